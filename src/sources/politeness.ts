export interface PolitenessLimits {
  /** Requests at a time to one host. */
  readonly perHost: number;
  /** Requests at a time altogether. */
  readonly overall: number;
  /** Milliseconds between the beginnings of two requests to one host. */
  readonly pauseMs: number;
}

/** Waits for a turn at a host; the function it gives ends the turn. Rejects with the signal's reason. */
export type TakeTurn = (host: string, signal: AbortSignal) => Promise<() => void>;

interface Queue {
  active: number;
  /** When the next may begin. */
  ready: number;
  timer?: NodeJS.Timeout;
  readonly waiting: Set<() => void>;
}

/** Queues requests by host: one that is slow, or has to be left alone for a moment, holds up no other. */
export function createPoliteness({ perHost, overall, pauseMs }: PolitenessLimits): TakeTurn {
  const queues = new Map<string, Queue>();
  let active = 0;

  function queueOf(host: string): Queue {
    const queue = queues.get(host) ?? { active: 0, ready: 0, waiting: new Set() };
    queues.set(host, queue);
    return queue;
  }

  function startAll(): void {
    for (const [host, queue] of queues) {
      while (queue.waiting.size > 0 && queue.active < perHost && active < overall) {
        if (queue.ready > performance.now()) {
          wakeLater(queue);
          break;
        }
        const [next] = queue.waiting;
        next!();
      }
      if (queue.active + queue.waiting.size === 0 && queue.ready <= performance.now()) queues.delete(host);
    }
  }

  function wakeLater(queue: Queue): void {
    queue.timer ??= setTimeout(() => {
      delete queue.timer;
      startAll();
    }, queue.ready - performance.now());
  }

  return (host, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const queue = queueOf(host);
      const begin = (): void => {
        queue.waiting.delete(begin);
        signal.removeEventListener('abort', leave);
        queue.active += 1;
        active += 1;
        queue.ready = performance.now() + pauseMs;
        resolve(end);
      };
      const end = (): void => {
        queue.active -= 1;
        active -= 1;
        startAll();
      };
      const leave = (): void => {
        queue.waiting.delete(begin);
        if (queue.waiting.size === 0) clearTimeout(queue.timer);
        if (queue.waiting.size === 0) delete queue.timer;
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.waiting.add(begin);
      startAll();
    });
}
