import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Command, parseBrief } from '../../src/app/command.ts';
import { createDesk, type Desk } from '../../src/app/desk.ts';
import { renderMarkdown } from '../../src/app/markdown.ts';
import { pollNext } from '../../src/app/poll.ts';
import type { Store } from '../../src/app/ports.ts';
import { parseSources } from '../../src/app/source-command.ts';
import { followFile } from '../../src/app/sources-sync.ts';
import { createWeb } from '../../src/sources/web.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { page, rss, type StandInWeb, standInWeb } from '../web-stand-in.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const FEED = 'https://tarn.example/rss';
const STORY = 'The ferry between Tarn and Skarn stops on Monday because its engine failed twice in a week.';
const PAGE = page('Ferry stops', ...Array.from({ length: 12 }, (_, n) => `${STORY} It was trip ${n}.`));

describe('what is typed', () => {
  it.each<[string, Command]>([
    ['sources add https://tarn.example/rss', { kind: 'source', action: 'add', address: FEED }],
    ['sources add <https://tarn.example/rss|tarn.example>', { kind: 'source', action: 'add', address: FEED }],
    ['sources mute Tarn Herald', { kind: 'source', action: 'mute', address: 'Tarn Herald' }],
    ['sources list', { kind: 'sources' }],
    ['sources', { kind: 'sources' }],
    ['sources of energy', { kind: 'brief', topic: 'sources of energy' }],
    ['https://tarn.example/ferry', { kind: 'page', address: 'https://tarn.example/ferry' }],
    ['"https://tarn.example/ferry"', { kind: 'brief', topic: 'https://tarn.example/ferry' }],
  ])('/brief %s', (text, command) => {
    expect(parseBrief(text)).toEqual(command);
  });

  it('says what there is where it is not understood', () => {
    expect(parseSources('eat https://tarn.example')).toMatchObject({ kind: 'misunderstood' });
    expect(parseSources('add')).toMatchObject({ kind: 'misunderstood' });
  });
});

describe('sources in a workspace', () => {
  let store: Store;
  let web: StandInWeb;
  let desk: Desk;
  const ask = async (text: string, { workspace = 'slack:T1', manager = true } = {}) => {
    const clock = { now: NOON, zone: 'UTC' };
    const reply = await desk.respond(parseBrief(text), { workspace, clock, manager, asker: 'U7' });
    return { ...reply, text: renderMarkdown(reply.document) };
  };
  const poll = () =>
    pollNext({
      store,
      reader: createWeb(web.fetcher, () => NOON),
      holder: 'a',
      now: () => NOON,
      dueAt: () => new Date(),
    });

  beforeEach(async () => {
    store = createStore(await openSqlite(':memory:'));
    web = standInWeb();
    web.put(FEED, rss(['<title>Ferry stops</title><link>https://tarn.example/ferry</link>']));
    web.put('https://tarn.example/ferry', PAGE);
    desk = createDesk({
      library: store,
      topics: [],
      sources: { watches: store.watches, web: createWeb(web.fetcher, () => NOON) },
    });
  });

  afterEach(() => store.close());

  it('adds a feed, reads it and briefs it', async () => {
    const added = await ask('sources add tarn.example/rss');
    await poll();
    const brief = await ask('ferry');

    expect(added.text).toContain('The feed is added; while the bot runs, it is read within a minute.');
    expect(brief.text).toContain(STORY);
    expect((await ask('sources')).text).toMatch(
      /Tarn Herald.*1 article, newest just in; read .*https:\/\/tarn\.example\/rss/,
    );
  });

  it('keeps them to that workspace', async () => {
    await ask(`sources add ${FEED}`);
    await poll();

    expect((await ask('ferry', { workspace: 'slack:T2' })).outcome).toBe('nothing');
    expect((await ask('sources', { workspace: 'slack:T2' })).text).not.toContain('Tarn');
    expect((await ask(`sources remove ${FEED}`, { workspace: 'slack:T2' })).text).toContain('There is no source');
  });

  it('lets only managers change them, and everybody check', async () => {
    const add = await ask(`sources add ${FEED}`, { manager: false });
    const check = await ask(`sources check ${FEED}`, { manager: false });

    expect(add).toMatchObject({ outcome: 'misunderstood' });
    expect(await store.watches.listWatched('slack:T1')).toEqual([]);
    expect(check.text).toContain('in summary: its page is read');
  });

  it('mutes, unmutes and removes by address or name', async () => {
    await ask(`sources add ${FEED}`);
    await poll();

    await ask('sources mute tarn herald');
    expect((await ask('ferry')).outcome).toBe('nothing');
    expect((await ask('sources')).text).toContain('muted');
    await ask(`sources unmute ${FEED}/`);
    expect((await ask('ferry')).outcome).toBe('done');
    await ask('sources remove https://www.tarn.example/rss');
    expect((await ask('ferry')).outcome).toBe('nothing');
  });

  it('hides what is everybody’s, but does not remove it', async () => {
    await followFile(store.watches, [{ kind: 'feed', name: 'Tarn', address: FEED }]);
    await poll();

    expect((await ask('sources remove Tarn')).text).toContain('only the operator can remove it');
    await ask('sources mute Tarn');
    expect((await ask('ferry')).outcome).toBe('nothing');
    expect((await ask('ferry', { workspace: 'slack:T2' })).outcome).toBe('done');
  });

  it('offers the feeds of a site and adds none', async () => {
    web.put(
      'https://tarn.example/',
      `<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>`,
    );

    const reply = await ask('sources add https://tarn.example/');

    expect(reply.text).toContain('/brief sources add https://tarn.example/rss');
    expect(await store.watches.listWatched('slack:T1')).toEqual([]);
  });

  it('adds one article', async () => {
    await ask('sources add https://tarn.example/ferry');
    await poll();

    expect((await ask('ferry')).text).toContain(STORY);
  });

  it('says why an address can’t be added', async () => {
    const reply = await ask('sources add https://tarn.example/none');

    expect(reply).toMatchObject({ outcome: 'nothing' });
    expect(reply.text).toContain('Not added. The site has nothing at this address.');
  });

  it('says at once why a source could not be read so far', async () => {
    await ask(`sources add ${FEED}`);
    web.put(FEED, { kind: 'failed', code: 'fetch-timeout', reason: 'tarn.example did not answer' });

    await poll();

    expect((await ask('sources')).text).toContain('not read yet; tarn.example did not answer');
  });

  it('says before one is added that robots may not read its pages', async () => {
    web.put('https://tarn.example/ferry', {
      kind: 'refused',
      code: 'fetch-robots',
      reason: 'tarn.example asks robots not to read this page',
    });

    const check = await ask(`sources check ${FEED}`);

    expect(check.text).toContain(
      "in summary; tarn.example asks robots not to read this page: the feed's own text is used",
    );
  });

  it('counts as read in a digest only what was, also where nothing can be fetched', async () => {
    await ask(`sources add ${FEED}`);
    await poll();
    await ask('sources add https://tarn.example/ferry');
    const offline = createDesk({ library: store, topics: [], sources: { watches: store.watches } });

    const reply = await offline.respond(
      { kind: 'digest', topics: ['ferry'] },
      { workspace: 'slack:T1', clock: { now: NOON, zone: 'UTC' } },
    );

    expect(renderMarkdown(reply.document)).toContain('1 of 2 sources read');
  });

  it('tells of a source that fails again and again', async () => {
    await ask(`sources add ${FEED}`);
    web.put(FEED, { kind: 'failed', code: 'fetch-timeout', reason: 'tarn.example did not answer' });
    const at = { now: new Date() };
    for (let round = 0; round < 3; round++) {
      at.now = new Date(at.now.getTime() + 86_400_000 * 2);
      await pollNext({
        store,
        reader: createWeb(web.fetcher, () => NOON),
        holder: 'a',
        now: () => NOON,
        dueAt: () => at.now,
      });
    }

    expect((await ask('sources')).text).toContain('could not be read 3 times; tarn.example did not answer');
  });

  it('briefs a page for who asked alone and keeps nothing of it', async () => {
    const reply = await ask('https://tarn.example/ferry');

    expect(reply).toMatchObject({ outcome: 'done', private: true });
    expect(reply.text).toContain(STORY);
    expect(await store.countArticles({ workspace: 'slack:T1' })).toBe(0);
  });

  it('reads no longer what the operator’s file no longer names', async () => {
    await followFile(store.watches, [{ kind: 'feed', name: 'Tarn', address: FEED }]);
    await ask('sources add https://tarn.example/ferry');

    await followFile(store.watches, []);

    expect((await store.watches.listWatched('slack:T1')).map(({ kind }) => kind)).toEqual(['page']);
  });
});
