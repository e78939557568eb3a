import { pollNext } from '../../src/app/poll.ts';
import { readFeed } from '../../src/sources/feed.ts';
import type { Fetcher } from '../../src/sources/fetch.ts';
import { extractPage } from '../../src/sources/page.ts';
import { createWeb } from '../../src/sources/web.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { page, rss } from '../web-stand-in.ts';
import { EDITION, generateArticle } from './generate.ts';
import type { BenchOptions, Row, Section } from './measure.ts';
import { benchNewsstand } from './newsstand.ts';

const ITEMS = 20;

/** How fast what the web sends is read and kept, the way there left out. */
export async function benchSources(options: BenchOptions): Promise<Section> {
  const { tiny } = options;
  const feeds = Array.from({ length: tiny ? 2 : 200 }, (_, n) => feedOf(n));
  const pages = Array.from({ length: tiny ? 2 : 300 }, (_, n) => pageOf(n));
  const rows: readonly Row[] = [
    {
      name: 'feeds read a second',
      figures: { rate: await rate(feeds, (text) => readFeed(text, 'https://a.example/')) },
    },
    {
      name: 'pages read a second',
      figures: { rate: await rate(pages, (html) => extractPage(html, 'https://a.example/1')) },
    },
    { name: 'articles of feeds stored a second', figures: { rate: await storedRate(feeds) } },
    ...(await benchNewsstand(options)),
  ];
  return { title: 'Sources', rows, notes: [`Feeds of ${ITEMS} articles with their whole text; on SQLite in memory.`] };
}

const textOf = (n: number): string => generateArticle(n).text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const feedOf = (n: number): string =>
  rss(
    Array.from({ length: ITEMS }, (_, item) => {
      const place = n * ITEMS + item;
      return `<title>Article ${place}</title><link>https://s${n}.example/${item}</link><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">${textOf(place)}</content:encoded>`;
    }),
    `Site ${n}`,
  );

const pageOf = (n: number): string => page(`Article ${n}`, ...textOf(n).split(/\n+/));

async function rate<T>(inputs: readonly T[], work: (input: T) => unknown): Promise<number> {
  const started = performance.now();
  for (const input of inputs) await work(input);
  return inputs.length / ((performance.now() - started) / 1000);
}

async function storedRate(feeds: readonly string[]): Promise<number> {
  const store = createStore(await openSqlite(':memory:'));
  const fetcher: Fetcher = {
    get: async (url) => ({
      kind: 'fetched',
      url,
      contentType: 'xml',
      text: feeds[Number(new URL(url).hostname.slice(1, -8))]!,
    }),
    close: async () => {},
  };
  const reader = createWeb(fetcher, () => EDITION);
  for (const n of feeds.keys()) {
    await store.watches.watch(
      { kind: 'feed', name: `${n}`, address: `https://s${n}.example/rss`, reader: 'everyone' },
      EDITION,
    );
  }
  const started = performance.now();
  while (await pollNext({ store, reader, holder: 'bench', now: () => EDITION, dueAt: () => EDITION }));
  const spent = performance.now() - started;
  const stored = await store.countArticles({ workspace: 'terminal' });
  await store.close();
  return stored / (spent / 1000);
}
