import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pollNext } from '../../src/app/poll.ts';
import { nextAgain } from '../../src/app/poll-schedule.ts';
import type { Store } from '../../src/app/ports.ts';
import { rereadNext } from '../../src/app/reread.ts';
import { createWeb } from '../../src/sources/web.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { page, rss, type StandInWeb, standInWeb } from '../web-stand-in.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FEED = 'https://tarn.example/rss';
const FERRY = 'https://tarn.example/ferry';
const ITEM =
  '<title>Ferry stops</title><link>https://tarn.example/ferry</link><description>The ferry stops.</description>';
const FIRST = 'The ferry between Tarn and Skarn stops on Monday because its engine failed twice in a week.';
const CORRECTED = 'The ferry between Tarn and Skarn stops on Tuesday because its engine failed twice in a week.';

describe('when a page is read again', () => {
  it('is half an hour after it was first read, then after twice as long each time, within two days', () => {
    const gaps = Array.from({ length: 7 }, (_, readings) => nextAgain(readings)).map((gap) => gap && gap / HOUR);

    expect(gaps).toEqual([0.5, 1, 2, 4, 8, 16, undefined]);
  });

  it('is not before the site lets it', () => {
    expect(nextAgain(0, 3 * HOUR)).toBe(3 * HOUR);
    expect(nextAgain(0, 48 * HOUR)).toBeUndefined();
  });
});

describe('the page of a new article', () => {
  let store: Store;
  let web: StandInWeb;
  let now: Date;
  const pollAll = async () => {
    const reader = createWeb(web.fetcher, () => now);
    while (await pollNext({ store, reader, holder: 'a', now: () => now, dueAt: () => now }));
  };
  /** Lets time pass, reading what is due. */
  const pass = async (wait: number) => {
    for (const end = now.getTime() + wait; now.getTime() < end; ) {
      now = new Date(now.getTime() + 10 * MINUTE);
      await pollAll();
    }
  };
  const articles = () => store.searchArticles({ workspace: 'slack:T1', limit: 10 });
  const asked = (address: string) => web.asked.filter((one) => one === address).length;

  beforeEach(async () => {
    store = createStore(await openSqlite(':memory:'));
    web = standInWeb();
    now = NOON;
    await store.watches.watch({ kind: 'feed', name: 'Tarn', address: FEED, reader: { workspace: 'slack:T1' } }, now);
    web.put(FEED, { text: rss([ITEM]), etag: '"feed"' });
    web.put(FERRY, { text: page('Ferry stops', FIRST), etag: '"first"' });
    await pollAll();
  });

  afterEach(() => store.close());

  it('is read again though its feed says that nothing has changed, and its correction is a new revision', async () => {
    web.put(FERRY, { text: page('Ferry stops', CORRECTED), etag: '"second"' });

    await pass(30 * MINUTE);

    const [article] = await articles();
    expect(article).toMatchObject({ revision: 2, title: 'Ferry stops', source: 'Tarn Herald', url: FERRY });
    expect(article?.text).toContain('on Tuesday');
    expect((await store.openArticle('slack:T1', article!.id, 1))?.text).toContain('on Monday');
  });

  it('is asked six times in two days, with what its last answer said of its state', async () => {
    await pass(72 * HOUR);

    expect(asked(FERRY)).toBe(1 + 6);
    expect(await articles()).toMatchObject([{ revision: 1 }]);
  });

  it('is read again when its feed has dropped it', async () => {
    web.put(FEED, { text: rss([]), etag: '"empty"' });
    await pass(2 * HOUR);
    web.put(FERRY, page('Ferry stops', CORRECTED));

    await pass(2 * HOUR);

    expect(await articles()).toMatchObject([{ revision: 2 }]);
  });

  it('is left alone where the article is older than two days', async () => {
    const old = `${ITEM.replaceAll('ferry', 'bridge')}<pubDate>Tue, 17 Nov 2026 12:00:00 GMT</pubDate>`;
    web.put(FEED, { text: rss([old]), etag: '"old"' });
    web.put('https://tarn.example/bridge', page('Bridge opens', `${FIRST} Bridge.`));

    await pass(72 * HOUR);

    expect(asked('https://tarn.example/bridge')).toBe(1);
  });

  it('costs the article nothing where it becomes a wall, and is read when that has gone', async () => {
    web.put(FERRY, { text: page('Log in', 'Please log in to go on.'), etag: '"wall"' });
    await pass(HOUR);
    expect(await articles()).toMatchObject([{ revision: 1 }]);
    web.put(FERRY, { text: page('Ferry stops', CORRECTED), etag: '"second"' });

    await pass(2 * HOUR);

    expect(await articles()).toMatchObject([{ revision: 2 }]);
  });

  it.each([
    ['is taken down', 'fetch-gone', 2],
    ['is closed to robots', 'fetch-robots', 2],
    ['can’t be reached', 'fetch-timeout', 7],
  ] as const)('costs the article and its source nothing where it %s', async (_what, code, times) => {
    web.put(FERRY, { kind: 'failed', code, reason: 'no' });

    await pass(72 * HOUR);

    expect(asked(FERRY)).toBe(times);
    expect(await articles()).toMatchObject([{ revision: 1 }]);
    expect(await store.watches.listWatched('slack:T1')).toMatchObject([{ failures: 0 }]);
  });

  it('is read again where the store did not take its correction', async () => {
    web.put(FERRY, { text: page('Ferry stops', CORRECTED), etag: '"second"' });
    const troubled: Store = { ...store, saveArticles: () => Promise.reject(new Error('busy')) };
    now = new Date(now.getTime() + 30 * MINUTE);
    const reader = createWeb(web.fetcher, () => now);
    await pollNext({ store: troubled, reader, holder: 'a', now: () => now, dueAt: () => now });

    await pass(HOUR);

    expect(await articles()).toMatchObject([{ revision: 2 }]);
  });

  it('may make a parser fall over', async () => {
    now = new Date(now.getTime() + 30 * MINUTE);
    const reader = { readAgain: () => Promise.reject(new Error('parser fell over')) };

    expect(await rereadNext({ store, reader, now: () => now, dueAt: () => now })).toEqual({ source: 'Tarn' });
  });
});

describe('the page of an article that is watched by itself', () => {
  it('stays one article where it moves for good, and its correction is a new revision', async () => {
    const store = createStore(await openSqlite(':memory:'));
    const web = standInWeb();
    let now = NOON;
    const poll = () =>
      pollNext({ store, reader: createWeb(web.fetcher, () => now), holder: 'a', now: () => now, dueAt: () => now });
    const moved = 'https://tarn.example/news/ferry';
    const watch = { kind: 'page', name: 'Ferry', address: FERRY, reader: 'everyone' } as const;
    await store.watches.watch(watch, now);
    web.put(FERRY, { text: page('Ferry stops', FIRST), url: moved, permanentUrl: moved });
    web.put(moved, page('Ferry stops', CORRECTED));
    await poll();
    now = new Date(now.getTime() + 24 * HOUR);

    await poll();

    const articles = await store.searchArticles({ workspace: 'slack:T1', limit: 10 });
    expect(web.asked).toEqual([FERRY, moved]);
    expect(articles).toMatchObject([{ revision: 2 }]);
    await store.close();
  });
});
