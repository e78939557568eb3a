import { plural } from './wording.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A clock reading: the instant, and the IANA zone people see it in. */
export interface Clock {
  readonly now: Date;
  readonly zone: string;
  /** `now` is the sample edition's own date: what is told says so. */
  readonly sample?: boolean;
}

/** Where a span of time begins, as a person says it. */
export type Since =
  | { readonly kind: 'ago'; readonly hours: number }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'today' | 'yesterday' | 'all' };

/** The instant a span begins; undefined for everything. */
export function beginOf(since: Since, { now, zone }: Clock): Date | undefined {
  switch (since.kind) {
    case 'all':
      return undefined;
    case 'ago':
      return new Date(now.getTime() - since.hours * HOUR);
    case 'day':
      return startOfDay(since.day, zone);
    case 'today':
      return startOfDay(dayOf(now, zone), zone);
    case 'yesterday':
      return startOfDay(dayBefore(dayOf(now, zone)), zone);
  }
}

/** A span in words, to stand behind a topic: "last 3 days", "since yesterday", "all articles". */
export const nameSpan = (since: Since, clock: Clock): string => asOf(spanInWords(since, clock), clock);

/** Of the sample edition a span says by which day it is read. */
export const asOf = (span: string, clock: Clock): string =>
  clock.sample ? `${span}, read as of ${formatDay(clock.now, clock.zone, { year: 'numeric' })}` : span;

function spanInWords(since: Since, clock: Clock): string {
  switch (since.kind) {
    case 'all':
      return 'all articles';
    case 'ago':
      return since.hours % 24 === 0 && since.hours > 24
        ? `last ${since.hours / 24} days`
        : `last ${plural(since.hours, 'hour')}`;
    case 'day':
      return `since ${showDay(startOfDay(since.day, clock.zone), clock)}`;
    default:
      return since.kind === 'today' ? 'today' : 'since yesterday';
  }
}

/** How long ago: "just now", "12 min ago", "3 h ago", "5 days ago", and the date from a month on. */
export function showAge(at: Date, clock: Clock): string {
  const age = ageIn(at, clock);
  if (age === undefined) return `on ${showDay(at, clock)}`;
  return age === 'now' ? 'just now' : `${age} ago`;
}

/** The age of the newest article: "newest 3 h old", "newest of 9 May 2026". */
export function showNewest(at: Date, clock: Clock): string {
  const age = ageIn(at, clock);
  if (age === undefined) return `newest of ${showDay(at, clock)}`;
  return age === 'now' ? 'newest just in' : `newest ${age} old`;
}

function ageIn(at: Date, { now }: Clock): string | undefined {
  const age = now.getTime() - at.getTime();
  if (age < -HOUR || age >= 30 * DAY) return undefined;
  if (age < 60_000) return 'now';
  if (age < HOUR) return `${Math.floor(age / 60_000)} min`;
  if (age < 2 * DAY) return `${Math.floor(age / HOUR)} h`;
  return `${Math.floor(age / DAY)} days`;
}

/** "today 09:12", "yesterday 23:50", "9 May 09:12", with the year where it is another. */
export function showMoment(at: Date, clock: Clock): string {
  const time = formatIn('en-GB', clock.zone, { hour: '2-digit', minute: '2-digit' }).format(at);
  const day = dayOf(at, clock.zone);
  if (day === dayOf(clock.now, clock.zone)) return `today ${time}`;
  if (day === dayBefore(dayOf(clock.now, clock.zone))) return `yesterday ${time}`;
  return `${showDay(at, clock)} ${time}`;
}

/** "9 May", with the year where it is not the clock's. */
function showDay(at: Date, clock: Clock): string {
  const sameYear = dayOf(at, clock.zone).slice(0, 4) === dayOf(clock.now, clock.zone).slice(0, 4);
  return formatDay(at, clock.zone, sameYear ? {} : { year: 'numeric' });
}

/** "9 May", "9–11 May", "30 April – 2 May", with years where they are not the clock's. */
export function showDays(from: Date, to: Date, clock: Clock): string {
  const [first, last] = [showDay(from, clock), showDay(to, clock)];
  if (first === last) return first;
  const [firstDay, ...firstRest] = first.split(' ');
  const [lastDay, ...lastRest] = last.split(' ');
  return firstRest.join(' ') === lastRest.join(' ')
    ? `${firstDay}–${lastDay} ${lastRest.join(' ')}`
    : `${first} – ${last}`;
}

const formatDay = (at: Date, zone: string, year: { year?: 'numeric' }): string =>
  formatIn('en-GB', zone, { day: 'numeric', month: 'long', ...year }).format(at);

/** The calendar day of an instant in a zone, as `2026-05-09`. */
const dayOf = (at: Date, zone: string): string => daysIn(zone).format(at);

const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY).toISOString().slice(0, 10);

/** No zone was ever further from UTC. */
const WIDEST_OFFSET = 16 * HOUR;

/**
 * The first instant of a calendar day in a zone, which is not midnight where the clock goes forward then. Found by
 * bisection: the days of a zone follow each other, and every start would have to load a library of zones for this.
 */
function startOfDay(day: string, zone: string): Date {
  const days = daysIn(zone);
  const midnight = Date.parse(day);
  let [before, from] = [midnight - WIDEST_OFFSET, midnight + WIDEST_OFFSET];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (days.format(middle) < day) before = middle;
    else from = middle;
  }
  return new Date(from);
}

/** Sweden writes days as ISO 8601 does. */
const daysIn = (zone: string): Intl.DateTimeFormat =>
  formatIn('sv-SE', zone, { year: 'numeric', month: '2-digit', day: '2-digit' });

/** Making a format takes a hundred times as long as using it: those in use are few, whatever the zones. */
const FORMATS_KEPT = 100;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(locale: string, timeZone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, parts]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...parts });
  if (formats.size >= FORMATS_KEPT) formats.clear();
  formats.set(key, format);
  return format;
}
