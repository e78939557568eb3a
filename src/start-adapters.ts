import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Adapter, Chat } from './app/chat/ports.ts';
import { BriefdeskError } from './core/errors.ts';
import { explain } from './explain.ts';

/** What the network was down for may go well the next time; a wrong token may not. */
const PASSING: ReadonlySet<string> = new Set(['slack-unreachable', 'discord-unreachable']);
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

export interface Started {
  readonly running: readonly string[];
  /** What does not run, in sentences. */
  readonly failed: readonly string[];
  /** Some of them are tried again and again. */
  readonly goesOn: boolean;
}

interface Starting {
  readonly chat: Chat;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly firstPause?: number;
}

type Outcome = { readonly kind: 'running' | 'trying' | 'failed'; readonly says: string };

/**
 * Starts each adapter by itself: one that does not start leaves the others alone. One whose platform can't be reached is
 * tried again until the signal, with ever longer pauses.
 */
export async function startAdapters(adapters: readonly Adapter[], starting: Starting): Promise<Started> {
  const outcomes = await Promise.all(adapters.map((adapter) => startOne(adapter, starting)));
  const saidBy = (kinds: readonly Outcome['kind'][]): readonly string[] =>
    outcomes.flatMap(({ kind, says }) => (kinds.includes(kind) ? says : []));
  return {
    running: saidBy(['running']),
    failed: saidBy(['trying', 'failed']),
    goesOn: outcomes.some(({ kind }) => kind === 'trying'),
  };
}

async function startOne(adapter: Adapter, starting: Starting): Promise<Outcome> {
  const { platform } = adapter;
  try {
    await adapter.start(starting.chat);
    return { kind: 'running', says: platform };
  } catch (error) {
    starting.log.error(detailOf(error), `${platform} does not run: ${explain(error)}`);
    if (isPassing(error)) {
      void keepTrying(adapter, starting);
      return {
        kind: 'trying',
        says: `${platform} does not run yet: ${explain(error)} It is tried again until it does.`,
      };
    }
    await adapter.stop().catch(() => undefined);
    return { kind: 'failed', says: `${platform} does not run: ${explain(error)}` };
  }
}

/** What can be mended is said in words; where in the program it was noticed helps nobody. */
const detailOf = (error: unknown): object => (error instanceof BriefdeskError ? { code: error.code } : { err: error });

const isPassing = (error: unknown): boolean => error instanceof BriefdeskError && PASSING.has(error.code);

async function keepTrying(
  adapter: Adapter,
  { chat, log, signal, firstPause = FIRST_PAUSE_MS }: Starting,
): Promise<void> {
  for (let pause = firstPause; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await adapter.start(chat);
      log.warn(`${adapter.platform} runs now`);
      return;
    } catch (error) {
      if (isPassing(error)) continue;
      log.error(detailOf(error), `${adapter.platform} does not run: ${explain(error)}`);
      await adapter.stop().catch(() => undefined);
      return;
    }
  }
}
