import type { Watched } from '../app/watching.ts';
import type { Looked, WatchReader, Web, WebReading } from '../app/web.ts';
import { addressKey } from '../core/address.ts';
import { guessFeed, linkedFeeds } from './discovery.ts';
import { type Feed, readFeed } from './feed.ts';
import type { Fetcher } from './fetch.ts';
import { readWebDate } from './web-date.ts';
import { readItems } from './web-feed.ts';
import { articleFrom, failureFrom, fetchPage, standingFrom } from './web-page.ts';

const MINUTE = 60_000;
const TITLES_SHOWN = 3;
/** A text of fewer words, on a page that does not say that it is an article, is none. */
const FEWEST_WORDS = 150;

/** What Briefdesk reads on the web, all of it through the one way out. */
export function createWeb(fetcher: Fetcher, now: () => Date): Web & WatchReader {
  return {
    read: (watched, known) =>
      watched.kind === 'feed'
        ? readWatchedFeed(fetcher, watched, known, now())
        : readWatchedPage(fetcher, watched, now()),
    look: (address) => look(fetcher, address, now()),
    readAgain: (page) => fetchPage(fetcher, page.address, now(), page),
    readArticle: async (address) => {
      const page = await fetchPage(fetcher, address, now());
      return page.kind === 'unchanged' ? { kind: 'failed', reason: 'The page did not come', gone: false } : page;
    },
  };
}

async function readWatchedFeed(
  fetcher: Fetcher,
  watched: Watched,
  known: Parameters<WatchReader['read']>[1],
  now: Date,
): Promise<WebReading> {
  const { address, name } = watched;
  const validators = validatorsOf(watched);
  const answer = await fetcher.get(address, { as: 'feed', ...validators });
  if ('code' in answer) return failureFrom(answer);
  if (answer.kind === 'not-modified') return { kind: 'unchanged', ...validators, ...standingFrom(answer) };
  const read = readFeed(answer.text, answer.url);
  if (read.kind === 'unreadable') return { kind: 'failed', reason: `This address ${read.reason}`, gone: false };
  const reading = await readItems(read.feed, { fetcher, known, now, name });
  const { etag, lastModified, ...standing } = standingFrom(answer, (read.feed.ttlMinutes ?? 0) * MINUTE);
  // Of a feed that is not read to its end, nothing is noted by which it could say that nothing changed.
  const noted = reading.more || reading.retry ? {} : validatorsOf({ etag, lastModified });
  return { kind: 'read', ...reading, ...standing, ...noted };
}

const validatorsOf = ({ etag, lastModified }: { etag?: string | undefined; lastModified?: string | undefined }) => ({
  ...(etag !== undefined && { etag }),
  ...(lastModified !== undefined && { lastModified }),
});

async function readWatchedPage(fetcher: Fetcher, watched: Watched, now: Date): Promise<WebReading> {
  const { id, address, name } = watched;
  const page = await fetchPage(fetcher, address, now, watched);
  if (page.kind !== 'article') return page;
  const { article, ...standing } = page;
  const first = id.slice('page:'.length); // the article stays the same where its page moves
  const item = { kind: 'article', name, article: { ...article, key: addressKey(first) ?? first } } as const;
  return { ...standing, kind: 'read', items: [item], prints: new Map(), pages: [], more: false, retry: false };
}

async function look(fetcher: Fetcher, address: string, now: Date): Promise<Looked> {
  const answer = await fetcher.get(address, { as: 'feed' });
  if ('code' in answer) return failureFrom(answer);
  if (answer.kind === 'not-modified') return { kind: 'failed', reason: 'The answer was empty', gone: false };
  const at = answer.permanentUrl ?? address;
  const read = readFeed(answer.text, answer.url);
  if (read.kind === 'feed') {
    const refusal = await pageRefusal(fetcher, read.feed);
    return { ...lookedFeed(read.feed, at, now), ...(refusal !== undefined && { refusal }) };
  }
  return lookAtPage(fetcher, address, now);
}

/** Asks for the first page that would be read: whether robots may is a matter of the site, mostly. */
async function pageRefusal(fetcher: Fetcher, { items }: Feed): Promise<string | undefined> {
  const url = items.find((item) => !item.whole && item.url !== undefined)?.url;
  if (url === undefined) return undefined;
  const answer = await fetcher.get(url, { as: 'page' });
  return 'code' in answer && answer.code === 'fetch-robots' ? answer.reason : undefined;
}

function lookedFeed({ title, items }: Feed, address: string, now: Date): Extract<Looked, { kind: 'feed' }> {
  const times = items.flatMap(({ published }) => readWebDate(published, now).publishedAt?.getTime() ?? []);
  const newest = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return {
    kind: 'feed',
    address,
    ...(title !== undefined && { title }),
    articles: items.length,
    whole: items.filter(({ whole }) => whole).length,
    ...(times.length > 0 && { newest: new Date(newest) }),
    titles: items.flatMap((item) => item.title ?? []).slice(0, TITLES_SHOWN),
  };
}

/** Asks once more, as for a page: only now it is known that robots have to be let in. */
async function lookAtPage(fetcher: Fetcher, address: string, now: Date): Promise<Looked> {
  const answer = await fetcher.get(address, { as: 'page' });
  if ('code' in answer) return failureFrom(answer);
  if (answer.kind === 'not-modified') return { kind: 'failed', reason: 'The answer was empty', gone: false };
  const url = answer.permanentUrl ?? answer.url;
  const read = articleFrom(answer.text, answer.url, now);
  const isFront = new URL(answer.url).pathname === '/';
  if (read.kind === 'article' && !isFront) {
    const { title, source, text, publishedAt } = read.article;
    const words = text.match(/\S+/g)?.length ?? 0;
    if (publishedAt || read.declared || words >= FEWEST_WORDS) {
      return {
        kind: 'article',
        address: url,
        ...(title !== undefined && { title }),
        ...(source !== undefined && { publisher: source }),
        words,
      };
    }
  }
  const feeds = linkedFeeds(answer.text, answer.url);
  if (feeds.length > 0) return { kind: 'site', address: url, feeds };
  const guessed = await guessFeed(fetcher, answer.url);
  if (guessed) return { kind: 'site', address: url, feeds: [guessed] };
  return { kind: 'failed', reason: 'This page is no article, and no feed of its site was found', gone: false };
}
