import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Adapter } from './app/chat/ports.ts';
import type { Desk } from './app/desk.ts';
import { composeDeliveries } from './app/digests/compose-delivery.ts';
import { createHeartbeat } from './app/digests/heartbeat.ts';
import { presentDraft } from './app/digests/reviewing.ts';
import type { Store } from './app/ports.ts';
import type { Config } from './config.ts';
import { BriefdeskError } from './core/errors.ts';
import type { OpenDesk } from './open-desk.ts';
import { tellOperator } from './operator-channel.ts';

/** Slots fall on minutes: `node-cron` keeps the beat, and nothing else. */
const BEAT = '* * * * *';
/**
 * What is tried again comes between two beats, in real time: a cron beat is silent until a clock that was put back has
 * caught up with itself, and goes through every beat that a machine slept through.
 */
const BETWEEN_MS = 5_000;
/** Couriers give up after ten seconds, well within it. A process that was killed holds a delivery up for so long. */
const LEASE_MS = 30_000;

export interface KeptDelivering {
  /** Takes on nothing new, and settles when what is on its way has ended. */
  stop(): Promise<void>;
}

interface DeliveringBot {
  readonly config: Config;
  readonly open: Pick<OpenDesk, 'edition'> & { readonly store: Store };
  readonly desk: Pick<Desk, 'digest'>;
  readonly adapters: readonly Adapter[];
  readonly log: Logger;
}

/** Posts digests as they become due, until it is stopped. */
export async function keepDelivering({ config, open, desk, adapters, log }: DeliveringBot): Promise<KeptDelivering> {
  const { schedule } = await import('node-cron');
  const courierOf = (platform: Adapter['platform']) => {
    const adapter = adapters.find((one) => one.platform === platform);
    if (!adapter) throw new BriefdeskError('not-running', `there are no settings for ${platform}`);
    return adapter.courier;
  };
  const report = (what: string, error: unknown): void => log.error({ err: error }, `digests: ${what}`);
  const heartbeat = createHeartbeat({
    store: open.store.digests,
    now: () => new Date(),
    random: Math.random,
    sleep: (ms) => sleep(ms),
    elapsed: () => performance.now(),
    holder: randomUUID(),
    leaseMs: LEASE_MS,
    platforms: () => adapters.filter(isUp).map(({ platform }) => platform),
    courierOf,
    compose: composeDeliveries({ digest: desk.digest, store: open.store.digests, clock: open.edition.clock }),
    presentDraft: (claimed, draft) => presentDraft(claimed, draft, new Date()),
    alert: tellOperator(config.operatorChannel, courierOf, report),
    report,
  });
  const beat = (): void => void heartbeat.beat();
  const task = schedule(BEAT, beat, { suppressMissedWarning: true });
  const between = setInterval(beat, BETWEEN_MS);
  beat();
  return {
    stop: async () => {
      clearInterval(between);
      await task.destroy();
      await heartbeat.stop();
    },
  };
}

/** One that reconnects can still post. */
const isUp = ({ state }: Adapter): boolean => state() === 'connected' || state() === 'reconnecting';
