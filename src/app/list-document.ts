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
  return { title: 'Topics', blocks: blocks.length > 0 ? blocks : [{ kind: 'note', text: NO_ARTICLES }] };
}

export const NO_ARTICLES =
  'There are no articles yet. Put some .txt, .md or .html files into the folder that is read, briefings/articles if you named no other. The bot reads them while it runs; briefdesk ingest DIR does at once.';

export function helpDocument(): Document {
  const blocks = HELP.map(([name, detail]) => ({ kind: 'entry', name, detail }) as const);
  return { title: 'Help', blocks: [...blocks, { kind: 'note', text: HELP_NOTE }] };
}

const HELP = [
  ['/brief territory', 'a short brief on a topic; any words will do'],
  ['/brief', 'the top stories'],
  ['/brief territory since:14d long', 'since: 12h, 3d, today, yesterday, 2026-11-01 or all; short or long'],
  ['/brief ask How long did the talks in Moscow last?', 'an answer from all the articles'],
  ['/brief topics', 'what the articles are about'],
  ['/brief sources', 'where they come from, and how the sources fare'],
  [
    '/brief sources add https://herald.example/rss',
    'reads a feed, a site or an article from now on; also check, remove, mute',
  ],
  ['/brief https://herald.example/story', 'a brief of that page, for you alone'],
  ['/digest help', 'what is new on your topics, in a channel at your times'],
  ['/brief "help"', 'quoted words are always a topic'],
] as const;
const HELP_NOTE =
  'After a brief, ask about it in plain words. Every line shown is a sentence of an article; the number behind it names which.';
