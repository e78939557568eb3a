import type { Clock } from '../times.ts';
import type { Compose } from './delivering.ts';
import type { DigestStore } from './digest-store.ts';
import type { Digests } from './digests.ts';
import { usualGapMs } from './upcoming.ts';

const DAY_MS = 24 * 3_600_000;
/** What a channel was told longer ago is not compared with what is new. */
const REMEMBERED_MS = 30 * DAY_MS;

interface Composing {
  readonly digest: Digests;
  readonly store: Pick<DigestStore, 'channelMemory'>;
  /** The clock a workspace's articles are read by: the sample edition has a date of its own. */
  readonly clock: (now: Date, workspace: string) => Promise<Clock>;
}

/** The first digest of a subscription looks back as far as its schedule waits, a day at least. */
export const composeDeliveries =
  ({ digest, store, clock }: Composing): Compose =>
  async ({ subscription, delivery, lookedAt: lookedBefore }, now) => {
    const { place, topics, timing, wishes } = subscription;
    const memory = await store.channelMemory(place, new Date(now.getTime() - REMEMBERED_MS));
    const since = lookedBefore ?? { span: Math.max(DAY_MS, usualGapMs(subscription, delivery.slot.at)) };
    const read = await clock(now, place.workspace);
    const wish = { workspace: place.workspace, topics, memory, length: wishes.length, since };
    const { composed, quiet } = await digest(wish, { ...read, zone: timing.zone });
    // What was gathered for another channel a moment ago looked no further than then.
    const lookedAt = new Date(now.getTime() - (read.now.getTime() - composed.lookedAt.getTime()));
    return { composed: { ...composed, lookedAt, composedAt: now }, quiet };
  };
