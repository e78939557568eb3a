import { beforeEach, describe, expect, it } from 'vitest';
import { createGrouper } from '../../src/app/grouping.ts';
import type { IncomingArticle, Store, StoredArticle } from '../../src/app/ports.ts';
import type { Grouping } from '../../src/app/stories.ts';
import { closingAfterEach } from './opening.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const LEASE = 60_000;

const QUAY: readonly IncomingArticle[] = [
  {
    key: 'quay-1',
    source: 'Osby Herald',
    publishedAt: new Date('2026-11-18T08:00:00Z'),
    title: 'Osby closes its eastern quay',
    text: 'The harbour of Osby will close its eastern quay for two weeks in June, the port authority said on Monday. Divers found cracks in the quay wall. Ferries to Harwick will leave from the old fish dock.',
  },
  {
    key: 'quay-2',
    source: 'Harwick Times',
    publishedAt: new Date('2026-11-18T11:00:00Z'),
    text: 'Passengers for Harwick will board at the old fish dock in Osby from June, because the eastern quay is cracked. "Nobody will miss a crossing," said harbour master Ilse Brandt of the port authority.',
  },
];
const FIGHT: IncomingArticle = {
  key: 'fight',
  source: 'Bremen Sport',
  publishedAt: new Date('2026-11-18T20:00:00Z'),
  text: 'Dragan Petrov kept his heavyweight title on Saturday by stopping Lewis Okafor in the seventh round in Bremen. Petrov floored Okafor with a left hook.',
};
const MEMO: IncomingArticle = {
  key: 'memo',
  source: 'Our memo',
  publishedAt: new Date('2026-11-19T09:00:00Z'),
  text: 'Our crews hear that cracks in the eastern quay of Osby will keep the harbour closed longer, and that ferries to Harwick stay at the fish dock. Harbour master Ilse Brandt told the port authority.',
};

/** What every store must do with stories. `open` gives a new, empty one at each call; the suite closes them. */
export function describeStories(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    const openAnother = closingAfterEach(open);
    let store: Store;

    const save = async (source: string, articles: readonly IncomingArticle[]): Promise<readonly string[]> =>
      (await store.saveArticles(source, articles, NOON)).map(({ articleId }) => articleId);
    const group = (): Promise<number> => createGrouper(store.stories.grouping, 'one').run();
    const storiesOf = async (ids: readonly string[], workspace = 'anyone') => {
      const found = await store.stories.storyOf(workspace, ids);
      return ids.map((id) => found.get(id));
    };

    beforeEach(async () => {
      store = await openAnother();
      await store.saveSource({ id: 'herald', name: 'The Herald', access: 'everyone' });
      await store.saveSource({ id: 'memo', name: 'Our memos', access: ['slack:T1'] });
    });

    it('takes the newest first, and no more than it is let', async () => {
      const ids = await save('herald', [QUAY[0]!, FIGHT]);

      const grouped = await createGrouper(store.stories.grouping, 'one').run(() => false);

      expect(grouped).toBe(1);
      expect(await storiesOf(ids)).toEqual([undefined, '1']);
    });

    it('puts articles about one event into one story, whenever they come, and others apart', async () => {
      const first = await save('herald', [QUAY[0]!, FIGHT]);
      await group();
      const second = await save('herald', [QUAY[1]!]);

      const grouped = await group();

      const [quay, fight, later] = await storiesOf([...first, ...second]);
      expect(grouped).toBe(1);
      expect(quay).toBeDefined();
      expect(later).toBe(quay);
      expect(fight).not.toBe(quay);
    });

    it('has no story of an article that waits for one, and says that it waits', async () => {
      const ids = await save('herald', [FIGHT]);

      const waiting = await store.stories.countWaiting({ workspace: 'anyone', limit: 10 });

      expect(waiting).toBe(1);
      expect(await storiesOf(ids)).toEqual([undefined]);
    });

    it('keeps a copy of a text in the story of that text, under another headline too', async () => {
      const ids = await save('herald', [
        QUAY[0]!,
        { ...QUAY[0]!, key: 'copy', source: 'Another paper', text: `Quay shut\n\n${QUAY[0]!.text}` },
      ]);

      await group();

      const [original, copy] = await storiesOf(ids);
      expect(copy).toBe(original);
    });

    it('keeps the story of an article whose text its publisher mends', async () => {
      const ids = await save('herald', QUAY);
      await group();
      const before = await storiesOf(ids);

      await save('herald', [{ ...QUAY[0]!, text: `${QUAY[0]!.text} Repairs begin on 3 June.` }]);
      const regrouped = await group();

      expect(regrouped).toBe(1);
      expect(await storiesOf(ids)).toEqual(before);
    });

    it('lists the stories most told first, the newest article of each first', async () => {
      const [first, second, fight] = await save('herald', [...QUAY, FIGHT]);
      await group();

      const stories = await store.stories.listStories({ workspace: 'anyone', limit: 5 });

      expect(stories.map(({ articles }) => articles.map(({ id }) => id))).toEqual([[second, first], [fight]]);
      expect(stories[0]?.articles[0]).toEqual({
        id: second,
        revision: 1,
        source: 'Harwick Times',
        publishedAt: QUAY[1]!.publishedAt,
        addedAt: NOON,
      });
    });

    it('lists of a span its own articles alone', async () => {
      const [, second] = await save('herald', QUAY);
      await save('herald', [{ ...FIGHT, publishedAt: new Date('2026-11-17T08:00:00Z') }]);
      await group();

      const since = new Date('2026-11-18T09:00:00Z');
      const stories = await store.stories.listStories({ workspace: 'anyone', since, limit: 5 });

      expect(stories.map(({ articles }) => articles.map(({ id }) => id))).toEqual([[second]]);
    });

    it('tells nobody of articles that they may not read', async () => {
      const ids = await save('herald', QUAY);
      const [memo] = await save('memo', [MEMO]);
      const [lonely] = await save('memo', [{ ...FIGHT, key: 'lonely' }]);
      const waitingFor = (workspace: string) => store.stories.countWaiting({ workspace, limit: 10 });
      const waiting = [await waitingFor('slack:T1'), await waitingFor('slack:T2')];
      await group();

      const [story, hidden] = await storiesOf([memo!, lonely!], 'slack:T1');

      const read = async (workspace: string, id: string) =>
        (await store.stories.openStory(workspace, id))?.articles.map((article) => article.id).toSorted();
      const listed = async (workspace: string) =>
        (await store.stories.listStories({ workspace, limit: 9 })).map(({ articles }) => articles.length);
      expect(waiting).toEqual([4, 2]);
      expect(await storiesOf(ids, 'slack:T2')).toEqual([story, story]);
      expect(await storiesOf([memo!, lonely!], 'slack:T2')).toEqual([undefined, undefined]);
      expect(await read('slack:T1', story!)).toEqual([...ids, memo].toSorted());
      expect(await read('slack:T2', story!)).toEqual([...ids].toSorted());
      expect(await read('slack:T2', hidden!)).toBeUndefined();
      expect([await listed('slack:T1'), await listed('slack:T2')]).toEqual([[3, 1], [2]]);
    });

    it('leaves out what its source no longer holds', async () => {
      const ids = await save('herald', [QUAY[0]!, FIGHT]);
      await group();
      const before = await storiesOf(ids);

      await save('herald', [{ ...FIGHT, key: 'quay-1' }]);
      await group();

      const listed = await store.stories.listStories({ workspace: 'anyone', limit: 5 });
      expect(listed.map(({ id, articles }) => [id, articles.length])).toEqual([[before[1], 1]]);
    });

    it('makes one story of two that turn out to be one, under the older id; the other leads to it', async () => {
      const ids = await save('herald', [QUAY[0]!, FIGHT]);
      const { grouping } = store.stories;
      await grouping.claim('two', LEASE);
      for (const { article, entry } of await grouping.waiting(5)) {
        const made = { kind: 'made', place: 0 } as const;
        const alone = { articleId: article.id, entry, voice: article.id, story: made, moved: [], merged: [], made: 1 };
        await grouping.place('two', LEASE, alone);
      }
      const [older, newer] = await storiesOf(ids);
      const [third] = await save('herald', [QUAY[1]!]);
      const [{ entry } = { entry: '' }] = await grouping.waiting(1);

      await grouping.place('two', LEASE, {
        articleId: third!,
        entry,
        voice: third!,
        story: { kind: 'known', id: Number(older) },
        moved: [],
        merged: [{ from: Number(newer), into: Number(older) }],
        made: 0,
      });
      await grouping.release('two');

      const byFormerId = await store.stories.openStory('anyone', newer!);
      expect(await storiesOf([...ids, third!])).toEqual([older, older, older]);
      expect(byFormerId?.id).toBe(older);
      expect(byFormerId?.articles).toHaveLength(3);
      expect(await store.stories.openStory('anyone', '999')).toBeUndefined();
      expect(await store.stories.openStory('anyone', 'x')).toBeUndefined();
    });

    it('gives no id a second time', async () => {
      const ids = await save('herald', [QUAY[0]!, FIGHT]);
      await group();
      const [older, newer] = (await storiesOf(ids)).map(Number).sort((a, b) => a - b);
      const { grouping } = store.stories;
      await save('herald', [{ key: 'rain', text: 'Rain fell all day in Tarn.' }]);
      await grouping.claim('two', LEASE);
      const [{ article, entry } = { article: { id: '' }, entry: '' }] = await grouping.waiting(1);

      await grouping.place('two', LEASE, {
        articleId: article.id,
        entry,
        voice: article.id,
        story: { kind: 'made', place: 0 },
        moved: [],
        merged: [{ from: newer!, into: older! }],
        made: 1,
      });

      expect(await storiesOf([article.id])).toEqual([String(newer! + 1)]);
    });

    it('lets one group at a time, and refuses the work of one whose lease ran out', async () => {
      const { grouping } = store.stories;
      const [id] = await save('herald', [FIGHT]);
      const [{ entry } = { entry: '' }] = await grouping.waiting(1);
      const story = { kind: 'made', place: 0 } as const;
      const work = { articleId: id!, entry, voice: id!, story, moved: [], merged: [], made: 1 };

      const claims = [await grouping.claim('frozen', 0), await grouping.claim('second', LEASE)];
      const third = await grouping.claim('third', LEASE);
      const late = await grouping.place('frozen', LEASE, work);
      const inTime = await grouping.place('second', LEASE, work);

      expect(claims).toEqual([true, true]);
      expect([third, late, inTime]).toEqual([false, false, true]);
      expect(await storiesOf([id!])).toEqual(['1']);
    });

    it('waits for no lease from before the clock was put back', async () => {
      const { grouping } = store.stories;
      await grouping.claim('of a clock two days ahead', LEASE + 2 * 86_400_000);

      expect(await grouping.claim('second', LEASE)).toBe(true);
    });

    it('groups again what was revised while it was being grouped', async () => {
      const [id] = await save('herald', [FIGHT]);
      const { grouping } = store.stories;
      await grouping.claim('one', LEASE);
      const [{ entry } = { entry: '' }] = await grouping.waiting(1);
      await save('herald', [
        { ...FIGHT, publishedAt: new Date('2026-11-19T10:00:00Z'), text: `${FIGHT.text} He is 31.` },
      ]);

      const story = { kind: 'made', place: 0 } as const;
      await grouping.place('one', LEASE, { articleId: id!, entry, voice: id!, story, moved: [], merged: [], made: 1 });

      expect((await grouping.waiting(5)).map(({ article }) => article.revision)).toEqual([2]);
    });

    it('carries stories in an export, and groups after an import what waited before it', async () => {
      const ids = await save('herald', [...QUAY, FIGHT]);
      await group();
      const [rain] = await save('herald', [{ key: 'rain', text: 'Rain fell all day in Tarn.' }]);
      const before = await storiesOf(ids);
      const other = await openAnother();

      await other.importRows(store.exportRows());

      store = other;
      expect(await storiesOf(ids)).toEqual(before);
      expect(await group()).toBe(1);
      expect(await storiesOf([rain!])).toEqual(['3']);
    });

    it('gives an article that cannot be read a story of its own, and groups what waits behind it', async () => {
      const ids = await save('herald', [{ ...FIGHT, publishedAt: new Date('2026-11-17T08:00:00Z') }, ...QUAY]);
      const { grouping } = store.stories;
      const damage = (article: StoredArticle): StoredArticle =>
        article.id === ids[0] ? { ...article, text: undefined as unknown as string } : article;
      const damaged: Grouping = {
        ...grouping,
        waiting: async (limit) =>
          (await grouping.waiting(limit)).map(({ article, entry }) => ({ article: damage(article), entry })),
        texts: async (articles) => (await grouping.texts(articles)).map(damage),
      };
      const told: string[] = [];

      const grouped = await createGrouper(damaged, 'one', (id) => told.push(id)).run();

      const [fight, quay, later] = await storiesOf(ids);
      expect(grouped).toBe(3);
      expect(told).toEqual([ids[0]]);
      expect(later).toBe(quay);
      expect(fight).toBeDefined();
      expect(fight).not.toBe(quay);
    });

    it('makes no story twice where two group at once', async () => {
      const articles = Array.from({ length: 30 }, (_, number) => ({
        ...QUAY[number % 2]!,
        key: `quay-${number}`,
        text: `${QUAY[number % 2]!.text} Berth ${number} in Osby stays open for ferry number ${number * 7}.`,
      }));
      const ids = await save('herald', [...articles, FIGHT]);

      const counts = await Promise.all(
        ['a', 'b', 'c'].map((holder) => createGrouper(store.stories.grouping, holder).run()),
      );

      const stories = new Set(await storiesOf(ids));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(31);
      expect(stories.size).toBe(2);
    });
  });
}
