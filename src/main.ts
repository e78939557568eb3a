import { openIngestThread } from './ingest-in-worker.ts';

// Both threads are needed for the first answer. This one starts before anything else is read from the disk, so that
// they load at the same time.
const thread = openIngestThread();

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
/** A reader that has read enough (`| head`) closes the pipe: that is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { run } = await import('./run.ts');
await run(thread, stop);
// A reading may still be under way in its thread. Cut short it loses nothing: every batch is a transaction.
process.stdout.write('', () => process.exit());
