import { expect, it } from 'vitest';
import { createMemoryLibrary } from '../../src/app/memory-library.ts';
import { editionOf, SAMPLE } from '../../src/app/sample.ts';
import { storedArticle } from '../build.ts';

const now = new Date('2031-01-01T00:00:00Z');
const query = { workspace: 'terminal', limit: 10 };
const dated = storedArticle({
  id: 'dated',
  text: 'A deal was made.',
  publishedAt: new Date(SAMPLE.newest),
  addedAt: now,
});
const undated = storedArticle({ id: 'undated', text: 'An analyst spoke.', addedAt: now });
const mine = storedArticle({ id: 'mine', text: 'The harbour froze.', publishedAt: new Date('2030-12-31T00:00:00Z') });

it('is read as of its own evening, and undated articles as added before', async () => {
  const { clock, library } = editionOf(createMemoryLibrary('sample', [dated, undated]), 'UTC');

  const reading = await clock(now, 'terminal');
  const found = await library.searchArticles(query);

  expect(reading).toEqual({ now: new Date(SAMPLE.readAt), zone: 'UTC', sample: true });
  expect(found.map(({ id, addedAt }) => [id, addedAt.toISOString()])).toEqual([
    ['dated', SAMPLE.addedAt],
    ['undated', SAMPLE.addedAt],
  ]);
});

it('is no sample any more once there is another article', async () => {
  const { clock, library } = editionOf(createMemoryLibrary('sample', [dated, undated, mine]), 'UTC');

  const reading = await clock(now, 'terminal');
  const found = await library.searchArticles(query);

  expect(reading).toEqual({ now, zone: 'UTC' });
  expect(found.map(({ addedAt }) => addedAt)).toContainEqual(now);
});

it('is no sample where there is nothing at all', async () => {
  const { clock } = editionOf(createMemoryLibrary('empty', []), 'UTC');

  expect(await clock(now, 'terminal')).toEqual({ now, zone: 'UTC' });
});
