import { type Document, noteDocument } from '../document.ts';
import { plural } from '../wording.ts';
import type { Sending } from './courier.ts';
import { type Delivering, holdOf } from './delivering.ts';
import type { Claimed, Delivery } from './delivery.ts';
import { nameDelivery } from './slot-words.ts';
import type { Subscription } from './subscription.ts';
import { progressFrom } from './upcoming.ts';

const FIRST_MS = 5_000;
const LONGEST_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** Deliveries named in one alert: a platform that is away makes many fail at once. */
const NAMED = 5;

/** Twice as long after every try, up to a quarter of an hour; some up to half as much again, so that not all come back at once. */
export function backOffMs(tries: number, random: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries - 1, 20)) * (1 + random / 2);
}

type Failed = Extract<Sending, { readonly kind: 'failed' | 'shut-out' | 'invalid' }>;

/** What becomes of a delivery whose message is known not to be there. */
export async function fail(delivering: Delivering, claimed: Claimed, failed: Failed): Promise<void> {
  const { store } = delivering;
  const hold = holdOf(delivering, claimed);
  switch (failed.kind) {
    case 'failed':
      return postpone(delivering, claimed, failed);
    case 'shut-out':
      return shutOut(delivering, claimed, failed.reason);
    case 'invalid':
      await store.closeDelivery(hold, 'dead', failed.reason);
      return delivering.alert(alertOf(claimed, failed.reason));
  }
}

/** When a platform says how long to wait, that is no failure of its own. */
async function postpone(
  { store, now, random, holder }: Delivering,
  { delivery }: Claimed,
  { reason, retryAfterMs }: Extract<Failed, { kind: 'failed' }>,
): Promise<void> {
  const wait = retryAfterMs === undefined ? backOffMs(delivery.tries, random()) : retryAfterMs * (1 + random() / 10);
  const until = new Date(now().getTime() + wait);
  await store.postpone({ delivery: delivery.id, holder }, until, {
    note: reason,
    clear: true,
    ...(retryAfterMs === undefined && { failing: now() }),
  });
}

/** The subscription rests: its maker hears of it once, and every slot tries whether it is mended, for a day. */
async function shutOut(delivering: Delivering, claimed: Claimed, reason: string): Promise<void> {
  const { store, now } = delivering;
  const { subscription, delivery } = claimed;
  // Before it is recorded: a crash in between would leave them untold.
  if (subscription.state.kind === 'active') await tellOfFault(delivering, claimed, reason);
  await store.markFaulty(subscription.id, reason, now());
  const since = delivery.failingSince ?? now();
  const next = progressFrom(subscription, now()).next?.getTime() ?? Number.POSITIVE_INFINITY;
  const until = new Date(Math.min(next, since.getTime() + DAY_MS));
  await store.postpone(holdOf(delivering, claimed), until, { note: reason, clear: true, failing: now() });
}

async function tellOfFault({ courierOf, alert, report }: Delivering, claimed: Claimed, reason: string): Promise<void> {
  const { subscription } = claimed;
  const { place, maker } = subscription;
  const courier = courierOf(place.platform);
  if (!(await courier.hasLeft(place, maker))) {
    await courier
      .tell(maker, faultDocument(subscription, reason), [])
      .catch((error: unknown) => report(`telling the maker of ${subscription.id}`, error));
  }
  await alert(alertOf(claimed, reason));
}

function faultDocument({ id, topics }: Subscription, reason: string): Document {
  return noteDocument(
    'A digest of yours rests',
    `I could not post the digest on ${topics.join(', ')} (${id}). ${reason}`,
    'I try again at every slot, and go on by myself as soon as it is mended.',
  );
}

/** For the operator. */
export function alertOf({ delivery }: Claimed, reason: string): Document {
  return noteDocument(
    'A digest was not posted',
    `${nameDelivery(delivery)}: ${reason}`,
    `To try it again by hand: briefdesk deliveries retry ${delivery.id}`,
  );
}

/** For the operator: of those that failed until their next slot came. */
export function alertOfDead(deliveries: readonly Delivery[]): Document {
  const named = deliveries.slice(0, NAMED);
  const others = deliveries.length - named.length;
  return noteDocument(
    `${plural(deliveries.length, 'digest')} kept failing until the next one was due`,
    ...named.map((one) => [`${one.id}, ${nameDelivery(one)}`, one.note].filter(Boolean).join(': ')),
    ...(others > 0 ? [`And ${others} more: briefdesk deliveries --failed`] : []),
    'To try one again by hand: briefdesk deliveries retry ID',
  );
}
