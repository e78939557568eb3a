import { expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { CORRECTION } from '../web/newsstand.ts';
import { pollNewsstand } from '../web/poll-newsstand.ts';

it('a day over a web that is broken in every way stores every article once', { timeout: 300_000 }, async () => {
  const store = await openStore({ path: ':memory:' });

  const { published, open } = await pollNewsstand(store, { papers: 19, hours: 8, every: 60 * 60_000 });

  const stored = await store.searchArticles({ workspace: 'anyone', limit: 10_000 });
  expect(published.length).toBeGreaterThan(100);
  expect(stored.map(({ title }) => title).toSorted()).toEqual(published.toSorted());
  expect(stored.filter(({ text }) => !text.includes('tells 44'))).toEqual([]);
  const corrected = stored.filter(({ source }) => source === 'Paper s4');
  expect(corrected.length).toBeGreaterThan(5);
  expect(corrected.filter(({ text, revision }) => revision !== 2 || !text.includes(CORRECTION))).toEqual([]);
  expect(open).toBeLessThanOrEqual(12);
  await store.close();
});
