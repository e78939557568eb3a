import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadPage } from '../../src/app/pages.ts';
import type { Store } from '../../src/app/ports.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const MINUTE = 60_000;
const minutes = (count: number): Date => new Date(NOON.getTime() + count * MINUTE);

const FEED = 'https://herald.example/rss';
const ID = `feed:${FEED}`;
const FERRY = 'https://herald.example/ferry';
const PAGE: ReadPage = { key: FERRY, address: `${FERRY}.html`, etag: '"1"', delay: 30 * MINUTE };
const READER = { workspace: 'slack:T1' } as const;

/** What every store must do for pages that are read again. `open` gives a new, empty one at each call. */
export function describePages(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    const claim = (at: Date) => store.pages.claimPage(5 * MINUTE, at);
    const save = (key: string, text: string, sourceId = ID) => store.saveArticles(sourceId, [{ key, text }], NOON);

    beforeEach(async () => {
      store = await open();
      await store.watches.watch({ kind: 'feed', name: 'The Herald', address: FEED, reader: READER }, NOON);
      await save(FERRY, 'Ferries are late.');
    });

    afterEach(() => store.close());

    it('is due when its delay is over, with the article as it is now', async () => {
      await store.pages.recordPages(ID, [PAGE], NOON);
      await save(FERRY, 'Ferries are late again.');

      expect(await claim(minutes(29))).toBeUndefined();
      expect(await claim(minutes(30))).toMatchObject({
        source: { id: ID, name: 'The Herald' },
        key: FERRY,
        address: `${FERRY}.html`,
        etag: '"1"',
        readings: 0,
        article: { text: 'Ferries are late again.', revision: 2 },
      });
    });

    it('goes by the database’s clock where no time is given', async () => {
      await store.pages.recordPages(ID, [{ ...PAGE, delay: 0 }]);

      expect(await store.pages.claimPage(MINUTE)).toBeDefined();
      expect(await store.pages.claimPage(MINUTE)).toBeUndefined();
    });

    it('is given to one at a time, and to another where that one is not heard of again', async () => {
      await store.pages.recordPages(ID, [PAGE], NOON);

      const claims = await Promise.all([1, 2, 3].map(() => claim(minutes(30))));

      expect(claims.filter((page) => page)).toHaveLength(1);
      expect(await claim(minutes(34))).toBeUndefined();
      expect(await claim(minutes(35))).toBeDefined();
    });

    it('is due again as noted, until it is read no more', async () => {
      await store.pages.recordPages(ID, [PAGE], NOON);
      const first = (await claim(minutes(30)))!;
      await store.pages.recordAgain(first, { lastModified: 'Fri', delay: 60 * MINUTE }, minutes(30));

      expect(await claim(minutes(89))).toBeUndefined();
      const second = (await claim(minutes(90)))!;
      expect(second).toMatchObject({ readings: 1, lastModified: 'Fri' });
      expect(second.etag).toBeUndefined();
      await store.pages.recordAgain(second, undefined, minutes(90));
      expect(await claim(minutes(100_000))).toBeUndefined();
    });

    it('begins anew where its feed has changed it', async () => {
      await store.pages.recordPages(ID, [PAGE], NOON);
      await store.pages.recordAgain((await claim(minutes(30)))!, { delay: 600 * MINUTE }, minutes(30));

      await store.pages.recordPages(ID, [PAGE], minutes(40));

      expect(await claim(minutes(70))).toMatchObject({ readings: 0 });
    });

    it('is due where the clock was put back by more than any wait', async () => {
      await store.pages.recordPages(ID, [PAGE], minutes(365 * 24 * 60));

      expect(await claim(NOON)).toBeDefined();
    });

    it('is forgotten where the text is kept under another key', async () => {
      const copy = 'https://herald.example/copy';
      await save(copy, 'Ferries are late.');
      await store.pages.recordPages(
        ID,
        [
          { ...PAGE, key: copy },
          { ...PAGE, delay: 60 * MINUTE },
        ],
        NOON,
      );

      expect(await claim(minutes(59))).toBeUndefined();
      expect(await claim(minutes(60))).toMatchObject({ key: FERRY });
    });

    it('is forgotten with its source', async () => {
      await store.pages.recordPages(ID, [PAGE], NOON);

      await store.watches.unwatch(READER, ID);

      expect(await claim(minutes(30))).toBeUndefined();
    });

    it('moves with an export', async () => {
      await store.pages.recordPages(ID, [PAGE], NOON);
      const copy = await open();

      await copy.importRows(store.exportRows());

      expect(await copy.pages.claimPage(MINUTE, minutes(30))).toEqual(await claim(minutes(30)));
      await copy.close();
    });
  });
}
