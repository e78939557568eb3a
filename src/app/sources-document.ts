import { foldSpace } from '../core/words/fold-space.ts';
import { commandNames } from './command-names.ts';
import type { Block, Document } from './document.ts';
import { noteDocument } from './document.ts';
import type { SourceSummary } from './ports.ts';
import type { Asked } from './reply.ts';
import { type Clock, showAge, showNewest } from './times.ts';
import type { WatchHealth } from './watching.ts';
import type { FoundFeed, Looked } from './web.ts';
import { plural } from './wording.ts';

/** A reading may fail for many reasons; of what was read before, only what lasts is worth a person's time. */
const FAILURES_TOLD = 3;

/** Every source the workspace has: folders, feeds and pages, with how they fare. */
export function sourceListDocument(
  sources: readonly SourceSummary[],
  watched: readonly WatchHealth[],
  { clock, workspace }: Pick<Asked, 'clock' | 'workspace'>,
): Document {
  const onTheWeb = new Set(watched.map(({ id }) => id));
  const blocks: readonly Block[] = [
    ...sources.filter(({ id }) => !onTheWeb.has(id)).map((source) => entry(source.name, [holdings(source, clock)])),
    ...watched.map((source) => entry(source.name, healthOf(source, clock))),
  ];
  return { title: 'Sources', blocks: blocks.length > 0 ? blocks : [{ kind: 'note', text: noSources(workspace) }] };
}

const noSources = (workspace: string): string =>
  `There are no sources yet. ${commandNames(workspace).sources} add https://herald.example/rss reads a feed from now on; files are read from briefings/articles, unless briefings/sources.yaml names other folders.`;

const entry = (name: string, details: readonly (string | undefined)[]): Block => ({
  kind: 'entry',
  name: foldSpace(name),
  detail: details.filter((detail) => detail !== undefined).join('; '),
});

const holdings = ({ articles, newest }: SourceSummary, clock: Clock): string =>
  newest ? `${plural(articles, 'article')}, ${showNewest(newest, clock)}` : plural(articles, 'article');

function healthOf(source: WatchHealth, clock: Clock): readonly (string | undefined)[] {
  const { summary, kind, address, articlesADay, muted, lastReadAt, nextReadAt, failures, note } = source;
  const rate = kind === 'feed' && summary.articles > 1 ? `${rateInWords(articlesADay)} a day` : undefined;
  return [
    [holdings(summary, clock), rate].filter(Boolean).join(', '),
    muted ? 'muted' : undefined,
    lastReadAt ? `read ${showAge(lastReadAt, clock)}` : nextReadAt ? 'not read yet' : undefined,
    nextReadAt ? undefined : 'not read any more',
    failures >= FAILURES_TOLD ? `could not be read ${failures} times` : undefined,
    failures === 0 || failures >= FAILURES_TOLD || !nextReadAt || !lastReadAt ? note : undefined,
    address,
  ];
}

const rateInWords = (rate: number): string =>
  rate >= 10 ? `${Math.round(rate)}` : rate.toFixed(1).replace(/\.0$/, '');

/** What would be read at an address. */
export function lookedDocument(looked: Looked, { clock, workspace }: Asked): Document {
  switch (looked.kind) {
    case 'failed':
      return noteDocument('Sources', looked.reason);
    case 'site':
      return feedsDocument(looked.feeds, workspace);
    case 'article': {
      const { title, publisher, words, address } = looked;
      const details = [publisher && foldSpace(publisher), plural(words, 'word'), address];
      return { title: 'An article', blocks: [entry(title ?? address, details)] };
    }
    case 'feed': {
      const { title, address, articles, newest, titles } = looked;
      return {
        title: 'A feed',
        blocks: [
          entry(title ?? address, [
            newest ? `${plural(articles, 'article')}, ${showNewest(newest, clock)}` : plural(articles, 'article'),
            textsOf(looked),
            address,
          ]),
          ...titles.map((text) => ({ kind: 'note', text }) as const),
        ],
      };
    }
  }
}

function textsOf({ articles, whole, refusal }: Extract<Looked, { kind: 'feed' }>): string | undefined {
  const pages = articles - whole;
  if (articles === 0) return undefined;
  if (pages === 0) return articles === 1 ? 'with its whole text' : 'with their whole text';
  const which = articles === 1 ? 'in summary' : `${pages === articles ? 'all' : pages} of them in summary`;
  if (refusal !== undefined) return `${which}; ${refusal}: the feed's own text is used`;
  return `${which}: ${pages === 1 ? 'its page is' : 'their pages are'} read`;
}

/** The feeds of a site, to choose from. */
export function feedsDocument(feeds: readonly FoundFeed[], workspace: string): Document {
  const { sources } = commandNames(workspace);
  const offered = feeds.map(({ address, title }) => entry(title ?? 'Feed', [`${sources} add ${address}`]));
  const text = `This site has ${plural(feeds.length, 'feed')}. Nothing is added yet; to add one:`;
  return { title: 'Sources', blocks: [{ kind: 'note', text }, ...offered] };
}
