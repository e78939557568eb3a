import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pollNext } from '../../src/app/poll.ts';
import { backOff, nextInterval } from '../../src/app/poll-schedule.ts';
import type { Store } from '../../src/app/ports.ts';
import { createWeb } from '../../src/sources/web.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { page, rss, type StandInWeb, standInWeb } from '../web-stand-in.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FEED = 'https://tarn.example/rss';
const WORDS = Array.from({ length: 300 }, (_, n) => `word${n}`).join(' ');
const item = (name: string, text = WORDS): string =>
  `<title>${name}</title><link>https://tarn.example/${name}</link><description>${name} ${text}</description>`;

describe('how often a source is read', () => {
  it.each([
    ['half the pace of its articles', 60, { fresh: true, pace: 3 * HOUR }, 90],
    ['no more than every ten minutes', 60, { fresh: true, pace: 4 * MINUTE }, 10],
    ['at least once a day', 60, { fresh: true, pace: 30 * DAY }, 24 * 60],
    ['more often after news without dates', 60, { fresh: true }, 30],
    ['less often without news', 60, { fresh: false }, 90],
    ['as seldom as the feed asks', 60, { fresh: true, pace: HOUR, atLeast: 2 * HOUR }, 120],
  ])('%s', (_, interval, activity, expected) => {
    expect(nextInterval(interval * MINUTE, activity) / MINUTE).toBe(expected);
  });

  it('doubles after every failure, up to a day', () => {
    const waits = [1, 2, 3, 4, 7, 8, 9].map((failures) => backOff(failures) / MINUTE);

    expect(waits).toEqual([10, 20, 40, 80, 640, 1280, 1440]);
  });

  it('waits as long as the site asks', () => {
    expect(backOff(1, 3 * DAY)).toBe(3 * DAY);
  });
});

describe('reading what is due', () => {
  let store: Store;
  let web: StandInWeb;
  let now: Date;
  const poll = () =>
    pollNext({ store, reader: createWeb(web.fetcher, () => now), holder: 'a', now: () => now, dueAt: () => now });
  const later = (wait: number): void => {
    now = new Date(now.getTime() + wait);
  };
  const health = async () => (await store.watches.listWatched('slack:T1'))[0];
  const articles = () => store.searchArticles({ workspace: 'slack:T1', limit: 100 });

  beforeEach(async () => {
    store = createStore(await openSqlite(':memory:'));
    web = standInWeb();
    now = NOON;
    await store.watches.watch({ kind: 'feed', name: 'Tarn', address: FEED, reader: { workspace: 'slack:T1' } }, now);
  });

  afterEach(() => store.close());

  it('stores each article once, however often it is read', async () => {
    web.put(FEED, rss([item('a'), item('b')]));
    await poll();
    web.put(FEED, rss([item('c'), item('a'), item('b')]));
    later(DAY);

    const report = await poll();

    expect(report).toMatchObject({ kind: 'read', report: { counts: { added: 1, revised: 0 } } });
    expect(await articles()).toHaveLength(3);
  });

  it('makes a changed article a new revision', async () => {
    web.put(FEED, rss([item('a')]));
    await poll();
    web.put(FEED, rss([item('a', `${WORDS} corrected`)]));
    later(DAY);

    await poll();

    expect((await articles()).map(({ revision }) => revision)).toEqual([2]);
  });

  it('keeps an article that its feed has dropped', async () => {
    web.put(FEED, rss([item('a')]));
    await poll();
    web.put(FEED, rss([item('b')]));
    later(DAY);

    await poll();

    expect(await articles()).toHaveLength(2);
  });

  it('keeps an article open whose page and feed are taken down for good', async () => {
    const gone = { kind: 'failed', code: 'fetch-gone', reason: 'tarn.example has taken this down for good' } as const;
    web.put(FEED, rss([item('a')]));
    await poll();
    const [cited] = await articles();
    web.put(FEED, gone);
    web.put('https://tarn.example/a', gone);
    later(DAY);

    await poll();

    expect(await articles()).toEqual([cited]);
    expect(await store.openArticle('slack:T1', cited!.id, 1)).toEqual(cited);
  });

  it('reads nothing that is not due', async () => {
    web.put(FEED, rss([item('a')]));
    await poll();
    later(9 * MINUTE);

    expect(await poll()).toBeUndefined();
  });

  it('asks only whether it changed, once it has an answer', async () => {
    web.put(FEED, { text: rss([item('a')]), etag: '"1"' });
    await poll();
    later(DAY);

    expect(await poll()).toEqual({ kind: 'unchanged', source: 'Tarn' });
    later(2 * DAY);
    expect(await poll()).toEqual({ kind: 'unchanged', source: 'Tarn' });
  });

  it('notes failures, waits longer after each, and recovers by itself', async () => {
    for (let failure = 1; failure <= 4; failure++) {
      await poll();
      expect(await health()).toMatchObject({ failures: failure, note: 'The site has nothing at this address' });
      now = (await health())!.nextReadAt!;
    }
    web.put(FEED, rss([item('a')]));

    await poll();

    expect(await health()).toMatchObject({ failures: 0, summary: { articles: 1 } });
    expect((await health())?.note).toBeUndefined();
  });

  it('says that pages are closed to robots as long as they are', async () => {
    web.put(FEED, { text: rss([item('a', 'in short')]), etag: '"1"' });
    web.put('https://tarn.example/a', { kind: 'refused', code: 'fetch-robots', reason: 'tarn.example says no' });
    await poll();
    later(DAY);

    expect(await poll()).toEqual({ kind: 'unchanged', source: 'Tarn' });
    expect(await health()).toMatchObject({ note: "tarn.example says no; the feed's own text is used" });
  });

  it('stops where the feed is gone for good', async () => {
    web.put(FEED, { kind: 'failed', code: 'fetch-gone', reason: 'tarn.example has taken this down for good' });

    await poll();

    later(365 * DAY);
    expect(await poll()).toBeUndefined();
    expect(await health()).toMatchObject({ note: 'tarn.example has taken this down for good' });
  });

  it('goes to the new address after a move for good', async () => {
    web.put(FEED, { text: rss([item('a')]), permanentUrl: 'https://new.example/rss' });
    web.put('https://new.example/rss', rss([item('a')]));
    await poll();
    later(DAY);

    await poll();

    expect(web.asked).toEqual([FEED, 'https://new.example/rss']);
    expect(await articles()).toHaveLength(1);
  });

  it('reads again what the store did not take, though its feed has not changed', async () => {
    web.put(FEED, { text: rss([item('a'), item('b')]), etag: '"1"' });
    const saveArticles: Store['saveArticles'] = (id, given, at) =>
      given.some(({ key }) => key.includes('/b/'))
        ? Promise.reject(new Error('busy'))
        : store.saveArticles(id, given, at);
    const troubled: Store = { ...store, saveArticles };
    const reader = createWeb(web.fetcher, () => now);
    await pollNext({ store: troubled, reader, holder: 'a', now: () => now, dueAt: () => now });
    expect(await articles()).toHaveLength(1);
    later(DAY);

    await poll();

    expect(await articles()).toHaveLength(2);
  });

  it('stores an article of which there is only a page, once the page can be reached', async () => {
    const bare = '<title>Ferry</title><link>https://tarn.example/ferry</link>';
    web.put(FEED, { text: rss([bare]), etag: '"1"' });
    const dead = { kind: 'failed', code: 'fetch-timeout', reason: 'tarn.example did not answer' } as const;
    web.put('https://tarn.example/ferry', dead);
    for (let hours = 0; hours < 4; hours++) {
      await poll();
      later(HOUR);
    }
    expect(await articles()).toEqual([]);
    web.put('https://tarn.example/ferry', page('Ferry', WORDS));

    await poll();

    expect(await articles()).toMatchObject([{ title: 'Ferry' }]);
  });

  it.each([
    ['soon', '', 2],
    ['not before the feed lets it', '<ttl>45</ttl>', 45],
  ])('reads what is left of a large feed %s', async (_when, ttl, expected) => {
    const bare = (n: number) => `<title>Ferry ${n}</title><link>https://tarn.example/${n}</link>`;
    web.put(FEED, rss(Array.from({ length: 41 }, (_, n) => bare(n))).replace('<channel>', `<channel>${ttl}`));
    for (let n = 0; n < 41; n++) web.put(`https://tarn.example/${n}`, page(`Ferry ${n}`, `${n} ${WORDS}`));

    await poll();

    expect((await health())!.nextReadAt!.getTime() - now.getTime()).toBe(expected * MINUTE);
    now = (await health())!.nextReadAt!;
    await poll();
    expect(await articles()).toHaveLength(41);
  });

  it('survives a reader that throws', async () => {
    const fallsOver = () => Promise.reject(new Error('parser fell over'));
    const reader = { read: fallsOver, readAgain: fallsOver };

    const report = await pollNext({ store, reader, holder: 'a', now: () => now, dueAt: () => now });

    expect(report).toEqual({ kind: 'failed', source: 'Tarn', reason: "can't be read: parser fell over" });
    expect(await health()).toMatchObject({ failures: 1 });
  });
});
