import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateArticle } from './generate.ts';
import { type BenchOptions, percentile, type Section, timeRuns } from './measure.ts';

const INGEST = resolve('dist/ingest-in-worker.js');

/** Files of a folder into an SQLite file, in the thread that the bot reads them in. */
export async function benchIngest({ tiny }: BenchOptions): Promise<Section> {
  const title = 'Ingest';
  if (!existsSync(INGEST)) return { title, rows: [], notes: [`There is no ${INGEST}: run \`npm run build\` first.`] };
  const { openIngestThread } = (await import(INGEST)) as typeof import('../../src/ingest-in-worker.ts');
  const count = tiny ? 20 : 2_000;
  const runs = tiny ? 1 : 3;
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-ingest-'));
  try {
    writeArticles(join(folder, 'articles'), count);
    const read = (run: number) =>
      openIngestThread().ingest({
        store: { path: join(folder, `${run}.db`) },
        folders: [{ folder: join(folder, 'articles') }],
      });
    const perSecond = (times: readonly number[]) => ({ 'articles/s': count / (percentile(times, 0.5) / 1000) });
    const rows = [
      { name: 'new articles', figures: perSecond(await timeRuns(runs, 0, read)) },
      { name: 'the same again, unchanged', figures: perSecond(await timeRuns(runs, 0, read)) },
    ];
    return { title, rows, notes: [`${count} generated Markdown files; the start of the thread counts.`] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeArticles(folder: string, count: number): void {
  mkdirSync(folder);
  for (let number = 0; number < count; number++) {
    const { title, source, url, publishedAt, text } = generateArticle(number);
    const about = { title, source, url, published: publishedAt };
    const front = Object.entries(about).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    writeFileSync(join(folder, `${number}.md`), ['---', ...front, '---', '', text, ''].join('\n'));
  }
}
