import { foldSpace } from '../core/words/fold-space.ts';
import type { Document } from './document.ts';
import { type Clock, showNewest } from './times.ts';
import { pluralCounted } from './wording.ts';

/** A topic with articles: how many, and how fresh. */
export interface TopicSummary {
  readonly name: string;
  readonly articles: number;
  readonly newest?: Date;
}

export function topicsDocument(topics: readonly TopicSummary[], clock: Clock): Document {
  const blocks = topics.map(({ name, articles, newest }) => {
    const detail = newest
      ? `${pluralCounted(articles, 'article')}, ${showNewest(newest, clock)}`
      : pluralCounted(articles, 'article');
    return { kind: 'entry', name: foldSpace(name), detail } as const;
  });
  return { title: 'Topics', blocks };
}

export const NO_ARTICLES =
  'There are no articles yet. Put some .txt, .md or .html files into the folder that is read, briefings/articles if you named no other. The bot reads them while it runs; briefdesk ingest DIR does at once.';

export const NO_TOPICS =
  'Nothing stands out in the articles that there are so far. Any words will do as a topic: try one of a headline.';
