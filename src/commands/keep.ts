import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type IngestReport, ingest } from '../app/ingest.ts';
import type { ExportedRow } from '../app/ports.ts';
import { plural } from '../app/wording.ts';
import type { Config } from '../config.ts';
import { BriefdeskError } from '../core/errors.ts';
import { openConfiguredStore } from '../open-desk.ts';
import { folderSource } from '../sources/folder.ts';
import { STATUS, showProgress } from './output.ts';

/** Reads folders and files into the store, for everybody, and says what was read and what was not. */
export async function ingestPaths(paths: readonly string[], config: Config): Promise<void> {
  const store = await openConfiguredStore(config);
  try {
    for (const path of paths) {
      const onProgress = (read: number): void => showProgress(`${path}: ${plural(read, 'file')} read`);
      const report = await ingest(store, folderSource(path), {
        access: 'everyone',
        now: () => new Date(),
        onProgress,
      });
      showProgress('');
      printReport(report);
    }
  } finally {
    await store.close();
  }
}

function printReport({ source, counts, unreadable, warnings }: IngestReport): void {
  for (const { name, reason } of warnings) process.stderr.write(`${name}: ${reason}\n`);
  for (const { name, reason } of unreadable) process.stderr.write(`skipped ${name}: ${reason}\n`);
  const { added, revised, unchanged, duplicate } = counts;
  const parts = [`${added} added`, `${revised} revised`, `${unchanged} unchanged`];
  if (duplicate > 0) parts.push(`${duplicate} kept once already`);
  if (unreadable.length > 0) parts.push(`${unreadable.length} skipped`);
  process.stdout.write(`${source}: ${parts.join(', ')}\n`);
  if (added + revised + unchanged + duplicate === 0) process.exitCode = STATUS.nothing;
}

const EXPORT_FILE = 'briefdesk.jsonl';
/** The last line says how many rows there are: a copy that was cut off between two lines would pass for a whole one. */
const END = 'end';

/** Writes all the store holds, a row a line; the file is there whole or not at all. */
export async function exportStore(folder: string, config: Config): Promise<void> {
  const store = await openConfiguredStore(config);
  try {
    await mkdir(folder, { recursive: true });
    const path = join(folder, EXPORT_FILE);
    const unfinished = `${path}.unfinished`;
    const file = await open(unfinished, 'w');
    let rows = 0;
    try {
      for await (const row of store.exportRows()) {
        await file.appendFile(`${JSON.stringify(row)}\n`);
        rows += 1;
        if (rows % 1000 === 0) showProgress(`${plural(rows, 'row')} written`);
      }
      await file.appendFile(`${JSON.stringify({ table: END, row: { rows } })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    showProgress('');
    process.stdout.write(`${path}: ${plural(rows, 'row')}\n`);
  } finally {
    await store.close();
  }
}

/** Reads an export into an empty store. */
export async function importStore(folder: string, config: Config): Promise<void> {
  const path = join(folder, EXPORT_FILE);
  const store = await openConfiguredStore(config);
  try {
    const rows = await store.importRows(readRows(path));
    process.stdout.write(`${path}: ${plural(rows, 'row')} read\n`);
  } finally {
    await store.close();
  }
}

const exportedRow = z.object({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

async function* readRows(path: string): AsyncGenerator<ExportedRow> {
  const input = createReadStream(path);
  await new Promise<void>((resolve, reject) => {
    input.once('open', () => resolve());
    input.once('error', (cause) =>
      reject(new BriefdeskError('bad-export', `${path} can't be read: ${cause.message}`, { cause })),
    );
  });
  let line = 0;
  let rows = 0;
  let whole = false;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (text.trim() === '') continue;
    const row = exportedRow.safeParse(parsedOrNothing(text));
    if (!row.success) throw new BriefdeskError('bad-export', `${path}:${line} is not a row of an export`);
    whole = row.data.table === END && row.data.row.rows === rows;
    if (whole) continue;
    rows += 1;
    yield row.data;
  }
  if (!whole) throw new BriefdeskError('bad-export', `${path} is not whole: its end is missing, export again`);
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
