import { setImmediate as nextTick } from 'node:timers/promises';

interface Settle<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs in one transaction what is asked for at the same time: a disk takes some hundred transactions a second, however
 * small they are. What fails, fails for all of them.
 */
export function together<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: { readonly item: Item; readonly settle: Settle<Result> }[] = [];
  let running = false;

  const runAll = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      await nextTick();
      const batch = waiting;
      waiting = [];
      try {
        const results = await run(batch.map(({ item }) => item));
        for (const [place, { settle }] of batch.entries()) settle.resolve(results[place]!);
      } catch (error) {
        for (const { settle } of batch) settle.reject(error);
      }
    }
    running = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, settle: { resolve, reject } });
      if (!running) void runAll();
    });
}
