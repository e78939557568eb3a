import { expect, it } from 'vitest';
import { createMemoryLibrary } from '../../src/app/memory-library.ts';
import { createShelf } from '../../src/app/shelf.ts';

it('remembers what was read until what is read since is too long to be kept with it', async () => {
  const addedAt = new Date('2026-05-11T12:00:00Z');
  const stored = ['short', ...Array.from({ length: 11 }, (_, number) => `long ${number}`)].map((id) => {
    const text = `Rain fell in ${id}. `.repeat(id === 'short' ? 1 : 10_000);
    return { id, revision: 1, text, addedAt };
  });
  const shelf = createShelf(createMemoryLibrary('test', stored), []);
  const open = async (id: string) => (await shelf.open([{ id, revision: 1 }], 'anyone')).articles[0];

  const first = await open('short');
  const again = await open('short');
  for (const { id } of stored.slice(1)) await open(id);
  const afresh = await open('short');

  expect(again).toBe(first);
  expect(afresh).not.toBe(first);
  expect(afresh).toEqual(first);
});
