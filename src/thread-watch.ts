import type { Worker } from 'node:worker_threads';
import type { Calls } from './thread-calls.ts';

/** What a watched thread serves besides its own: the answer shows that it still has turns. */
export const BEAT = 'beat';
const BEAT_MS = 10_000;
/** Beats counted, not time: a machine that was asleep has not been waiting. */
const MISSED = 6;

/** Ends a thread that has had no turn for a minute, so that another one can be started. Says so before. */
export function watchThread(thread: Worker, calls: Calls, stuck: () => void, beatMs = BEAT_MS): void {
  let missed = 0;
  const beat = setInterval(() => {
    if (missed === MISSED) {
      clearInterval(beat);
      stuck();
      void thread.terminate();
      return;
    }
    missed += 1;
    calls.call(BEAT, []).then(
      () => {
        missed = 0;
      },
      () => undefined,
    );
  }, beatMs).unref();
  thread.once('exit', () => clearInterval(beat));
}
