import type { MessagePort, Worker } from 'node:worker_threads';
import { BriefdeskError } from './core/errors.ts';

/** What can be called in another thread: what goes in and comes out passes between threads, so no functions. */
type Callable = { readonly [name: string]: (...given: never[]) => Promise<unknown> };

interface Call {
  readonly id: number;
  readonly name: string;
  readonly given: readonly unknown[];
}

/** An error's class does not pass between threads. */
type Outcome =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly code?: string; readonly message: string };

/** Lets the other end of the port call these. */
export function serveCalls(port: MessagePort, served: Callable): void {
  port.on('message', async ({ id, name, given }: Call) => {
    try {
      const value = await served[name]?.(...(given as never[]));
      port.postMessage({ id, value } satisfies Outcome);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const code = error instanceof BriefdeskError && { code: error.code };
      port.postMessage({ id, message, ...code } satisfies Outcome);
    }
  });
}

export interface Calls {
  call(name: string, given: readonly unknown[]): Promise<never>;
  /** The other end is gone: what was not answered fails. */
  fail(error: Error): void;
}

/** Calls what the other end of the port serves. */
export function callsTo(port: MessagePort | Worker): Calls {
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let called = 0;
  port.on('message', (outcome: Outcome) => {
    const waits = waiting.get(outcome.id);
    waiting.delete(outcome.id);
    if ('message' in outcome) waits?.reject(failure(outcome));
    else waits?.resolve(outcome.value as never);
  });
  return {
    call: (name, given) =>
      new Promise((resolve, reject) => {
        called += 1;
        waiting.set(called, { resolve, reject });
        port.postMessage({ id: called, name, given } satisfies Call);
      }),
    fail: (error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

const failure = ({ code, message }: { readonly code?: string; readonly message: string }): Error =>
  code === undefined ? new Error(message) : new BriefdeskError(code, message);
