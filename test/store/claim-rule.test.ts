import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Composed, deliveryIdOf } from '../../src/app/digests/delivery.ts';
import type { Hold } from '../../src/app/digests/digest-store.ts';
import { type Subscription, USUAL_WISHES } from '../../src/app/digests/subscription.ts';
import type { Store } from '../../src/app/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { createRandom } from '../bench/random.ts';

const START = Date.parse('2026-11-20T08:00:00Z');
const MINUTE = 60_000;
/** Longer than one that stopped half-way is waited for. */
const PATIENCE = 6 * MINUTE;
const LEASE_MS = 3_600_000;
/** A lease of a process that is gone: it has run out as soon as it is taken. */
const GONE_MS = -1;

const COMPOSED: Composed = {
  content: { document: { title: 'Digest', blocks: [] }, points: [], revisions: {} },
  tells: [],
  expects: [],
  settled: [],
  lookedAt: new Date(START),
  composedAt: new Date(START),
};

let store: Store;
beforeAll(async () => {
  store = await openStore({ path: ':memory:' });
});
afterAll(() => store.close());

interface Known {
  readonly id: string;
  readonly slot: number;
  /** Undefined where it is done. */
  due: number | undefined;
  begun: boolean;
}

/** A channel with so many digests due within some minutes, each in a state that tries and crashes leave behind. */
async function channelWith(count: number, name: string, random: () => number): Promise<Known[]> {
  const known: Known[] = [];
  for (let number = 0; number < count; number += 1) {
    const id = `${name}${number}`;
    const subscription: Subscription = {
      id,
      place: { platform: 'slack', workspace: 'slack:T1', channel: name },
      topics: ['harbour'],
      timing: { schedule: 'hourly', zone: 'UTC' },
      wishes: USUAL_WISHES,
      maker: 'U1',
      madeAt: new Date(START),
      state: { kind: 'active' },
    };
    const slot = START + Math.floor(random() * 3) * MINUTE;
    const progress = { dealtWith: new Date(START - 1) };
    await store.digests.addSubscription(subscription, progress, 9);
    const key = `slot ${slot}`;
    const due = { slot: { at: new Date(slot), key }, at: new Date(slot) };
    await store.digests.recordSlots([{ subscription: id, since: progress.dealtWith, due, skipped: [], progress }]);
    known.push({ id: deliveryIdOf(id, { key }), slot, due: slot, begun: false });
  }
  return known;
}

const claim = async (holder: string, now: number, leaseMs: number) =>
  (await store.digests.claimDeliveries({ holder, limit: 9, leaseMs, platforms: ['slack'] }, new Date(now))).map(
    ({ delivery }) => delivery.id,
  );

const isDue = (now: number) => (one: Known) => one.due !== undefined && one.due <= now;

/** What the channel's turn should be of those that are due: what is half there, then the earlier slot. */
const inTurn = (waiting: readonly Known[]): Known | undefined =>
  waiting.toSorted((a, b) => Number(b.begun) - Number(a.begun) || a.slot - b.slot || (a.id < b.id ? -1 : 1))[0];

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'one digest of a channel at a time goes on, in order and within minutes, whatever becomes of the others (%i)',
  async (seed) => {
    const random = createRandom(seed).next;
    const channel = await channelWith(2 + (seed % 3), `seed${seed}`, random);
    let now = START;
    let waitedSince: number | undefined;
    for (let step = 0; channel.some(({ due }) => due !== undefined); step += 1) {
      expect(step).toBeLessThan(2000);
      const died = random() < 0.15;
      const holder = `${seed} ${step}`;
      const taken = await claim(holder, now, died ? GONE_MS : LEASE_MS);

      const due = channel.filter(isDue(now));
      expect(taken.length).toBeLessThanOrEqual(1);
      if (taken.length === 0) {
        if (due.length > 0) waitedSince ??= now;
        if (waitedSince !== undefined) expect(now - waitedSince).toBeLessThan(PATIENCE);
        now += Math.floor(random() * MINUTE);
        continue;
      }
      waitedSince = undefined;
      expect(taken).toEqual([inTurn(due)?.id]);
      const one = channel.find(({ id }) => id === taken[0])!;
      const hold: Hold = { delivery: one.id, holder };
      if (!died) expect(await claim('another', now, LEASE_MS)).toEqual([]);
      if (died) continue;
      await goOn(one, hold, now, random);
      now += Math.floor(random() * 5000);
    }
  },
);

/** It is sent, or fails before or after its first message, and is put off for seconds or for an hour. */
async function goOn(one: Known, hold: Hold, now: number, random: () => number): Promise<void> {
  const { digests } = store;
  if (!one.begun) await digests.keepComposed(hold, COMPOSED, ['first', 'second']);
  if (random() < 0.7) {
    await digests.beginPart(hold, 0, LEASE_MS, new Date(now));
    one.begun = true;
  }
  if (random() < 0.3) {
    await digests.finishDelivery(one.id, { messages: ['1', '2'], talk: one.id, at: new Date(now) });
    one.due = undefined;
    return;
  }
  one.due = now + Math.floor(random() < 0.8 ? random() * MINUTE : random() * 60 * MINUTE);
  await digests.postpone(hold, new Date(one.due), { clear: false, failing: new Date(now) });
}
