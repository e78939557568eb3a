import type { Article } from './article.ts';
import type { Difference } from './differences.ts';
import { cite, foldSpace, type Point } from './point.ts';
import type { Quote } from './quotes.ts';
import type { Topic } from './topic.ts';

/** How much was read: what makes a stale or thin brief visible. */
export interface Coverage {
  readonly articles: number;
  /** Distinct known publishers. */
  readonly sources: number;
  /** Articles whose publisher is unknown. */
  readonly unknownSources: number;
  /** Newest and oldest known publication. */
  readonly newest?: Date;
  readonly oldest?: Date;
  /** Articles without a known publication time. */
  readonly undated: number;
}

/** An article as a brief or an answer refers to it; numbered by its place in the list, from 1. */
export interface SourceReference {
  readonly articleId: string;
  /** The title, or the first eight words of an untitled article. */
  readonly label: string;
  readonly titled: boolean;
  readonly source?: string;
  readonly url?: string;
  readonly publishedAt?: Date;
  readonly addedAt?: Date;
}

/** An article's title, or a section heading that names the topic. */
export interface Headline {
  readonly text: string;
  readonly articleId: string;
}

export interface Brief {
  readonly topic?: string;
  readonly headline?: Headline;
  readonly points: readonly Point[];
  /** What comes next, where an article says so. */
  readonly next?: Point;
  readonly differences: readonly Difference[];
  readonly quotes: readonly Quote[];
  readonly sources: readonly SourceReference[];
  readonly coverage: Coverage;
}

export interface BriefOptions {
  readonly topic?: string | Topic;
  /** Words of all points and `next` together. Alone, it is filled with points. */
  readonly maxWords?: number;
  readonly maxPoints?: number;
  /** Articles published before (added before, where that is unknown) are left out. */
  readonly since?: Date;
}

export function composeBrief(articles: readonly Article[], options: BriefOptions = {}): Brief {
  const { maxPoints = 5 } = options;
  const points = articles
    .flatMap((article) => article.sentences.slice(0, 1))
    .slice(0, maxPoints)
    .map((sentence): Point => ({ text: foldSpace(sentence.text), citations: [cite(sentence)] }));
  return {
    topic: typeof options.topic === 'string' ? options.topic : options.topic?.name,
    points,
    differences: [],
    quotes: [],
    sources: [],
    coverage: { articles: articles.length, sources: 0, unknownSources: 0, undated: 0 },
  };
}
