import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports.ts';
import type { NewWatch } from '../../src/app/watching.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const MINUTE = 60_000;
const minutes = (count: number): Date => new Date(NOON.getTime() + count * MINUTE);

const HERALD: NewWatch = {
  kind: 'feed',
  name: 'The Herald',
  address: 'https://herald.example/rss',
  reader: { workspace: 'slack:T1' },
  addedBy: 'U7',
};
const ID = 'feed:https://herald.example/rss';
const READ = { failures: 0, interval: 30 * MINUTE, delay: 30 * MINUTE } as const;

/** What every store must do for sources on the web. `open` gives a new, empty one at each call. */
export function describeWatches(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    const claim = async (holder: string, at = NOON, limit = 10) =>
      (await store.watches.claimDue({ holder, limit, lease: 5 * MINUTE }, at)).map(({ id }) => id);
    const texts = async (workspace: string) =>
      (await store.searchArticles({ workspace, limit: 10 })).map(({ text }) => text);
    const saveOne = async (): Promise<string> => {
      const article = { key: 'https://herald.example/1', text: 'Ferries are late again.' };
      return (await store.saveArticles(ID, [article], NOON))[0]!.articleId;
    };

    beforeEach(async () => {
      store = await open();
    });

    afterEach(() => store.close());

    it('is due at once, and tells what a reader needs', async () => {
      expect(await store.watches.watch(HERALD, NOON)).toEqual({ kind: 'added', id: ID });

      expect(await store.watches.claimDue({ holder: 'a', limit: 1, lease: MINUTE }, NOON)).toEqual([
        { id: ID, kind: 'feed', name: 'The Herald', address: HERALD.address, interval: 60 * MINUTE, failures: 0 },
      ]);
    });

    it('goes by the database’s clock where no time is given', async () => {
      await store.watches.watch(HERALD);

      expect(await store.watches.claimDue({ holder: 'a', limit: 1, lease: MINUTE })).toHaveLength(1);
      expect(await store.watches.claimDue({ holder: 'b', limit: 1, lease: MINUTE })).toHaveLength(0);
    });

    it('is claimed by one at a time, and by another when the lease is over', async () => {
      await store.watches.watch(HERALD, NOON);

      expect(await claim('a')).toEqual([ID]);
      expect(await claim('b', minutes(4))).toEqual([]);
      expect(await claim('b', minutes(5))).toEqual([ID]);
    });

    it('gives each of many to one of those who claim at once', async () => {
      for (let n = 0; n < 20; n++)
        await store.watches.watch({ ...HERALD, address: `https://herald.example/${n}` }, NOON);

      const claims = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => claim(holder, NOON, 5)));

      expect(new Set(claims.flat()).size).toBe(claims.flat().length);
      expect([...claims.flat(), ...(await claim('e', NOON, 20))]).toHaveLength(20);
    });

    it('is due again when its delay is over, with what the last answer said', async () => {
      await store.watches.watch(HERALD, NOON);
      await claim('a');

      await store.watches.recordReading(
        'a',
        ID,
        { ...READ, etag: '"1"', lastModified: 'Fri', movedTo: 'https://h.example/' },
        NOON,
      );

      expect(await claim('a', minutes(29))).toEqual([]);
      expect(await store.watches.claimDue({ holder: 'a', limit: 1, lease: MINUTE }, minutes(30))).toMatchObject([
        { id: ID, address: 'https://h.example/', etag: '"1"', lastModified: 'Fri', interval: 30 * MINUTE },
      ]);
    });

    it('is due where the clock was put back by more than any rest', async () => {
      const year = minutes(365 * 24 * 60);
      await store.watches.watch(HERALD, NOON);
      await claim('a', year);
      const leased = await claim('b');
      await store.watches.recordReading('b', ID, READ, year);

      expect(leased).toEqual([ID]);
      expect(await claim('c')).toEqual([ID]);
    });

    it('notes nothing of who lost the claim', async () => {
      await store.watches.watch(HERALD, NOON);
      await claim('a');
      await claim('b', minutes(5));

      await store.watches.recordReading('a', ID, { ...READ, note: 'late' }, minutes(6));

      expect((await store.watches.listWatched('slack:T1'))[0]?.note).toBeUndefined();
    });

    it('is never due again where there is no delay', async () => {
      await store.watches.watch(HERALD, NOON);
      await claim('a');

      await store.watches.recordReading('a', ID, { failures: 1, interval: MINUTE, note: 'gone' }, NOON);

      expect(await claim('a', minutes(1_000_000))).toEqual([]);
      const [health] = await store.watches.listWatched('slack:T1');
      expect(health).toMatchObject({ note: 'gone', failures: 1 });
      expect(health?.nextReadAt).toBeUndefined();
    });

    it('is found again by the address it moved to', async () => {
      await store.watches.watch(HERALD, NOON);
      await claim('a');
      await store.watches.recordReading('a', ID, { ...READ, movedTo: 'https://h.example/' }, NOON);

      const again = await store.watches.watch({ ...HERALD, address: 'https://h.example/' }, NOON);

      expect(again).toEqual({ kind: 'known', id: ID });
    });

    it('is not shared with who adds the address it moved to: what it told before was not there', async () => {
      await store.watches.watch(HERALD, NOON);
      await saveOne();
      await claim('a');
      await store.watches.recordReading('a', ID, { ...READ, movedTo: 'https://h.example/' }, NOON);

      const chat = await store.watches.watch(
        { ...HERALD, address: 'https://h.example/', reader: { workspace: 'slack:T2' } },
        NOON,
      );
      const file = await store.watches.watch({ ...HERALD, address: 'https://h.example/', reader: 'everyone' }, NOON);

      expect([chat, file]).toEqual([
        { kind: 'added', id: 'feed:https://h.example/' },
        { kind: 'shared', id: 'feed:https://h.example/' },
      ]);
      expect(await texts('slack:T2')).toEqual([]);
    });

    it('lets go, for a new reader, of what it shares with a source that one may not read, and reads it as its own', async () => {
      const wire = { ...HERALD, address: 'https://wire.example/rss', name: 'Wire' };
      const copy = { key: 'https://wire.example/9', text: 'Ferries are late again.', url: 'https://wire.example/9' };
      await store.watches.watch(HERALD, NOON);
      const { id } = await store.watches.watch(wire, NOON);
      await saveOne();
      const [duplicate] = await store.saveArticles(id, [copy], NOON);
      await store.watches.recordItems(id, new Map([[copy.key, 'as it was']]));
      await claim('a');
      await store.watches.recordReading('a', id, { ...READ, etag: '"1"' }, NOON);

      await store.watches.watch({ ...wire, reader: { workspace: 'slack:T2' } }, NOON);

      expect(duplicate?.kind).toBe('duplicate');
      expect(await store.openArticle('slack:T2', duplicate!.articleId, 1)).toBeUndefined();
      expect(await texts('slack:T1')).toEqual([copy.text]);
      expect(await store.watches.itemPrints(id, [copy.key])).toEqual(new Map());
      const [due] = await store.watches.claimDue({ holder: 'b', limit: 1, lease: MINUTE }, minutes(1));
      expect(due?.id).toBe(id);
      expect(due?.etag).toBeUndefined();
      const [own] = await store.saveArticles(id, [copy], NOON);
      expect(own?.kind).toBe('added');
      expect((await store.openArticle('slack:T2', own!.articleId))?.url).toBe(copy.url);
    });

    it('tells its own articles: no other site’s feed tells them differently to who reads both', async () => {
      const imposter = { ...HERALD, address: 'https://imposter.example/rss' };
      const article = { key: 'https://www.herald.example/1', title: 'Ferries late', text: 'Ferries are late again.' };
      const claimed = { ...article, title: 'Ferries sold', text: 'The ferries were sold for a pound.' };
      const { id } = await store.watches.watch(imposter, NOON);
      await store.watches.watch(HERALD, NOON);
      await store.saveArticles(id, [{ ...claimed, text: 'The ferries were given away.' }], NOON);
      await store.saveArticles(ID, [article], NOON);

      const outcomes = [
        ...(await store.saveArticles(id, [claimed], NOON)),
        ...(await store.saveArticles(ID, [article], NOON)),
      ];

      expect(outcomes.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged']);
      expect(await texts('slack:T1')).toEqual([article.text]);
    });

    it('shows who reads another site’s feed alone what that one tells', async () => {
      const digest = { ...HERALD, address: 'https://digest.example/rss', reader: { workspace: 'slack:T2' } };
      const { id } = await store.watches.watch(digest, NOON);
      await store.watches.watch(HERALD, NOON);
      await saveOne();

      await store.saveArticles(id, [{ key: 'https://herald.example/1', text: 'Ferries: what we know.' }], NOON);

      expect(await texts('slack:T1')).toEqual(['Ferries are late again.']);
      expect(await texts('slack:T2')).toEqual(['Ferries: what we know.']);
    });

    it('stays the own of the workspace that added it', async () => {
      await store.watches.watch(HERALD, NOON);
      await saveOne();

      expect(await texts('slack:T1')).toHaveLength(1);
      expect(await texts('slack:T2')).toEqual([]);
      expect(await store.watches.listWatched('slack:T2')).toEqual([]);
    });

    it('tells the operator of all workspaces’ troubles, the worst first', async () => {
      for (const host of ['well', 'failing', 'gone'])
        await store.watches.watch({ ...HERALD, name: host, address: `https://${host}.example/rss` }, NOON);
      await claim('a');
      const record = (host: string, failures: number, delay?: number) =>
        store.watches.recordReading(
          'a',
          `feed:https://${host}.example/rss`,
          { failures, interval: MINUTE, ...(failures > 0 && { note: 'why' }), ...(delay !== undefined && { delay }) },
          NOON,
        );
      await record('well', 0, MINUTE);
      await record('gone', 1);
      await record('failing', 4, MINUTE);

      expect(await store.watches.examine()).toEqual({
        watched: 3,
        troubled: [
          {
            name: 'failing',
            address: 'https://failing.example/rss',
            failures: 4,
            note: 'why',
            nextReadAt: minutes(1),
          },
          { name: 'gone', address: 'https://gone.example/rss', failures: 1, note: 'why' },
        ],
      });
    });

    it('is read once for two workspaces, until both have removed it', async () => {
      await store.watches.watch(HERALD, NOON);
      await saveOne();

      expect(await store.watches.watch({ ...HERALD, reader: { workspace: 'slack:T2' } }, NOON)).toEqual({
        kind: 'shared',
        id: ID,
      });
      await store.watches.unwatch({ workspace: 'slack:T1' }, ID);

      expect(await texts('slack:T1')).toEqual([]);
      expect(await texts('slack:T2')).toHaveLength(1);
      expect(await claim('a')).toEqual([ID]);
      await store.watches.unwatch({ workspace: 'slack:T2' }, ID);
      expect(await claim('a', minutes(60))).toEqual([]);
    });

    it('leaves open what was cited before it was removed', async () => {
      await store.watches.watch(HERALD, NOON);
      const articleId = await saveOne();

      await store.watches.unwatch({ workspace: 'slack:T1' }, ID);

      expect((await store.openArticle('slack:T1', articleId, 1))?.text).toBe('Ferries are late again.');
      expect(await store.openArticle('slack:T2', articleId, 1)).toBeUndefined();
    });

    it('is read but not briefed where it is muted', async () => {
      await store.watches.watch({ ...HERALD, reader: 'everyone' }, NOON);
      const articleId = await saveOne();

      await store.watches.mute({ workspace: 'slack:T1' }, ID, true);

      expect(await texts('slack:T1')).toEqual([]);
      expect(await texts('slack:T2')).toHaveLength(1);
      expect(await store.watches.listWatched('slack:T1')).toMatchObject([{ id: ID, muted: true }]);
      expect((await store.openArticle('slack:T1', articleId, 1))?.text).toBe('Ferries are late again.');
      expect(await claim('a')).toEqual([ID]);
      await store.watches.mute({ workspace: 'slack:T1' }, ID, false);
      expect(await texts('slack:T1')).toHaveLength(1);
    });

    it('opens nothing to a workspace that muted what it may not read', async () => {
      await store.watches.watch(HERALD, NOON);
      const articleId = await saveOne();

      await store.watches.mute({ workspace: 'slack:T2' }, ID, true);

      expect(await store.openArticle('slack:T2', articleId, 1)).toBeUndefined();
      expect(await store.watches.listWatched('slack:T2')).toEqual([]);
    });

    it('tells its health', async () => {
      await store.watches.watch(HERALD, NOON);
      for (let n = 0; n < 10; n++) {
        const article = {
          key: `https://herald.example/${n}`,
          text: `Ferry ${n} is late.`,
          publishedAt: minutes(-n * 12 * 60),
        };
        await store.saveArticles(ID, [article], NOON);
      }
      await claim('a');
      await store.watches.recordReading('a', ID, READ, minutes(1));

      const [health] = await store.watches.listWatched('slack:T1');

      expect(health).toMatchObject({
        addedBy: 'U7',
        muted: false,
        lastReadAt: minutes(1),
        nextReadAt: minutes(31),
        summary: { articles: 10, newest: NOON },
      });
      expect(health?.articlesADay).toBeCloseTo(10 / 4.5);
    });

    it('remembers what a feed said of its items', async () => {
      await store.watches.watch(HERALD, NOON);
      await store.watches.recordItems(
        ID,
        new Map([
          ['https://herald.example/1', 'first'],
          ['https://herald.example/2', 'first'],
        ]),
      );
      await store.watches.recordItems(ID, new Map([['https://herald.example/2', 'second']]));

      const prints = await store.watches.itemPrints(ID, [
        'https://herald.example/1',
        'https://herald.example/2',
        'https://herald.example/3',
      ]);

      expect(Object.fromEntries(prints)).toEqual({
        'https://herald.example/1': 'first',
        'https://herald.example/2': 'second',
      });
    });

    it('moves with an export', async () => {
      await store.watches.watch(HERALD, NOON);
      await store.watches.mute({ workspace: 'slack:T1' }, ID, true);
      await store.watches.recordItems(ID, new Map([['https://herald.example/1', 'first']]));
      const copy = await open();

      await copy.importRows(store.exportRows());

      expect(await copy.watches.listWatched('slack:T1')).toEqual(await store.watches.listWatched('slack:T1'));
      expect((await copy.watches.itemPrints(ID, ['https://herald.example/1'])).size).toBe(1);
      await copy.close();
    });
  });
}
