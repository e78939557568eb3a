import { DAY_MINUTES, type Schedule, timesOf } from './schedule.ts';
import type { Slot } from './subscription.ts';
import { readWall, stretchAt } from './zone-clock.ts';

const MINUTE = 60_000;
const DAY = DAY_MINUTES * MINUTE;
/** Even 29 February on a given day of the week comes again within 40 years: a schedule without a day in them has none. */
const LONGEST_WAIT = 41 * 366;

/**
 * The slots of a schedule that come after an instant, in order and without end. Read off the zone's clock:
 * - a time that the clock skips comes when it goes on, one that it shows twice comes the first time;
 * - an interval runs in real time: through both passes of an hour shown twice, and on after a skipped one;
 * - slots that fall on one instant are one, and a day that a zone leaves out altogether has none.
 * Throws `RangeError` for a zone that is not installed.
 */
export function slotsAfter(schedule: Schedule, zone: string, after: Date): Generator<Slot, void> {
  return walk(schedule, zone, after.getTime(), Number.POSITIVE_INFINITY);
}

/** Slots after one instant up to and including another, both in milliseconds. */
function* walk(schedule: Schedule, zone: string, after: number, until: number): Generator<Slot, void> {
  const times = timesOf(schedule);
  const interval = isInterval(schedule);
  let last = after;
  // A day early: the clock may have moved a slot of yesterday's into today.
  let day = Math.floor((last + stretchAt(last, zone).offset) / DAY) * DAY - DAY;
  for (let waited = 0; waited < LONGEST_WAIT && day <= until + DAY; waited += 1, day += DAY) {
    if (!isDue(schedule, new Date(day))) continue;
    waited = 0;
    const instants = times.flatMap((time) => instantsOf(day + time * MINUTE, zone, interval)).sort((a, b) => a - b);
    for (const at of instants) {
      if (at > until) return;
      if (at <= last) continue;
      last = at;
      yield { at: new Date(at), key: keyOf(at, zone) };
    }
  }
}

/** The next slots, at most `count`. */
export function nextSlots(schedule: Schedule, zone: string, after: Date, count: number): readonly Slot[] {
  const slots: Slot[] = [];
  for (const slot of slotsAfter(schedule, zone, after)) {
    if (slots.push(slot) >= count) break;
  }
  return slots;
}

/** The slots after one instant up to and including another; none where the second is the earlier. */
export function slotsBetween(schedule: Schedule, zone: string, after: Date, until: Date): readonly Slot[] {
  return [...walk(schedule, zone, after.getTime(), until.getTime())];
}

/** Whether a schedule runs in real time, through hours shown twice. */
export const isInterval = (schedule: Schedule): boolean =>
  schedule.kind === 'every' || (schedule.kind === 'cron' && schedule.cron.pace === 'interval');

/** Whether a schedule comes on a day, given as midnight in UTC. */
function isDue(schedule: Schedule, day: Date): boolean {
  const weekday = day.getUTCDay() || 7;
  if (schedule.kind !== 'cron') return schedule.days.includes(weekday);
  const { months, monthDays, weekdays, days } = schedule.cron;
  if (!months.includes(day.getUTCMonth() + 1)) return false;
  const [byDate, byWeekday] = [monthDays.includes(day.getUTCDate()), weekdays.includes(weekday)];
  return days === 'either' ? byDate || byWeekday : byDate && byWeekday;
}

function instantsOf(wall: number, zone: string, interval: boolean): readonly number[] {
  const reading = readWall(wall, zone);
  switch (reading.kind) {
    case 'once':
      return [reading.at];
    case 'twice':
      return interval ? [reading.at, reading.again] : [reading.at];
    case 'skipped':
      if (reading.gap >= DAY) return [];
      return [interval ? reading.shifted : reading.resumes];
  }
}

/** The offset is told of the second pass through an hour alone, so that the key of a local time outlives new rules. */
function keyOf(at: number, zone: string): string {
  const { offset } = stretchAt(at, zone);
  const reading = readWall(at + offset, zone);
  const local = new Date(at + offset).toISOString().slice(0, 16);
  return `${local}${reading.kind === 'twice' && reading.again === at ? showOffset(offset) : ''}[${zone}]`;
}

function showOffset(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}
