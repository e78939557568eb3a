import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { PollReport } from './app/poll.ts';
import type { Web } from './app/web.ts';
import { BriefdeskError } from './core/errors.ts';
import { SMALL_HEAP } from './small-heap.ts';
import { BEAT, watchThread } from './thread-watch.ts';
import type { WebSettings } from './web-settings.ts';

/** Plain data: it passes between threads. */
export interface WebTask {
  readonly store: { readonly databaseUrl?: string; readonly path: string };
  readonly web: WebSettings;
}

/** What the thread is asked; for a sign of life, where no address is. */
export type Asking =
  | { readonly id: number; readonly ask: keyof Web; readonly address: string }
  | { readonly id: number; readonly ask: typeof BEAT };

/** What the thread tells. */
export type Telling =
  | { readonly kind: 'answer'; readonly id: number; readonly answer?: Awaited<ReturnType<Web[keyof Web]>> }
  | { readonly kind: 'no-answer'; readonly id: number; readonly message: string }
  | { readonly kind: 'report'; readonly report: PollReport }
  | { readonly kind: 'trouble'; readonly message: string };

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

const RESTART_MS = 10_000;
/** Until then the machine is the start's own, unless somebody asks. */
const START_MS = 3_000;

/**
 * The web in a thread of its own: it keeps reading the sources that are due, groups what has come in, and looks at
 * addresses when asked. Parsing a page of megabytes keeps a core busy; whoever answers people meanwhile does not notice.
 * A thread that falls over or gets stuck is started again.
 */
export function startWebWorker(task: WebTask, log: Logger, signal: AbortSignal): Web {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let worker: Worker | undefined;
  const running = (): Worker => {
    worker ??= start();
    return worker;
  };

  function start(): Worker {
    const started = new Worker(new URL('./web-worker.js', import.meta.url), {
      workerData: task,
      resourceLimits: SMALL_HEAP,
    });
    started.on('message', hear);
    started.on('error', (error) => log.error(`reading the web failed: ${error.message}`));
    watchThread(
      started,
      () => ask(started, { ask: BEAT }),
      () => log.error('the thread that reads the web was stuck and is ended'),
    );
    started.on('exit', () => {
      for (const { reject } of waiting.values())
        reject(new BriefdeskError('web-failed', 'the web can’t be read just now; try again'));
      waiting.clear();
      if (signal.aborted) return;
      setTimeout(() => {
        worker = undefined;
        if (!signal.aborted) running();
      }, RESTART_MS).unref();
    });
    return started;
  }

  function hear(telling: Telling): void {
    switch (telling.kind) {
      case 'report':
        logReport(log, telling.report);
        break;
      case 'trouble':
        log.warn(telling.message);
        break;
      case 'answer':
        take(telling.id)?.resolve(telling.answer);
        break;
      case 'no-answer':
        take(telling.id)?.reject(new BriefdeskError('web-failed', telling.message));
    }
  }

  function take(id: number): Waiting | undefined {
    const waits = waiting.get(id);
    waiting.delete(id);
    return waits;
  }

  function ask(thread: Worker, what: Omit<Asking, 'id'>): Promise<never> {
    return new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve: resolve as Waiting['resolve'], reject });
      thread.postMessage({ id: asked, ...what });
    });
  }

  const question =
    <Ask extends keyof Web>(name: Ask): Web[Ask] =>
    (address: string): never =>
      ask(running(), { ask: name, address } as Omit<Asking, 'id'>) as never;

  const first = setTimeout(running, START_MS).unref();
  const stop = (): void => {
    clearTimeout(first);
    void worker?.terminate();
  };
  signal.addEventListener('abort', stop, { once: true });
  return { look: question('look'), readArticle: question('readArticle') };
}

function logReport(log: Logger, report: PollReport): void {
  if (report.kind === 'failed') log.warn(`${report.source}: ${report.reason}`);
  if (report.kind !== 'read') return;
  const { source, counts, unreadable, warnings } = report.report;
  log.info(`${source}: ${counts.added} added, ${counts.revised} revised`);
  for (const { name, reason } of [...unreadable, ...warnings]) log.info(`${source}, ${name}: ${reason}`);
}
