import { ingest } from '../../src/app/ingest.ts';
import type { ReadItem } from '../../src/app/ports.ts';
import { openStore } from '../../src/store/store.ts';

/** A process of its own that ingests generated articles and prints how many it has saved, a line a batch. */
const [path, first, count] = process.argv.slice(2);
const store = await openStore({ path: path! });
await ingest(
  store,
  { id: `made:${first}`, name: 'Made articles', read: () => makeArticles(Number(first), Number(count)) },
  {
    access: 'everyone',
    now: () => new Date('2026-11-20T12:00:00Z'),
    onProgress: (read) => process.stdout.write(`${read}\n`),
  },
);
await store.close();

async function* makeArticles(from: number, articles: number): AsyncGenerator<ReadItem> {
  for (let number = from; number < from + articles; number++) {
    const name = `notice ${number}`;
    const text = `Notice number${number} says that ferry ${number % 7} leaves at ${number % 24} o'clock.`;
    const publishedAt = new Date(Date.UTC(2026, 0, 1 + ((number * 37) % 300)));
    yield { kind: 'article', name, article: { key: name, text, publishedAt } };
  }
}
