import { buttonsBelow } from '../chat/buttons.ts';
import { type Delivering, holdOf } from './delivering.ts';
import type { Claimed, Composed, Delivery } from './delivery.ts';
import { withoutTold } from './drafts.ts';
import { alertOf, backOffMs } from './failures.ts';
import { holdMeanwhile } from './hold-meanwhile.ts';
import { labelLate } from './late.ts';
import { reviewDraft } from './review.ts';
import { sendParts } from './send-parts.ts';
import { isLate } from './upcoming.ts';

/** A delivery is given up after failing for so long. */
const DEAD_MS = 24 * 3_600_000;

/** Takes a claimed delivery as far as it goes now. Never rejects: what fails is reported, and tried again. */
export async function deliver(delivering: Delivering, claimed: Claimed): Promise<void> {
  try {
    await takeOn(delivering, claimed);
  } catch (error) {
    delivering.report(`delivery ${claimed.delivery.id}`, error);
    await putOff(delivering, claimed, error);
  }
}

/** Where not even that can be recorded, the lease runs out, and somebody takes it up again. */
async function putOff(delivering: Delivering, claimed: Claimed, error: unknown): Promise<void> {
  const { store, now, random } = delivering;
  const until = new Date(now().getTime() + backOffMs(claimed.delivery.tries, random()));
  const note = error instanceof Error ? error.message : String(error);
  await store
    .postpone(holdOf(delivering, claimed), until, { note, clear: false, failing: now() })
    .catch((failed: unknown) => delivering.report(`delivery ${claimed.delivery.id}`, failed));
}

async function takeOn(delivering: Delivering, claimed: Claimed): Promise<void> {
  const { store, now } = delivering;
  const { delivery, subscription } = claimed;
  const hold = holdOf(delivering, claimed);
  const untouched = isUntouched(claimed);
  const failedFor = delivery.failingSince ? now().getTime() - delivery.failingSince.getTime() : 0;
  if (failedFor >= DEAD_MS) {
    const note = `given up after a day: ${delivery.note ?? 'it kept failing'}`;
    await store.closeDelivery(hold, 'dead', note);
    return delivering.alert(alertOf(claimed, note));
  }
  if (untouched && subscription.wishes.catchUp === 'skip' && !claimed.review && isMissed(delivery, now())) {
    return store.closeDelivery(hold, 'skipped', delivery.note ?? 'missed while nothing ran');
  }
  const composed = await composedAnew(delivering, claimed, untouched);
  if (composed === 'skipped') return;
  if (subscription.wishes.review && (claimed.parts.length === 0 || composed !== claimed.composed)) {
    const next = await reviewDraft(delivering, claimed, composed);
    if (next === 'waits') return;
  }
  const current = await withoutToldMeanwhile(delivering, claimed, composed);
  if (current !== 'skipped') await send(delivering, claimed, current);
}

/** Nothing of it can be there. */
const isUntouched = ({ parts }: Claimed): boolean =>
  parts.every(({ message, begunAt }) => message === undefined && begunAt === undefined);

/** Late for want of somebody to post it, or of a platform; not because a person asks for another try. */
const isMissed = ({ slot, state, failingSince }: Delivery, now: Date): boolean =>
  isLate(slot, now) &&
  (failingSince !== undefined || (state.kind === 'due' && state.at !== undefined && isLate({ at: state.at }, now)));

/** What was composed is posted as it was, unless nothing of it can be there and it has become old. */
async function composedAnew(
  delivering: Delivering,
  claimed: Claimed,
  untouched: boolean,
): Promise<Composed | 'skipped'> {
  const { store, now, compose } = delivering;
  const { composed: known, review, subscription } = claimed;
  if (known && (!untouched || review || (await isCurrent(delivering, subscription, known)))) return known;
  const { composed, quiet } = await holdMeanwhile(delivering, claimed, () => compose(claimed, now()));
  if (!quiet || subscription.wishes.quiet === 'say') return composed;
  await store.closeDelivery(holdOf(delivering, claimed), 'skipped', 'nothing new');
  return 'skipped';
}

/** Not old, and its channel has been told nothing since: another digest may have been posted while this one failed. */
async function isCurrent(
  { store, now }: Delivering,
  { place }: Claimed['subscription'],
  { composedAt }: Composed,
): Promise<boolean> {
  if (isLate({ at: composedAt }, now())) return false;
  const { told } = await store.channelMemory(place, composedAt);
  return told.length === 0;
}

/** A draft that waited for its reviewer was composed before what its channel has been told since. */
async function withoutToldMeanwhile(
  delivering: Delivering,
  claimed: Claimed,
  composed: Composed,
): Promise<Composed | 'skipped'> {
  const { store } = delivering;
  const { place, wishes } = claimed.subscription;
  if (claimed.review === undefined || !isUntouched(claimed)) return composed;
  const { told } = await store.channelMemory(place, composed.composedAt);
  const untold = withoutTold(composed, told);
  if (untold.kind === 'says' || wishes.quiet === 'say') return untold.composed;
  await store.closeDelivery(holdOf(delivering, claimed), 'skipped', 'told meanwhile');
  return 'skipped';
}

async function send(delivering: Delivering, claimed: Claimed, composed: Composed): Promise<void> {
  const { store, courierOf, now } = delivering;
  const { delivery, subscription, parts } = claimed;
  const { place } = subscription;
  const labelled = isUntouched(claimed) ? labelLate(composed, delivery.slot, now()) : composed;
  if (claimed.composed === labelled && parts.length > 0) return sendParts(delivering, claimed, parts);
  const actions = buttonsBelow(delivery.id, labelled.content, { visibility: 'public', place, heard: true });
  const payloads = courierOf(place.platform).render(place, labelled.content.document, { actions, titled: true });
  if (!(await store.keepComposed(holdOf(delivering, claimed), labelled, payloads))) return;
  await sendParts(
    delivering,
    claimed,
    payloads.map((payload) => ({ payload })),
  );
}
