import { endWithOutput, outliveLog } from './broken-output.ts';
import { openIngestThread } from './ingest-in-worker.ts';

// Both threads are needed for the first answer. This one starts before anything else is read from the disk, so that
// they load at the same time.
const thread = openIngestThread();

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
endWithOutput();
outliveLog();

const { run } = await import('./run.ts');
await run(thread, stop);
// A reading may still be under way in its thread. Cut short it loses nothing: every batch is a transaction.
process.stdout.write('', () => process.exit());
