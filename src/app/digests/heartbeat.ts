import { setImmediate as others } from 'node:timers/promises';
import { deliver } from './deliver.ts';
import type { Delivering } from './delivering.ts';
import type { Claimed } from './delivery.ts';
import type { Progress, SlotsPassed } from './digest-store.ts';
import { alertOfDead } from './failures.ts';
import type { Subscription } from './subscription.ts';
import { passSlots } from './upcoming.ts';

/** Subscriptions whose slots are computed, and deliveries that are claimed, at once. */
const BATCH = 50;
/** Deliveries on their way at the same time. */
const AT_ONCE = 50;
/** A subscription whose slots can't be computed is looked at again after so long. */
const UNREADABLE_MS = 3_600_000;

export interface Heartbeat {
  /** Does what is due, and settles when nothing is on its way any more. Never rejects. */
  beat(): Promise<void>;
  /** Takes on nothing new, and waits for what is on its way. */
  stop(): Promise<void>;
}

/** Slots that have come become deliveries, and deliveries are sent: by this process or by any other on the store. */
export function createHeartbeat(delivering: Delivering): Heartbeat {
  const onTheirWay = new Set<Promise<void>>();
  let stopped = false;
  let claims = 0;
  const passing = oneAtATime(() => passAll(delivering, () => stopped), delivering);

  const claimMore = oneAtATime(async () => {
    const { store, leaseMs, platforms, now } = delivering;
    while (!stopped && onTheirWay.size <= AT_ONCE / 2) {
      const limit = AT_ONCE - onTheirWay.size;
      claims += 1;
      // A process that was stopped for longer than its lease takes the same delivery again, beside its earlier self.
      const holder = `${delivering.holder}/${claims}`;
      const claimed = await store.claimDeliveries({ holder, limit, leaseMs, platforms: platforms() }, now());
      for (const one of claimed) takeOn({ ...delivering, holder }, one);
      if (claimed.length === 0) return;
    }
  }, delivering);

  /** Whoever is done makes room for others; a channel's next one may have waited for this one. */
  const takeOn = (held: Delivering, claimed: Claimed): void => {
    const work = deliver(held, claimed).then(() => {
      onTheirWay.delete(work);
      return claimMore();
    });
    onTheirWay.add(work);
  };

  const idle = async (): Promise<void> => {
    while (onTheirWay.size > 0) await Promise.all(onTheirWay);
  };

  return {
    beat: async () => {
      await passing();
      await claimMore();
      await idle();
    },
    stop: async () => {
      stopped = true;
      await idle();
    },
  };
}

/** Who asks while it runs waits for that run, and for one more: what it came for may have been looked past. */
function oneAtATime(work: () => Promise<void>, { report }: Delivering): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work().catch((error: unknown) => report('heartbeat', error));
    } while (again);
    running = undefined;
  };
  return () => {
    if (running) again = true;
    else running = run();
    return running as Promise<void>;
  };
}

/** Records the slots that have come since they were last looked at. */
async function passAll(delivering: Delivering, isStopped: () => boolean): Promise<void> {
  const { store, now, alert } = delivering;
  while (!isStopped()) {
    const due = await store.subscriptionsDue(now(), BATCH);
    if (due.length === 0) return;
    const dead = await store.recordSlots(due.map((one) => pass(delivering, one)));
    const subscriptions = new Map(due.map(({ subscription }) => [subscription.id, subscription]));
    // Of one that rests the operator has heard.
    const unheard = dead.filter((one) => subscriptions.get(one.subscription)?.state.kind !== 'faulty');
    if (unheard.length > 0) await alert(alertOfDead(unheard));
    // Thousands may be due at one minute: whoever else waits gets a turn.
    await others();
  }
}

function pass(
  { now, report }: Delivering,
  due: { readonly subscription: Subscription; readonly progress: Progress },
): SlotsPassed {
  try {
    return passSlots(due, now());
  } catch (error) {
    const { subscription, progress } = due;
    report(`subscription ${subscription.id}`, error);
    const next = new Date(now().getTime() + UNREADABLE_MS);
    const { dealtWith } = progress;
    return { subscription: subscription.id, since: dealtWith, skipped: [], progress: { dealtWith, next } };
  }
}
