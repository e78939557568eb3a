import type { Worker } from 'node:worker_threads';

/** What a watched thread answers besides its own: it shows that it still has turns. */
export const BEAT = 'beat';
const BEAT_MS = 10_000;
/** Beats counted, not time: a machine that was asleep has not been waiting. */
const MISSED = 6;

/**
 * Ends a thread that has had no turn for a minute, so that another one can be started. Says so before. `ask` asks the
 * thread for a sign of life.
 */
export function watchThread(thread: Worker, ask: () => Promise<unknown>, stuck: () => void, beatMs = BEAT_MS): void {
  let missed = 0;
  const beat = setInterval(() => {
    if (missed === MISSED) {
      clearInterval(beat);
      stuck();
      void thread.terminate();
      return;
    }
    missed += 1;
    ask().then(
      () => {
        missed = 0;
      },
      () => undefined,
    );
  }, beatMs).unref();
  thread.once('exit', () => clearInterval(beat));
}
