import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { IngestReport } from './app/ingest.ts';

/** Files may come and go while the bot runs: they are looked at again after a minute, or ten times what it took. */
const PAUSE_MS = 60_000;
const PAUSE_FACTOR = 10;

export interface KeptReading {
  /** Settles when all has been read once; never rejects. */
  readonly first: Promise<void>;
  readonly isReading: () => boolean;
}

/** Reads the sources now and ever again until the signal. What fails or is passed over is logged, once each. */
export function keepReading(
  read: () => Promise<readonly IngestReport[]>,
  log: Logger,
  signal: AbortSignal,
): KeptReading {
  let reading = false;
  const said = new Set<string>();
  const sayOnce = (text: string): void => {
    if (said.has(text)) return;
    said.add(text);
    log.warn(text);
  };
  const once = async (): Promise<number> => {
    const started = performance.now();
    reading = true;
    try {
      for (const { unreadable, warnings } of await read()) {
        for (const { name, reason } of unreadable) sayOnce(`skipped ${name}: ${reason}`);
        for (const { name, reason } of warnings) sayOnce(`${name}: ${reason}`);
      }
    } catch (error) {
      sayOnce(`the articles were not read: ${error instanceof Error ? error.message : String(error)}`);
    }
    reading = false;
    return performance.now() - started;
  };
  const readOn = async (took: number): Promise<void> => {
    while (!signal.aborted) {
      await sleep(Math.max(PAUSE_MS, took * PAUSE_FACTOR), undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) took = await once();
    }
  };
  const first = once();
  void first.then(readOn);
  return { first: first.then(() => undefined), isReading: () => reading };
}
