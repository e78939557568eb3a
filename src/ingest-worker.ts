import { parentPort } from 'node:worker_threads';
import { type IngestReport, ingest } from './app/ingest.ts';
import { BriefdeskError } from './core/errors.ts';
import type { IngestTask, Message } from './ingest-in-worker.ts';
import { folderSource } from './sources/folder.ts';
import { openStore } from './store/store.ts';
import { BEAT } from './thread-watch.ts';

async function runTask({ store: settings, folders }: IngestTask, send: (message: Message) => void): Promise<void> {
  const store = await openStore(settings);
  try {
    const reports: IngestReport[] = [];
    let before = 0;
    for (const { folder, name } of folders) {
      let read = 0;
      const onProgress = (items: number): void => {
        read = items;
        send({ kind: 'progress', read: before + read });
      };
      const source = folderSource(folder, { ...(name !== undefined && { name }) });
      reports.push(await ingest(store, source, { access: 'everyone', now: () => new Date(), onProgress }));
      before += read;
    }
    send({ kind: 'done', reports });
  } finally {
    await store.close();
  }
}

const send = (message: Message): void => parentPort?.postMessage(message);

parentPort?.on('message', (asked: IngestTask | typeof BEAT) => {
  if (asked === BEAT) return send({ kind: 'beat' });
  runTask(asked, send)
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      send({ kind: 'failed', message, ...(error instanceof BriefdeskError && { code: error.code }) });
    })
    .finally(() => parentPort?.close());
});
