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
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const next = here.getTimeZoneTransition('next');
  // A transition at this very instant is the begin: 'previous' would look before it.
  const begin = here.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: begin?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: here.offsetNanoseconds / 1e6,
  };
}

/** How far a zone's clock is ahead of UTC at an instant: `UTC+3`, `UTC+10:30`, `UTC`. */
export function showOffset(at: Date, zone: string): string {
  const minutes =
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).offsetNanoseconds / 6e10;
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
