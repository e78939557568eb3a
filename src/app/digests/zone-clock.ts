import { Temporal } from 'temporal-polyfill';

/** The instants, in milliseconds, at which a zone's clock shows a wall time. */
export type Reading =
  | { readonly kind: 'once'; readonly at: number }
  /** The clock went back: it shows the time a second time. */
  | { readonly kind: 'twice'; readonly at: number; readonly again: number }
  /** The clock went forward over it, by `gap`: at `resumes`. `shifted` is when it would have come had it not. */
  | { readonly kind: 'skipped'; readonly resumes: number; readonly shifted: number; readonly gap: number };

/** A run of time in which a zone's clock is equally far ahead of UTC; all in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

const HOUR = 3_600_000;
/** No zone was ever further from UTC. */
const WIDEST_OFFSET = 16 * HOUR;

/**
 * What stretches are known: the installed rules do not change while the process lives, and asking the library for
 * each of ten thousand subscriptions would take a second of every minute.
 */
const known = new Map<string, Stretch[]>();

/** The stretch an instant is in. Throws `RangeError` for a zone that is not installed. */
export function stretchAt(at: number, zone: string): Stretch {
  const stretches = known.get(zone) ?? [];
  const found = stretches.find(({ from, until }) => from <= at && at < until);
  if (found) return found;
  const stretch = readStretch(at, zone);
  known.set(zone, [...stretches, stretch]);
  return stretch;
}

function readStretch(at: number, zone: string): Stretch {
  const offsetAt = offsetsOf(zone);
  return {
    from: changeFrom(at, 'previous', { zone, offsetAt }) ?? Number.NEGATIVE_INFINITY,
    until: changeFrom(at, 'next', { zone, offsetAt }) ?? Number.POSITIVE_INFINITY,
    offset: offsetAt(at),
  };
}

interface ZoneClock {
  readonly zone: string;
  readonly offsetAt: (at: number) => number;
}

/** The library looks at clocks so often, and remembers for good between which two looks it found a change. */
const LOOKED_AT_MS = 20 * 24 * HOUR;
const SECOND = 1000;

/**
 * When a zone's clock changes next, or when it last did: at this very instant, too. What the library says is held
 * against the clock: a change that it once found at a wrong hour would move digests as long as the process lives.
 */
function changeFrom(at: number, direction: 'next' | 'previous', { zone, offsetAt }: ZoneClock): number | undefined {
  const offset = offsetAt(at);
  const onward = direction === 'next' ? 1 : -1;
  for (let same = at, asked = at; ; ) {
    const told = changeTold(asked, direction, zone);
    if (told === undefined) return undefined;
    const [near, far] = direction === 'next' ? [told - SECOND, told] : [told, told - SECOND];
    for (const look of [near, far, told + onward * LOOKED_AT_MS]) {
      if (offsetAt(look) !== offset) return changeBetween(same, look, offsetAt);
      same = look;
    }
    asked = far;
  }
}

function changeTold(at: number, direction: 'next' | 'previous', zone: string): number | undefined {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // 'previous' looks before the instant it is asked about.
  const from = direction === 'next' ? here : here.add({ nanoseconds: 1 });
  return from.getTimeZoneTransition(direction)?.epochMilliseconds;
}

/** Of two instants at which the clock is not equally far from UTC: the first one from the change on. */
function changeBetween(one: number, other: number, offsetAt: ZoneClock['offsetAt']): number {
  let [before, after] = [Math.min(one, other), Math.max(one, other)].map((at) => Math.floor(at / SECOND)) as [
    number,
    number,
  ];
  const offset = offsetAt(before * SECOND);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle * SECOND) === offset) before = middle;
    else after = middle;
  }
  return after * SECOND;
}

/** How far ahead of UTC a zone's clock says that it is, in milliseconds: `GMT-02:30`. */
function offsetsOf(zone: string): (at: number) => number {
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => {
    const [, sign, ...parts] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(clock.format(at)) ?? [];
    const [hours, minutes, seconds] = parts.map((part) => Number(part ?? 0)) as [number, number, number];
    const offset = hours * HOUR + minutes * 60 * SECOND + seconds * SECOND;
    return sign === '-' ? -offset : offset;
  };
}

/** How far a zone's clock is ahead of UTC at an instant: `UTC+3`, `UTC+10:30`, `UTC`. */
export function showOffset(at: Date, zone: string): string {
  const minutes = stretchAt(at.getTime(), zone).offset / (60 * SECOND);
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** When a zone's clock shows a wall time, given as the milliseconds it would be in UTC. */
export function readWall(wall: number, zone: string): Reading {
  const here = stretchAt(wall, zone);
  const far = here.from + 2 * WIDEST_OFFSET <= wall && wall < here.until - 2 * WIDEST_OFFSET;
  // Most days are far from any change of the clock, and a year of slots is read quickly.
  return far ? { kind: 'once', at: wall - here.offset } : readNearChange(wall, zone);
}

function readNearChange(wall: number, zone: string): Reading {
  const stretches = stretchesAround(wall, zone);
  const [first, second] = stretches
    .map((stretch) => ({ stretch, at: wall - stretch.offset }))
    .filter(({ stretch, at }) => stretch.from <= at && at < stretch.until);
  if (first) return second ? { kind: 'twice', at: first.at, again: second.at } : { kind: 'once', at: first.at };
  const place = stretches.findIndex((stretch) => wall - stretch.offset < stretch.from);
  const [before, after] = [stretches[place - 1] as Stretch, stretches[place] as Stretch];
  return {
    kind: 'skipped',
    resumes: after.from,
    shifted: wall - before.offset,
    gap: after.offset - before.offset,
  };
}

function stretchesAround(wall: number, zone: string): readonly Stretch[] {
  const stretches = [stretchAt(wall - WIDEST_OFFSET, zone)];
  for (let last = stretches[0] as Stretch; last.until <= wall + WIDEST_OFFSET; ) {
    last = stretchAt(last.until, zone);
    stretches.push(last);
  }
  return stretches;
}
