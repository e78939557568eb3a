import { parseSchedule } from './parse-schedule.ts';
import { nextSlots } from './slots.ts';
import type { Timing } from './subscription.ts';

export const DAY = 86_400_000;
/** What a channel was told longer ago may be told as new. */
const REMEMBERED = 30 * DAY;

export const rememberedSince = (now: Date): Date => new Date(now.getTime() - REMEMBERED);

/** What a first digest covers, in milliseconds: as long as from one slot to the next, a day at least. */
export function firstSpan({ schedule, zone }: Timing, now: Date): number {
  const read = parseSchedule(schedule);
  const [first, second] = 'reason' in read ? [] : nextSlots(read, zone, now, 2);
  return first && second ? Math.max(DAY, second.at.getTime() - first.at.getTime()) : DAY;
}
