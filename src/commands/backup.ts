import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { ExportedRow, Store } from '../app/ports.ts';
import { plural } from '../app/wording.ts';
import type { Config } from '../config.ts';
import { BriefdeskError } from '../core/errors.ts';
import { openConfiguredStore } from '../open-desk.ts';
import { makeFolder } from '../store/make-folder.ts';
import { showProgress } from './output.ts';

const EXPORT_FILE = 'briefdesk.jsonl';
/** The first line, by the store. It is no row of it. */
const VERSION = 'schema_version';
/** The last line says how many rows there are: a copy that was cut off between two lines would pass for a whole one. */
const END = 'end';
const PROGRESS_EVERY = 1000;

/** Writes all the store holds, a row a line; the file is there whole or not at all. Throws `export-failed`. */
export async function exportStore(folder: string, config: Config): Promise<void> {
  const path = join(folder, EXPORT_FILE);
  const store = await openConfiguredStore(config);
  try {
    const rows = await writeExport(store, folder, path).catch((cause: unknown) => {
      throw cause instanceof Error && 'syscall' in cause ? cannotWrite(path, cause) : cause;
    });
    showProgress('');
    process.stdout.write(`${path}: ${plural(rows, 'row')}\n`);
  } finally {
    await store.close();
  }
}

function cannotWrite(path: string, cause: Error): BriefdeskError {
  const message = `${path} can't be written: ${cause.message}. Choose a folder that this user may write to, with room in it`;
  return new BriefdeskError('export-failed', message, { cause });
}

async function writeExport(store: Store, folder: string, path: string): Promise<number> {
  makeFolder(resolve(folder));
  await removeLeftovers(folder);
  const unfinished = `${path}.${process.pid}.unfinished`;
  try {
    const file = await open(unfinished, 'w');
    let rows = 0;
    try {
      for await (const row of store.exportRows()) {
        await file.appendFile(`${JSON.stringify(row)}\n`);
        if (row.table !== VERSION) rows += 1;
        if (rows % PROGRESS_EVERY === 0) showProgress(`${plural(rows, 'row')} written`);
      }
      await file.appendFile(`${JSON.stringify({ table: END, row: { rows } })}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return rows;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** What exports that were killed have left: as large as the store, each of them. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = LEFTOVER.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

const LEFTOVER = /^briefdesk\.jsonl\.(\d+)\.unfinished$/;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Reads an export into an empty store, as a whole or not at all. Throws `bad-export` and, of what a row says, `bad-import`. */
export async function importStore(folder: string, config: Config): Promise<void> {
  const path = join(folder, EXPORT_FILE);
  const store = await openConfiguredStore(config);
  const place = { line: 0 };
  try {
    const rows = await store.importRows(readRows(path, place));
    showProgress('');
    process.stdout.write(`${path}: ${plural(rows, 'row')} read\n`);
  } catch (error) {
    if (!(error instanceof BriefdeskError) || error.code !== 'bad-import') throw error;
    throw new BriefdeskError('bad-import', `${path}:${place.line}: ${error.message}`, { cause: error });
  } finally {
    await store.close();
  }
}

const exportedRow = z.object({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** The rows of an export; `place` follows the line that was given last. */
async function* readRows(path: string, place: { line: number }): AsyncGenerator<ExportedRow> {
  let rows = 0;
  let whole = false;
  for await (const text of linesOf(path)) {
    place.line += 1;
    if (text.trim() === '') continue;
    const row = exportedRow.safeParse(parsedOrNothing(text));
    if (!row.success) throw new BriefdeskError('bad-export', `${path}:${place.line} is not a row of an export`);
    const { table } = row.data;
    if (place.line === 1 && table !== VERSION)
      throw new BriefdeskError('bad-export', `${path} does not begin as an export does: its first line is missing`);
    whole = table === END && row.data.row.rows === rows;
    if (whole) continue;
    if (table !== VERSION) rows += 1;
    if (rows % PROGRESS_EVERY === 0) showProgress(`${plural(rows, 'row')} read`);
    yield row.data;
  }
  if (!whole) throw new BriefdeskError('bad-export', `${path} is not whole: its end is missing, export again`);
}

/** By line feeds alone: readline ends a line at U+2028, too, which JSON leaves as it is. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1_000_000 })) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (cause) {
    throw cannotRead(path, cause);
  }
  if (rest !== '') yield rest;
}

const cannotRead = (path: string, cause: unknown): BriefdeskError =>
  new BriefdeskError('bad-export', `${path} can't be read: ${cause instanceof Error ? cause.message : cause}`, {
    cause,
  });

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
