import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createMemoryLibrary } from '../../src/app/memory-library.ts';
import { keepReadingAhead, readAhead } from '../../src/app/read-ahead.ts';
import { createShelf } from '../../src/app/shelf.ts';
import { storedArticle } from '../build.ts';

const articles = (count: number) =>
  Array.from({ length: count }, (_, place) =>
    storedArticle({
      id: `quay-${place}`,
      text: `The quay of Tarn was closed for ${place + 2} days. Boats waited outside.`,
    }),
  );
const shelfOf = (stored: ReturnType<typeof articles>) => createShelf(createMemoryLibrary('test', stored), []);

it('reads the newest articles and lets others have a turn after each', async () => {
  let turns = 0;
  let reading = true;

  const read = readAhead(shelfOf(articles(5)), 'terminal', new AbortController().signal).finally(() => {
    reading = false;
  });
  while (reading) {
    await turn();
    turns += 1;
  }

  expect(await read).toBe(5);
  expect(turns).toBeGreaterThanOrEqual(5);
});

it('stops when it is told to', async () => {
  const read = await readAhead(shelfOf(articles(5)), 'terminal', AbortSignal.abort());

  expect(read).toBe(0);
});

it('leaves a text so long that others would wait for its turn', async () => {
  const long = storedArticle({ id: 'long', text: 'The quay of Tarn was closed for two days. '.repeat(1_000) });

  const read = await readAhead(shelfOf([long, ...articles(1)]), 'terminal', new AbortController().signal);

  expect(read).toBe(1);
});

it('looks again where the library could not be read just now', async () => {
  const stop = new AbortController();
  const library = createMemoryLibrary('test', articles(1));
  let asked = 0;
  const version = async (): Promise<number> => {
    asked += 1;
    if (asked === 1) throw new Error('the database restarts');
    stop.abort();
    return library.version();
  };

  await keepReadingAhead(createShelf({ ...library, version }, []), 'terminal', stop.signal, 1);

  expect(asked).toBe(2);
});
