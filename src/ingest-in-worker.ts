import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { IngestReport } from './app/ingest.ts';
import { BriefdeskError } from './core/errors.ts';
import { SMALL_HEAP } from './small-heap.ts';
import { BEAT, watchThread } from './thread-watch.ts';

/** What to read and into which store. Plain data: it passes between threads. */
export interface IngestTask {
  readonly store: { readonly databaseUrl?: string; readonly path: string };
  /** For everybody, one after the other. */
  readonly folders: readonly { readonly name?: string; readonly folder: string }[];
}

/** What the thread tells. */
export type Message =
  | { readonly kind: 'progress'; readonly read: number }
  | { readonly kind: 'done'; readonly reports: readonly IngestReport[] }
  | { readonly kind: 'failed'; readonly code?: string; readonly message: string }
  /** It still has turns. */
  | { readonly kind: typeof BEAT };

/** A thread that can read once. */
export interface IngestThread {
  /** Reads the folders; the thread ends with it. `onProgress` gets how many items have been read. */
  ingest(task: IngestTask, onProgress?: (read: number) => void): Promise<readonly IngestReport[]>;
}

/**
 * Starts a thread, which loads what it needs and waits for its task. Reading and indexing keep a core busy, and SQLite
 * makes its thread wait for the disk: whoever answers questions meanwhile notices neither.
 */
export function openIngestThread(): IngestThread {
  const worker = new Worker(new URL('./ingest-worker.js', import.meta.url), { resourceLimits: SMALL_HEAP });
  const broken = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', (status) => reject(new Error(`the ingest thread ended with status ${status}`)));
  });
  broken.catch(() => undefined);
  return {
    ingest: (task, onProgress = () => {}) => {
      const told = new Promise<readonly IngestReport[]>((resolve, reject) => {
        worker.on('message', (message: Message) => {
          if (message.kind === 'progress') onProgress(message.read);
          else if (message.kind === 'done') resolve(message.reports);
          else if (message.kind === 'failed') reject(failure(message));
        });
        const stuck = new BriefdeskError(
          'ingest-stuck',
          'reading got stuck and was ended; what was read until then stays',
        );
        watchThread(
          worker,
          () => signOfLife(worker),
          () => reject(stuck),
        );
      });
      worker.postMessage(task);
      return Promise.race([told, broken]);
    },
  };
}

/** Whatever it says next shows that it has turns. */
function signOfLife(worker: Worker): Promise<unknown> {
  worker.postMessage(BEAT);
  return once(worker, 'message');
}

/** An error's class does not pass between threads. */
function failure({ code, message }: Extract<Message, { kind: 'failed' }>): Error {
  return code === undefined ? new Error(message) : new BriefdeskError(code, message);
}
