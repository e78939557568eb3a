import type { Subscription } from './subscription.ts';
import { usualGapMs } from './upcoming.ts';

export const DAY_MS = 86_400_000;
/** What a channel was told longer ago is not compared with what is new. */
const REMEMBERED_MS = 30 * DAY_MS;

export const rememberedSince = (now: Date): Date => new Date(now.getTime() - REMEMBERED_MS);

/**
 * The first digest of a subscription looks back as far as its schedule waits, a day at least; and to when it was made,
 * or one that is made on a Friday for weekdays would lose most of the weekend.
 */
export const firstSpanMs = (
  subscription: Pick<Subscription, 'timing' | 'wishes' | 'madeAt'>,
  slot: Date,
  now: Date,
): number => {
  const waited = Math.min(now.getTime() - subscription.madeAt.getTime(), REMEMBERED_MS);
  return Math.max(DAY_MS, usualGapMs(subscription, slot), waited);
};
