import type { Clock } from '../times.ts';
import { both } from '../wording.ts';
import { showTime } from './day-times.ts';
import { cityOf, describeSchedule } from './describe-schedule.ts';
import { type Schedule, timesOf } from './schedule.ts';
import { isInterval, nextSlots, slotsBetween } from './slots.ts';
import type { Slot } from './subscription.ts';
import { readWall, showOffset, stretchAt } from './zone-clock.ts';

const POSTS = 5;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** A change of the clock is told of so long before. */
const NEAR = 14 * DAY;

/** What a person is told of a schedule before it begins. */
export interface Outlook {
  /** "Every weekday at 08:00, Kyiv time." */
  readonly understood: string;
  /** The next five: "Mon 26 October 08:00 (UTC+2)". */
  readonly posts: readonly string[];
  /** Sentences on a change of the clock that is near, and what becomes of the posts around it. */
  readonly changes: readonly string[];
}

/** A schedule in words, its next five posts, and what a change of the clock within two weeks, or before them, does. */
export function outlookOf(schedule: Schedule, zone: string, now: Date): Outlook {
  const slots = nextSlots(schedule, zone, now, POSTS);
  const until = new Date(Math.max(now.getTime() + NEAR, slots.at(-1)?.at.getTime() ?? 0));
  const change = changeAfter(now, until, zone);
  const offsets = change !== undefined;
  const words = describeSchedule(schedule, zone);
  return {
    understood: `${words[0]?.toUpperCase()}${words.slice(1)}.`,
    posts: slots.map(({ at }) => showPost(at, { now, zone }, offsets)),
    changes: change === undefined ? [] : tellChange(schedule, { now, zone }, change, slots),
  };
}

/** The first instant at which a zone's clock is changed, as far as it comes in a span. */
function changeAfter(now: Date, until: Date, zone: string): number | undefined {
  const change = stretchAt(now.getTime(), zone).until;
  return change <= until.getTime() ? change : undefined;
}

function tellChange(schedule: Schedule, clock: Clock, change: number, slots: readonly Slot[]): readonly string[] {
  const { zone } = clock;
  const [before, after] = [stretchAt(change - 1, zone).offset, stretchAt(change, zone).offset];
  const forward = after > before;
  const day = showDay(new Date(change), zone);
  const told = `The clock in ${cityOf(zone)} goes ${forward ? 'forward' : 'back'} by ${lengthOf(Math.abs(after - before))} on ${day}, from ${showOffset(new Date(change - 1), zone)} to ${showOffset(new Date(change), zone)}.`;
  const last = slots.at(-1)?.at.getTime() ?? 0;
  const [next] = nextSlots(schedule, zone, new Date(change - 1), 1);
  const beyond = next && change > last ? [`The first post after it: ${showPost(next.at, clock, true)}.`] : [];
  return [told, ...moved(schedule, zone, change, forward), ...beyond];
}

/** What becomes of posts at times that the clock leaves out or shows twice; an interval just runs on. */
function moved(schedule: Schedule, zone: string, change: number, forward: boolean): readonly string[] {
  if (isInterval(schedule)) return [];
  const midnight = Math.floor((change - 1 + stretchAt(change - 1, zone).offset) / DAY) * DAY;
  const kind = forward ? 'skipped' : 'twice';
  const times = timesOf(schedule).filter((time) => readWall(midnight + time * MINUTE, zone).kind === kind);
  const [begin, end] = forward ? [change - 1, change] : [change - DAY / 2, change];
  const posts = slotsBetween(schedule, zone, new Date(begin), new Date(end));
  if (times.length === 0 || posts.length === 0) return [];
  const named = both(times.map(showTime));
  return forward
    ? [`The clock does not show ${named} on that day: the post comes at ${showClock(change, zone)}.`]
    : [`The clock shows ${named} twice on that day: the post comes the first time.`];
}

/** "Mon 26 October 08:00", with the year where it is not the clock's. */
function showPost(at: Date, { now, zone }: Clock, offset: boolean): string {
  const year = (instant: Date): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric' }).format(instant);
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'long' })
    .format(at)
    .replace(',', '');
  return `${day}${year(at) === year(now) ? '' : ` ${year(at)}`} ${showClock(at.getTime(), zone)}${offset ? ` (${showOffset(at, zone)})` : ''}`;
}

const showClock = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);

const showDay = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' })
    .format(at)
    .replace(',', '');

function lengthOf(change: number): string {
  const minutes = change / MINUTE;
  if (minutes === 60) return 'an hour';
  return minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`;
}
