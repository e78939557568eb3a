import type { Person } from '../chat/ports.ts';
import type { SaidWishes } from './digest-command.ts';
import type { Unfit } from './digest-topics.ts';
import { parseSchedule } from './parse-schedule.ts';
import { nameSchedule } from './schedule.ts';
import { nextSlots } from './slots.ts';
import type { DigestWishes, Timing } from './subscription.ts';
import { findZone } from './zones.ts';

/** A schedule as it is kept, and the zone by its proper name. */
export function readTiming({ schedule, zone }: Timing, now: Date): Timing | Unfit {
  const read = parseSchedule(schedule);
  if ('reason' in read) return unfit('schedule', read.reason);
  const found = findZone(zone);
  if ('reason' in found) return unfit('zone', found.reason);
  if (nextSlots(read, found.zone, now, 1).length === 0)
    return unfit('schedule', 'There is no day on which that schedule would come.');
  return { schedule: nameSchedule(read), zone: found.zone };
}

const unfit = (field: Unfit['field'], reason: string): Unfit => ({ field, reason });

/** What was wished before, and what is said now by this person. */
export function wishesOf(before: DigestWishes, { review, ...said }: SaidWishes, { id }: Person): DigestWishes {
  const { review: reviewed, ...others } = { ...before, ...said };
  if (review === 'none') return others;
  const kept = review === undefined ? reviewed : { by: id, unapproved: review };
  return { ...others, ...(kept && { review: kept }) };
}
