import type { Article } from './article.ts';
import { type Coverage, citedSources, coverageOf, type SourceReference } from './coverage.ts';
import type { Difference } from './differences.ts';
import { cite, foldSpace, type Point } from './point.ts';
import type { Quote } from './quotes.ts';
import type { Topic } from './topic.ts';

export type { Coverage, SourceReference };

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
    sources: citedSources(points, articles),
    coverage: coverageOf(articles),
  };
}
