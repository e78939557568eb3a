const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const DAY_FIRST =
  /^(?:\p{L}{3,9},?\s+)?(\d{1,2})\.?\s+(\p{L}{3,9})\.?,?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC?|GMT|[ECMP][SD]T|[+-]\d{2}:?\d{2})?)?$/iu;
const MONTH_FIRST = /^(?:\p{L}{3,9},?\s+)?(\p{L}{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/u;
const DAY_MS = 24 * 60 * 60 * 1000;

export type DateRead =
  | { readonly kind: 'date'; readonly date: Date }
  /** Why it is not believed, to follow the words "the date 2026-02-30". */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Reads a publication date as feeds, pages and front matter write it. A date without a time stands for midnight UTC of
 * that day, a time without a zone is read as UTC: the same on every machine. Later than a day after `now` is refused.
 */
export function readDate(written: string, now: Date): DateRead {
  const parts = partsOf(written.trim());
  if (!parts)
    return { kind: 'refused', reason: 'is not in a known form; write it like 2026-05-03 or 2026-05-03T14:05Z' };
  const date = buildDate(parts);
  if (!date) return { kind: 'refused', reason: 'does not exist in the calendar' };
  if (date.getTime() > now.getTime() + DAY_MS) return { kind: 'refused', reason: 'lies in the future' };
  return { kind: 'date', date };
}

interface Parts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly zone: string;
}

function partsOf(written: string): Parts | undefined {
  const iso = ISO.exec(written);
  if (iso) return numbers(iso[1], Number(iso[2]), iso[3], iso.slice(4));
  const dayFirst = DAY_FIRST.exec(written);
  if (dayFirst) return numbers(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], dayFirst.slice(4));
  const monthFirst = MONTH_FIRST.exec(written);
  return monthFirst ? numbers(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], []) : undefined;
}

function numbers(
  year: string | undefined,
  month: number,
  day: string | undefined,
  [hour, minute, second, zone]: readonly (string | undefined)[],
): Parts | undefined {
  if (Number.isNaN(month)) return undefined;
  return {
    year: Number(year),
    month,
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    zone: zone ?? 'Z',
  };
}

function monthOf(name = ''): number {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index < 0 ? Number.NaN : index + 1;
}

function buildDate({ year, month, day, hour, minute, second, zone }: Parts): Date | undefined {
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exists =
    local.getUTCFullYear() === year && local.getUTCMonth() === month - 1 && local.getUTCDate() === day && minute < 60;
  const offset = offsetMs(zone);
  const isZone = Math.abs(offset) <= FARTHEST_ZONE_MS;
  return exists && hour < 24 && isZone ? new Date(local.getTime() - offset) : undefined;
}

/** No clock is further from UTC. */
const FARTHEST_ZONE_MS = 14 * 60 * 60 * 1000;

/** The zones of America that RFC 822 lets a feed name, in hours. */
const NAMED_ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

function offsetMs(zone: string): number {
  const named = NAMED_ZONES[zone.toUpperCase()];
  if (named !== undefined) return named * 60 * 60_000;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}
