import { expect, it } from 'vitest';
import { pollNext } from '../../src/app/poll.ts';
import type { Fetcher } from '../../src/sources/fetch.ts';
import type { Fetched } from '../../src/sources/fetched.ts';
import { createWeb } from '../../src/sources/web.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { page, rss } from '../web-stand-in.ts';

const BEGIN = Date.parse('2026-11-20T00:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FEEDS = 56;
/** Items a feed shows at a time. */
const SHOWN = 15;

/** One site: how often it publishes, and what is odd about it. */
interface Site {
  readonly name: string;
  readonly every: number;
  readonly oddity: (typeof ODDITIES)[number];
}

const ODDITIES = [
  'none',
  'summaries',
  'new ids and dates',
  'tracking',
  'outages',
  'broken',
  'conditional',
  'no links',
] as const;

const SITES: readonly Site[] = Array.from({ length: FEEDS }, (_, n) => ({
  name: `site${n}`,
  every: (40 + ((n * 37) % 200)) * MINUTE,
  oddity: ODDITIES[n % ODDITIES.length]!,
}));

const publishedBy = ({ every }: Site, at: number): number => Math.floor((Math.min(at, BEGIN + DAY) - BEGIN) / every);

const textOf = ({ name }: Site, n: number): string =>
  Array.from({ length: 45 }, (_, word) => `${name} article ${n} tells ${word}`).join(' ');

function itemOf(site: Site, n: number, at: number): string {
  const { name, oddity } = site;
  const redated = oddity === 'new ids and dates';
  const tracking = oddity === 'tracking' ? `?utm_source=s${Math.floor(at / MINUTE)}` : '';
  const link = oddity === 'no links' ? '' : `<link>https://${name}.example/${n}${tracking}</link>`;
  const date = `<pubDate>${new Date(redated ? at : BEGIN + n * site.every).toUTCString()}</pubDate>`;
  const text = oddity === 'summaries' ? `Article ${n} of ${name}.` : textOf(site, n);
  const open = oddity === 'broken' ? '<category>open & broken' : '';
  return `<title>Article ${n} of ${name}</title>${link}${date}<guid isPermaLink="false">${redated ? at : n}</guid>${open}<description>${text}</description>`;
}

/** How often the web was asked for a feed, and for an article's page. */
interface Asked {
  feeds: number;
  pages: number;
}

function fetcherAt(now: () => number, asked: Asked): Fetcher {
  let requests = 0;
  return {
    close: async () => {},
    get: async (address, { etag }): Promise<Fetched> => {
      requests += 1;
      const url = new URL(address);
      const site = SITES.find(({ name }) => `${name}.example` === url.hostname)!;
      const answer = { kind: 'fetched', url: address, contentType: 'xml' } as const;
      if (url.pathname !== '/rss') {
        asked.pages += 1;
        return { ...answer, contentType: 'html', text: page('Page', textOf(site, Number(url.pathname.slice(1)))) };
      }
      asked.feeds += 1;
      if (site.oddity === 'outages' && requests % 3 === 0) {
        return { kind: 'failed', code: 'fetch-timeout', reason: `${site.name} did not answer` };
      }
      const published = publishedBy(site, now());
      const state = `"${published}"`;
      if (site.oddity === 'conditional' && etag === state) return { kind: 'not-modified', url: address, etag };
      const from = Math.max(1, published - SHOWN + 1);
      const items = Array.from({ length: published - from + 1 }, (_, n) => itemOf(site, published - n, now()));
      return { ...answer, text: rss(items, site.name), ...(site.oddity === 'conditional' && { etag: state }) };
    },
  };
}

it('a day of polling odd feeds stores every article once', { timeout: 180_000 }, async () => {
  const store = createStore(await openSqlite(':memory:'));
  let now = BEGIN;
  const clock = (): Date => new Date(now);
  const asked: Asked = { feeds: 0, pages: 0 };
  const reader = createWeb(
    fetcherAt(() => now, asked),
    clock,
  );
  for (const { name } of SITES) {
    await store.watches.watch(
      { kind: 'feed', name, address: `https://${name}.example/rss`, reader: 'everyone' },
      clock(),
    );
  }

  // The second day nothing is published: it gives those that are read once a day their time.
  for (; now < BEGIN + 2 * DAY; now += 10 * MINUTE) {
    while (await pollNext({ store, reader, holder: 'a', now: clock, dueAt: clock }));
  }

  const publishedOn = (sites: readonly Site[]) => sites.reduce((sum, site) => sum + publishedBy(site, BEGIN + DAY), 0);
  const published = publishedOn(SITES);
  const onPages = publishedOn(SITES.filter(({ oddity }) => oddity !== 'no links'));
  const stored = await store.searchArticles({ workspace: 'anyone', limit: 10_000 });
  const texts = new Set(stored.map(({ text }) => text.replace(/\s+/g, ' ')));
  expect(published).toBeGreaterThan(500);
  expect(stored).toHaveLength(published);
  expect(texts.size).toBe(published);
  expect(stored.every(({ revision }) => revision === 1)).toBe(true);
  expect(asked.feeds / FEEDS).toBeLessThan(100);
  // Once, and at most six times again while they are new.
  expect(asked.pages / onPages).toBeLessThanOrEqual(7);
  await store.close();
});
