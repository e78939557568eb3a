import { MessageChannel, Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Desk } from './app/desk.ts';
import type { Web } from './app/web.ts';
import type { Config } from './config.ts';
import { BriefdeskError } from './core/errors.ts';
import { SMALL_HEAP } from './small-heap.ts';
import { type Calls, callsTo, serveCalls } from './thread-calls.ts';
import { BEAT, watchThread } from './thread-watch.ts';

/** Plain data: it passes between threads. No tokens among it. */
export type DeskSettings = Omit<Config, 'slack' | 'discord'>;

/** What is composed or read at length; what is only looked up stays with who asks. */
type DeskInWorker = Pick<Desk, 'respond' | 'followUp' | 'digest' | 'topics' | 'unmentioned' | 'keepReadingAhead'>;

/**
 * The desk in a thread of its own. Composing keeps a core busy for a second where a machine is slow, and what arrives
 * meanwhile has to be acknowledged in three; in this thread there is nothing else to wait for. One that falls over
 * or gets stuck fails what it was asked, and the next question starts another.
 */
export function startDeskWorker({ slack: _, discord: __, ...settings }: Config, web: Web, log: Logger): DeskInWorker {
  let running: Calls | undefined;
  const readingAhead = new Set<string>();
  const call = (name: keyof Desk, given: readonly unknown[]): Promise<never> => {
    running ??= start();
    return running.call(name, given);
  };

  function start(): Calls {
    const { port1, port2 } = new MessageChannel();
    serveCalls(port1, { look: web.look, readArticle: web.readArticle });
    port1.unref();
    const workerData = { settings, web: port2 };
    const worker = new Worker(new URL('./desk-worker.js', import.meta.url), {
      workerData,
      transferList: [port2],
      resourceLimits: SMALL_HEAP,
    });
    const calls = callsTo(worker);
    worker.on('error', (error) => log.error({ err: error }, 'the desk’s thread failed'));
    worker.on('exit', () => {
      running = undefined;
      port1.close();
      calls.fail(new BriefdeskError('desk-failed', 'I could not finish this one; please ask again'));
    });
    const beat = () => calls.call(BEAT, []);
    watchThread(worker, beat, () => log.error('the desk’s thread was stuck and is ended'));
    worker.unref();
    // What a thread that is gone had read ahead is gone with it.
    for (const workspace of readingAhead) calls.call('keepReadingAhead', [workspace]).catch(() => undefined);
    return calls;
  }

  running = start();
  return {
    respond: (...given) => call('respond', given),
    followUp: (...given) => call('followUp', given),
    digest: (...given) => call('digest', given),
    topics: (...given) => call('topics', given),
    unmentioned: (...given) => call('unmentioned', given),
    keepReadingAhead: (workspace) => {
      const reading = call('keepReadingAhead', [workspace]);
      readingAhead.add(workspace);
      return reading;
    },
  };
}
