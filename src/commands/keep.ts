import { type IngestReport, ingest } from '../app/ingest.ts';
import { plural } from '../app/wording.ts';
import type { Config } from '../config.ts';
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
