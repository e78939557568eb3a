import { talkIdAt } from '../chat/names.ts';
import type { Place } from '../chat/ports.ts';
import type { Sending } from './courier.ts';
import { type Delivering, holdOf } from './delivering.ts';
import type { Claimed, Part } from './delivery.ts';
import { alertOf, fail } from './failures.ts';

/** Before a look for what may have come through, and a moment more each time. */
const LOOK_AFTER_MS = 1500;
/** Of one message in a row; then others have their turn. */
const TRIES = 3;
/** Clocks of platforms and ours differ. */
const SKEW_MS = 10 * 60_000;

/** Sends what is not there yet, message by message, and marks the delivery as sent with the last one. */
export async function sendParts(delivering: Delivering, claimed: Claimed, parts: readonly Part[]): Promise<void> {
  const { store, now } = delivering;
  const { delivery, subscription } = claimed;
  const messages: string[] = [];
  for (const [place, part] of parts.entries()) {
    const ended = part.message === undefined ? await sendPart(delivering, claimed, { parts, place, messages }) : part;
    if (!ended) return;
    messages.push(ended.message ?? '');
    const last = place === parts.length - 1;
    if (part.message === undefined && !last) await store.keepMessage(delivery.id, place, ended.message ?? '');
  }
  const [first = ''] = messages;
  const talk = talkBelow(subscription.place, first);
  await insist(delivering, () => store.finishDelivery(delivery.id, { messages, talk, at: now() }));
}

const talkBelow = (place: Place, first: string): string =>
  talkIdAt(place.direct ? place : { ...place, thread: first }) ?? first;

interface Sought {
  readonly parts: readonly Part[];
  readonly place: number;
  /** Of the parts before. */
  readonly messages: readonly string[];
}

/** The message, once it is there; undefined where the delivery is left as it is, with what comes next recorded. */
async function sendPart(
  delivering: Delivering,
  claimed: Claimed,
  sought: Sought,
): Promise<{ readonly message: string } | undefined> {
  let unclear = sought.parts[sought.place]?.begunAt;
  for (let tried = 1; tried <= TRIES; tried += 1) {
    if (unclear) {
      const found = await findPart(delivering, claimed, sought, unclear);
      if (found === 'left') return undefined;
      if (found !== 'absent') return found;
    }
    const begunAt = delivering.now();
    const sending = await sendGuarded(delivering, claimed, sought);
    if (sending === 'lost') return undefined;
    if (sending.kind === 'sent') return sending;
    if (sending.kind !== 'unclear') {
      await fail(delivering, claimed, sending);
      return undefined;
    }
    unclear ??= begunAt;
    await delivering.sleep(LOOK_AFTER_MS * tried);
  }
  const found = await findPart(delivering, claimed, sought, unclear ?? delivering.now());
  if (typeof found === 'object') return found;
  if (found === 'absent') await fail(delivering, claimed, { kind: 'failed', reason: 'the platform did not answer' });
  return undefined;
}

/**
 * The lease is prolonged right before, and the time between measured: a process that was stopped in it may have lost
 * the lease, and must not send.
 */
async function sendGuarded(
  delivering: Delivering,
  claimed: Claimed,
  { parts, place, messages }: Sought,
): Promise<Sending | 'lost'> {
  const { store, elapsed, leaseMs, now, courierOf } = delivering;
  const { delivery, subscription } = claimed;
  const [root] = messages;
  const asked = elapsed();
  if ((await store.beginPart(holdOf(delivering, claimed), place, leaseMs, now())) === 'lost') return 'lost';
  if (elapsed() - asked > leaseMs / 2) return 'lost';
  return courierOf(subscription.place.platform).send(subscription.place, {
    payload: parts[place]?.payload ?? '',
    key: delivery.id,
    part: place,
    ...(root !== undefined && { root }),
  });
}

/** Looks for a message that may have come through. `left`: it is not known, and what comes next is recorded. */
async function findPart(
  delivering: Delivering,
  claimed: Claimed,
  { parts, place, messages }: Sought,
  begunAt: Date,
): Promise<{ readonly message: string } | 'absent' | 'left'> {
  const { courierOf, store, now } = delivering;
  const { delivery, subscription } = claimed;
  const [root] = messages;
  const look = await courierOf(subscription.place.platform).look(subscription.place, {
    key: delivery.id,
    payloads: parts.map(({ payload }) => payload),
    since: new Date(begunAt.getTime() - SKEW_MS),
    ...(root !== undefined && { root }),
  });
  if (look.kind === 'seen') {
    const message = look.messages.get(place);
    return message === undefined ? 'absent' : { message };
  }
  if (look.kind === 'unreadable' && subscription.wishes.unclear === 'at-least-once') return 'absent';
  if (look.kind === 'unreadable') {
    const note = `it may be there, and is not sent twice: ${look.reason}`;
    await store.closeDelivery(holdOf(delivering, claimed), 'unclear', note);
    await delivering.alert(alertOf(claimed, note));
    return 'left';
  }
  const soon = new Date(now().getTime() + LOOK_AFTER_MS * 4);
  await store.postpone(holdOf(delivering, claimed), soon, { note: look.reason, clear: false, failing: now() });
  return 'left';
}

/** It is there: if that is not recorded now, it has to be looked for later. */
async function insist({ sleep }: Delivering, record: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await record();
    } catch (error) {
      if (tried === TRIES) throw error;
      await sleep(LOOK_AFTER_MS * tried);
    }
  }
}
