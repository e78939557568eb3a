import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createChat } from './app/chat/chat.ts';
import { isMendable } from './app/chat/notes.ts';
import type { Adapter, Chat, Platform } from './app/chat/ports.ts';
import { forgetOld } from './app/chat/retention.ts';
import { type Rules, rulesAmong } from './app/chat/rules.ts';
import type { Desk } from './app/desk.ts';
import type { Store } from './app/ports.ts';
import type { Config } from './config.ts';
import { BriefdeskError } from './core/errors.ts';
import { explain } from './explain.ts';
import { examineHealth, serveHealth } from './health.ts';
import { type KeptDelivering, keepDelivering } from './keep-delivering.ts';
import { inWords, type OpenDesk } from './open-desk.ts';
import { readWorkspacesFile } from './sources/workspaces-file.ts';
import { startAdapters } from './start-adapters.ts';

/** An event stays with a process that crashed for so long; then it, or another one, takes it up. */
const LEASE_MS = 15_000;
const RECOVER_EVERY_MS = 10_000;
const FORGET_EVERY_MS = 3_600_000;
/** Together less than the ten seconds after which a container is killed. */
const STOP_MS = 2000;
const DRAIN_MS = 7000;

export interface Bot {
  readonly config: Config;
  readonly open: Pick<OpenDesk, 'edition'> & { readonly store: Store };
  readonly desk: Desk;
  readonly adapters: readonly Adapter[];
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Says to the operator what runs, once. */
  readonly greet: (running: readonly string[], failed: readonly string[]) => Promise<void>;
}

/** Runs the adapters until the signal, then finishes what is being answered. Throws where none of them can start. */
export async function runBot({ config, open, desk, adapters, log, signal, greet }: Bot): Promise<void> {
  const chat = await createBotChat({ config, open, desk, adapters, log });
  const { port } = config;
  const health =
    port === undefined ? undefined : await serveHealth(port, () => examineHealth(open.store.chat, adapters));
  try {
    const { running, failed, goesOn } = await startAdapters(adapters, { chat, log, signal });
    if (running.length === 0 && !goesOn) throw new BriefdeskError('no-adapter', `nothing runs. ${failed.join(' ')}`);
    await greet(running, failed);
    const delivering = await keepDelivering({ config, open, desk, adapters, log });
    const jobs = [every(RECOVER_EVERY_MS, chat.recover), every(FORGET_EVERY_MS, () => forget(open.store, config, log))];
    if (!signal.aborted) await once(signal, 'abort');
    for (const job of jobs) clearInterval(job);
    await stopAll(adapters, chat, delivering);
  } finally {
    await health?.close();
  }
}

async function createBotChat({ config, open, desk, adapters, log }: Omit<Bot, 'signal' | 'greet'>): Promise<Chat> {
  const { workspaces, problems } = await readWorkspacesFile(join(config.briefingsDir, 'workspaces.yaml'));
  for (const problem of problems) log.warn(inWords(problem));
  const { timeZone, digestManagers: digests } = config;
  const everywhere = { timeZone, ...(digests && { digests }) };
  const rulesOf = rulesAmong(workspaces satisfies readonly (Partial<Rules> & { readonly name: string })[], everywhere);
  const running = new Map(adapters.map((adapter) => [adapter.platform, adapter]));
  const adapterOf = (platform: Platform): Adapter => {
    const adapter = running.get(platform);
    if (!adapter) throw new BriefdeskError('not-running', `there are no settings for ${platform}`);
    return adapter;
  };
  return createChat({
    desk,
    store: open.store.chat,
    digests: open.store.digests,
    now: () => new Date(),
    clock: open.edition.clock,
    messengerOf: (platform) => adapterOf(platform).messenger,
    courierOf: (platform) => adapterOf(platform).courier,
    rulesOf,
    report: reportTo(log),
    leaseMs: LEASE_MS,
  });
}

/** Where the person was told what to do, where in the program it was noticed helps nobody. */
const reportTo =
  (log: Logger) =>
  (code: string, error: unknown): void =>
    isMendable(error) ? log.warn({ code }, `chat: ${explain(error)}`) : log.error({ err: error, code }, 'chat: failed');

/** Now, and every so often. */
function every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
  void work();
  return setInterval(() => void work(), ms).unref();
}

const forget = (store: Store, { keepQuestionsDays }: Config, log: Logger): Promise<void> =>
  forgetOld(store.chat, keepQuestionsDays, new Date()).catch((error: unknown) => {
    log.error({ err: error }, 'old questions were not forgotten');
  });

/** Nothing new is taken, what is under way is finished; what is not in time is taken up at the next start. */
async function stopAll(adapters: readonly Adapter[], chat: Chat, delivering: KeptDelivering): Promise<void> {
  const stopping = Promise.allSettled(adapters.map((adapter) => adapter.stop()));
  await Promise.race([stopping, sleep(STOP_MS, undefined, { ref: false })]);
  const delivered = Promise.race([delivering.stop(), sleep(DRAIN_MS, undefined, { ref: false })]);
  await Promise.all([chat.drain(DRAIN_MS), delivered]);
}
