import { stat } from 'node:fs/promises';
import { type IngestReport, ingest } from '../app/ingest.ts';
import { harmless } from '../app/plain-text.ts';
import { plural } from '../app/wording.ts';
import type { Config } from '../config.ts';
import { BriefdeskError } from '../core/errors.ts';
import { openConfiguredStore } from '../open-desk.ts';
import { folderSource } from '../sources/folder.ts';
import { groupWaiting } from './group.ts';
import { STATUS, showProgress, tell } from './output.ts';

/** Reads folders and files into the store, for everybody, and says what was read and what was not. Throws `bad-path`. */
export async function ingestPaths(paths: readonly string[], config: Config): Promise<void> {
  for (const path of paths) {
    await stat(path).catch((cause) => {
      throw new BriefdeskError('bad-path', `there is nothing at ${path} to read: check the path`, { cause });
    });
  }
  const store = await openConfiguredStore(config);
  let kept = 0;
  try {
    for (const path of paths) {
      const onProgress = (read: number): void => showProgress(`${path}: ${plural(read, 'file')} read`);
      const report = await ingest(store, folderSource(path), {
        access: 'everyone',
        now: () => new Date(),
        onProgress,
      });
      showProgress('');
      kept += printReport(report);
    }
    await groupWaiting(store);
    if (kept === 0) process.exitCode = STATUS.nothing;
  } finally {
    await store.close();
  }
}

/** Returns how many articles the store has of it. */
function printReport({ source, counts, unreadable, warnings }: IngestReport): number {
  for (const { name, reason } of warnings) tell(`${name}: ${reason}`);
  for (const { name, reason } of unreadable) tell(`skipped ${name}: ${reason}`);
  const { added, revised, unchanged, duplicate } = counts;
  const parts = [`${added} added`, `${revised} revised`, `${unchanged} unchanged`];
  if (duplicate > 0) parts.push(`${duplicate} kept once already`);
  if (unreadable.length > 0) parts.push(`${unreadable.length} skipped`);
  process.stdout.write(`${harmless(source)}: ${parts.join(', ')}\n`);
  return added + revised + unchanged + duplicate;
}
