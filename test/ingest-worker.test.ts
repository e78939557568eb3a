import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefdesk-'));
  await mkdir(join(folder, 'articles'));
});

afterEach(() => rm(folder, { recursive: true }));

const task = (store: string) => ({
  store: { path: join(folder, store) },
  folders: [{ folder: join(folder, 'articles') }],
});

/** The built module: only JavaScript runs in a thread. */
async function ingestInThread(store: string, onProgress?: (read: number) => void) {
  const built: typeof import('../src/ingest-in-worker.ts') = await import(
    new URL('../dist/ingest-in-worker.js', import.meta.url).href
  );
  return await built.openIngestThread().ingest(task(store), onProgress);
}

describe('ingest in a worker', () => {
  it('reports what it saved and what it could not read', async () => {
    await writeFile(join(folder, 'articles', 'rain.txt'), 'Rain fell on the coast all night.\n\nRoads were closed.\n');
    await writeFile(join(folder, 'articles', 'empty.txt'), '');

    const progress: number[] = [];
    const reports = await ingestInThread('briefdesk.db', (read) => progress.push(read));

    expect(progress).toEqual([2]);
    expect(reports).toEqual([
      {
        source: 'articles',
        counts: { added: 1, revised: 0, unchanged: 0, duplicate: 0 },
        unreadable: [{ name: 'empty.txt', reason: expect.stringContaining('empty') }],
        warnings: [],
      },
    ]);
  });

  it('fails with the store’s own code', async () => {
    await writeFile(join(folder, 'data'), 'a file where the folder should be');

    await expect(ingestInThread('data/briefdesk.db')).rejects.toMatchObject({ code: 'store-read-only' });
  });

  it('leaves the asking thread free', async () => {
    const articles = Array.from(
      { length: 300 },
      (_, number) => `Notice ${number}. ${`Ferry ${number} leaves. `.repeat(200)}`,
    );
    for (const [number, text] of articles.entries()) await writeFile(join(folder, 'articles', `${number}.txt`), text);
    let turns = 0;
    const turning = setInterval(() => turns++, 1);

    const [report] = await ingestInThread('briefdesk.db');

    clearInterval(turning);
    expect(report?.counts.added).toBe(300);
    expect(turns).toBeGreaterThan(20);
  });
});
