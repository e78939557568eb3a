import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type IngestReport, ingest } from './app/ingest.ts';
import { BriefdeskError } from './core/errors.ts';
import { folderSource } from './sources/folder.ts';
import { openStore } from './store/store.ts';

/** What to read and into which store. Plain data: it passes between threads. */
export interface IngestTask {
  readonly store: { readonly databaseUrl?: string; readonly path: string };
  /** For everybody, one after the other. */
  readonly folders: readonly { readonly name?: string; readonly folder: string }[];
}

type Message =
  | { readonly kind: 'progress'; readonly read: number }
  | { readonly kind: 'done'; readonly reports: readonly IngestReport[] }
  | { readonly kind: 'failed'; readonly code?: string; readonly message: string };

/** Tells this module's own threads from others that import it. */
const MARK = 'briefdesk ingest';

/**
 * Reads the folders in a thread of its own: reading and indexing keep a core busy, and SQLite makes its thread wait
 * for the disk; whoever answers questions meanwhile notices neither. `onProgress` gets how many items have been read.
 */
export function ingestInWorker(
  task: IngestTask,
  onProgress: (read: number) => void = () => {},
): Promise<readonly IngestReport[]> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { mark: MARK, task } });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message.kind === 'progress') onProgress(message.read);
      else if (message.kind === 'done') resolve(message.reports);
      else reject(failure(message));
    });
    worker.on('error', reject);
    worker.on('exit', (status) => reject(new Error(`the ingest thread ended with status ${status}`)));
  });
}

/** An error's class does not pass between threads. */
function failure({ code, message }: Extract<Message, { kind: 'failed' }>): Error {
  return code === undefined ? new Error(message) : new BriefdeskError(code, message);
}

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

if (parentPort && workerData?.mark === MARK) {
  const port = parentPort;
  const send = (message: Message): void => port.postMessage(message);
  runTask(workerData.task as IngestTask, send).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    send({ kind: 'failed', message, ...(error instanceof BriefdeskError && { code: error.code }) });
  });
}
