import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/app/ingest.ts';
import type { IncomingArticle, ReadItem, SaveOutcome, Source, Store } from '../../src/app/ports.ts';
import { BriefdeskError } from '../../src/core/errors.ts';
import { openStore } from '../../src/store/store.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const OPTIONS = { access: 'everyone', now: () => NOON } as const;

const item = (name: string, text: string, more: Partial<IncomingArticle> = {}): ReadItem => ({
  kind: 'article',
  name,
  article: { key: name, text, ...more },
});

function sourceOf(items: readonly ReadItem[]): Source {
  return {
    id: 'folder:/articles',
    name: 'Articles',
    async *read() {
      yield* items;
    },
  };
}

const emptyStore = (): Promise<Store> => openStore({ path: ':memory:' });

describe('ingest', () => {
  it('counts what was added, revised, unchanged and kept once already', async () => {
    const store = await emptyStore();
    await ingest(store, sourceOf([item('a', 'Rain fell.'), item('b', 'Snow fell.')]), OPTIONS);

    const items = [item('a', 'Rain fell.'), item('b', 'Hail fell.'), item('c', 'Fog.'), item('d', 'Rain fell.')];
    const report = await ingest(store, sourceOf(items), OPTIONS);

    expect(report).toEqual({
      source: 'Articles',
      counts: { added: 1, revised: 1, unchanged: 1, duplicate: 1 },
      unreadable: [],
      warnings: [],
    });
  });

  it('loses no text of a file that was kept as a copy of another one, which has changed since', async () => {
    const store = await emptyStore();
    await ingest(store, sourceOf([item('a', 'Snow fell.'), item('today', 'Rain fell.')]), OPTIONS);
    const copied = [item('2026-11-19', 'Rain fell.'), item('a', 'Snow fell.'), item('today', 'Rain fell.')];
    await ingest(store, sourceOf(copied), OPTIONS);
    const changed = [...copied.slice(0, 2), item('today', 'Hail fell.')];

    const report = await ingest(store, sourceOf(changed), OPTIONS);
    const again = await ingest(store, sourceOf(changed), OPTIONS);

    expect(report.counts).toEqual({ added: 1, revised: 1, unchanged: 1, duplicate: 0 });
    expect(again.counts).toEqual({ added: 0, revised: 0, unchanged: 3, duplicate: 0 });
    expect(await store.countArticles({ workspace: 'anyone', phrases: [[['rain']]] })).toBe(1);
  });

  it('names what cannot be read and goes on', async () => {
    const store = await emptyStore();
    const items: readonly ReadItem[] = [
      { kind: 'unreadable', name: 'photo.txt', reason: 'is not text' },
      item('a', 'Rain fell.'),
    ];

    const report = await ingest(store, sourceOf(items), OPTIONS);

    expect(report.unreadable).toEqual([{ name: 'photo.txt', reason: 'is not text' }]);
    expect(report.counts.added).toBe(1);
  });

  it('passes on what a source found odd', async () => {
    const store = await emptyStore();
    const odd = { ...item('a', 'Rain fell.'), warnings: ['30 February is no date'] } as ReadItem;

    const report = await ingest(store, sourceOf([odd]), OPTIONS);

    expect(report.warnings).toEqual([{ name: 'a', reason: '30 February is no date' }]);
  });

  it('keeps the first of two items with one address, at every reading', async () => {
    const store = await emptyStore();
    const items = [item('a', 'Rain fell.', { key: 'same' }), item('b', 'Snow fell.', { key: 'same' })];
    await ingest(store, sourceOf(items), OPTIONS);

    const report = await ingest(store, sourceOf(items), OPTIONS);

    expect(report.counts).toEqual({ added: 0, revised: 0, unchanged: 1, duplicate: 0 });
    expect(report.unreadable).toEqual([{ name: 'b', reason: 'has the same address as a, which is kept' }]);
  });

  it('loses nothing but the article that the store refuses', async () => {
    const store = await emptyStore();
    const items = [
      item('a', 'Rain fell.'),
      item('poison', 'Snow fell.', { publishedAt: new Date(Number.NaN) }),
      item('c', 'Fog.'),
    ];

    const report = await ingest(store, sourceOf(items), OPTIONS);

    expect(report.counts.added).toBe(2);
    expect(report.unreadable.map(({ name }) => name)).toEqual(['poison']);
  });

  it('ends with the store’s error when the store itself cannot be written', async () => {
    const store = await emptyStore();
    const full: Store = {
      ...store,
      saveArticles: () => Promise.reject(new BriefdeskError('store-full', 'no space left')),
    };

    await expect(ingest(full, sourceOf([item('a', 'Rain fell.')]), OPTIONS)).rejects.toMatchObject({
      code: 'store-full',
    });
  });

  it('keeps transactions small and tells how far it is', async () => {
    const store = await emptyStore();
    const sizes: number[] = [];
    const counting: Store = {
      ...store,
      saveArticles: (source, articles, at): Promise<readonly SaveOutcome[]> => {
        sizes.push(articles.length);
        return store.saveArticles(source, articles, at);
      },
    };
    const short = Array.from({ length: 45 }, (_, number) => item(`s${number}`, `Notice ${number}.`));
    const long = [item('long', `Long. ${'x '.repeat(100_000)}`), item('after', 'After.')];
    const progress: number[] = [];

    await ingest(counting, sourceOf([...short, ...long]), { ...OPTIONS, onProgress: (read) => progress.push(read) });

    expect(sizes).toEqual([20, 20, 6, 1]);
    expect(progress).toEqual([20, 40, 46, 47]);
  });
});
