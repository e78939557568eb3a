import type { IncomingArticle } from '../app/ports.ts';
import type { ArticleRead, PageReading, WebFailure, WebStanding } from '../app/web.ts';
import { addressKey } from '../core/address.ts';
import { readFeed } from './feed.ts';
import type { Fetcher } from './fetch.ts';
import type { Fetched } from './fetched.ts';
import { extractPage } from './page.ts';
import { readWebDate } from './web-date.ts';

const SECOND = 1000;
const PASSING: ReadonlySet<string> = new Set([
  'fetch-dns',
  'fetch-timeout',
  'fetch-unreachable',
  'fetch-busy',
  'fetch-status',
  'fetch-broken',
  // Feeds often tell of a page some minutes before it is there.
  'fetch-missing',
]);

export function failureFrom({
  code,
  reason,
  retryAfter,
}: Extract<Fetched, { kind: 'refused' | 'failed' }>): WebFailure {
  return {
    kind: 'failed',
    reason,
    gone: code === 'fetch-gone',
    ...(code === 'fetch-robots' && { forbidden: true }),
    ...(PASSING.has(code) && { passing: true }),
    ...(retryAfter !== undefined && { atLeast: retryAfter * SECOND }),
  };
}

export function standingFrom(answer: Extract<Fetched, { kind: 'fetched' | 'not-modified' }>, ttl = 0): WebStanding {
  const { etag, lastModified, permanentUrl, maxAge = 0 } = answer;
  const atLeast = Math.max(maxAge * SECOND, ttl);
  return {
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    ...(permanentUrl !== undefined && { movedTo: permanentUrl }),
    ...(atLeast > 0 && { atLeast }),
  };
}

/** The article of a page as it came; `url` is where it came from. */
export function articleFrom(html: string, url: string, now: Date): ArticleRead {
  const read = extractPage(html, url);
  if (read.kind === 'unreadable')
    return { kind: 'failed', reason: `The page ${read.reason.split(':')[0]}`, gone: false };
  const { published, declared, ...page } = read.page;
  const { publishedAt } = readWebDate(published, now);
  const address = page.url !== undefined && isOneSite(page.url, url) ? page.url : url;
  const article: IncomingArticle = {
    ...page,
    url: address,
    key: addressKey(url) ?? address,
    ...(publishedAt && { publishedAt }),
  };
  return { kind: 'article', article, ...(declared && { declared }) };
}

/** A page may name its own best address, but not pass for another site's. */
function isOneSite(one: string, other: string): boolean {
  const [a, b] = [addressKey(one), addressKey(other)];
  return a !== undefined && b !== undefined && new URL(a).host === new URL(b).host;
}

/** Fetches one article's page, as far as its site lets robots, unless it is still in the state that is known. */
export async function fetchPage(
  fetcher: Fetcher,
  address: string,
  now: Date,
  { etag, lastModified }: Pick<WebStanding, 'etag' | 'lastModified'> = {},
): Promise<PageReading> {
  const known = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
  const answer = await fetcher.get(address, { as: 'page', ...known });
  if ('code' in answer) return failureFrom(answer);
  if (answer.kind === 'not-modified') return { kind: 'unchanged', ...known, ...standingFrom(answer) };
  if (answer.contentType !== 'html' && readFeed(answer.text, answer.url).kind === 'feed') {
    return { kind: 'failed', reason: 'This is a feed, not an article: /sources add reads it', gone: false };
  }
  const read = articleFrom(answer.text, answer.url, now);
  return read.kind === 'article' ? { kind: 'article', article: read.article, ...standingFrom(answer) } : read;
}
