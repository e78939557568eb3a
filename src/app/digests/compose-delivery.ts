import type { Clock } from '../times.ts';
import type { Compose } from './delivering.ts';
import type { DigestStore } from './digest-store.ts';
import type { Digests } from './digests.ts';
import { firstSpanMs, rememberedSince } from './window.ts';

interface Composing {
  readonly digest: Digests;
  readonly store: Pick<DigestStore, 'channelMemory'>;
  /** The clock a workspace's articles are read by: the sample edition has a date of its own. */
  readonly clock: (now: Date, workspace: string) => Promise<Clock>;
}

export const composeDeliveries =
  ({ digest, store, clock }: Composing): Compose =>
  async ({ subscription, delivery, lookedAt: lookedBefore }, now) => {
    const { place, topics, timing, wishes } = subscription;
    const memory = await store.channelMemory(place, rememberedSince(now));
    const since = lookedBefore ?? { span: firstSpanMs(subscription, delivery.slot.at, now) };
    const read = await clock(now, place.workspace);
    const wish = { workspace: place.workspace, topics, memory, length: wishes.length, since };
    const { composed, quiet } = await digest(wish, { ...read, zone: timing.zone });
    // What was gathered for another channel a moment ago looked no further than then.
    const lookedAt = new Date(now.getTime() - (read.now.getTime() - composed.lookedAt.getTime()));
    return { composed: { ...composed, lookedAt, composedAt: now }, quiet };
  };
