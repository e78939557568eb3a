import type { CalendarDate, Mention } from '../mentions/mention.ts';

/** How far apart two amounts may be and still tell the same: hedged ones a tenth, others what rounding explains. */
const HEDGED = 0.1;
/** "At least 12" agrees with anything up to thrice as much; beyond that nobody would have said it. */
const OPEN_END = 3;
/** Spans of time are not counted up as news comes in. */
const OPEN_DURATION = 2;

type Amount = Pick<Mention, 'kind' | 'value' | 'upTo' | 'bound'>;

/** Two amounts of one unit tell the same, allowing for bounds, ranges, hedges and rounding. */
export function amountsAgree(a: Amount, b: Amount): boolean {
  // Whoever counts "at least five" has not ended, and "at least 50" is counted on.
  if (a.bound === b.bound && (a.bound === 'atLeast' || a.bound === 'atMost')) return true;
  const [lowA, highA] = reach(a);
  const [lowB, highB] = reach(b);
  if (lowA <= highB && lowB <= highA) return true;
  return roundsTo(a, b) || roundsTo(b, a);
}

/** The values an amount as told allows. */
function reach({ kind, value = 0, upTo, bound }: Amount): readonly [number, number] {
  const top = upTo ?? value;
  switch (bound) {
    case 'atLeast':
      return [value * (1 - 1e-9), top * (kind === 'duration' ? OPEN_DURATION : OPEN_END)];
    case 'atMost':
      return [value / OPEN_END, top * (1 + 1e-9)];
    case 'about':
      return [value * (1 - HEDGED), top * (1 + HEDGED)];
    default:
      return [value, top];
  }
}

/** An estimate is no closer than so, however many digits it has. */
const ESTIMATED = 0.02;

/**
 * Whoever was told one amount learns something from the other. "At least 41" and "67" can both hold, and yet 67 is news;
 * "more than 40" after 67 is none, nor is "some 300" after 287.
 */
export function isNewAmount(is: Amount, was: Amount): boolean {
  const [low, high] = countedAs(is);
  const [lowBefore, highBefore] = countedAs(was);
  if (low <= highBefore && lowBefore <= high) return false;
  if (is.bound === 'atLeast' && low < lowBefore) return low * OPEN_END < lowBefore;
  if (is.bound === 'atMost' && high > highBefore) return high > highBefore * OPEN_END;
  return !roundsTo(is, was) && !roundsTo(was, is);
}

/** What may have been counted by who tells the amount so: bounds and estimates are round numbers near by. */
function countedAs({ value = 0, upTo, bound }: Amount): readonly [number, number] {
  const top = upTo ?? value;
  const step = 10 ** trailingZeros(value);
  switch (bound) {
    case 'atLeast':
      return [value, top + step * (1 - 1e-9)];
    case 'atMost':
      return [value - step * (1 - 1e-9), top];
    case 'about':
      return [value - Math.max(step / 2, value * ESTIMATED), top + Math.max(step / 2, top * ESTIMATED)];
    default:
      return [value, top];
  }
}

/** `round` is `exact` with fewer digits: 1,200 for 1,187; within a hundredth for any; a step of five for small ones. */
function roundsTo(round: Amount, exact: Amount): boolean {
  const a = round.value ?? 0;
  const b = exact.value ?? 0;
  if (a === 0 || b === 0 || round.upTo !== undefined || exact.upTo !== undefined) return false;
  const away = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
  if (away <= 0.005) return true;
  if (round.kind === 'duration') return away <= 0.05 && (a < QUARTER_HOUR || a % QUARTER_HOUR === 0);
  if (round.kind === 'percent') return Number.isInteger(a) && Math.round(b) === a && !Number.isInteger(b);
  if (a < 100) return !Number.isInteger(b) && Math.round(b) === a;
  const step = 10 ** (trailingZeros(a) || 0);
  return step >= 10 && Math.round(b / step) * step === a && away <= 0.05;
}

/** Hours: longer spells are rounded to quarters of one. */
const QUARTER_HOUR = 0.25;

function trailingZeros(value: number): number {
  let zeros = 0;
  for (let rest = value; rest > 9 && Number.isInteger(rest / 10); rest /= 10) zeros += 1;
  return zeros;
}

/** Two dates can't be the same day, month or year. Dates that leave open what the other tells can. */
export function datesDiffer(a: CalendarDate, b: CalendarDate): boolean {
  if (a.year && b.year && !overlaps([a.year, a.toYear ?? a.year], [b.year, b.toYear ?? b.year])) return true;
  if (a.month && b.month && a.month !== b.month) return true;
  if (a.month && b.month && a.day && b.day) return !overlaps([a.day, a.toDay ?? a.day], [b.day, b.toDay ?? b.day]);
  if (a.century && b.century) return a.century !== b.century;
  return a.weekday !== undefined && b.weekday !== undefined && !a.day && !b.day && a.weekday !== b.weekday;
}

const overlaps = ([lowA, highA]: readonly [number, number], [lowB, highB]: readonly [number, number]): boolean =>
  lowA <= highB && lowB <= highA;

/** One of the year, month, day or weekday that both tell, and nothing against it. */
export function sameDay(a: CalendarDate, b: CalendarDate): boolean {
  if (datesDiffer(a, b)) return false;
  if (a.weekday !== undefined && a.weekday === b.weekday) return true;
  if (a.relative !== undefined && a.relative === b.relative) return true;
  if (a.month === undefined && b.month === undefined) return a.year !== undefined && a.year === b.year;
  return a.month === b.month && a.day === b.day;
}

type Dated = Pick<Mention, 'when'>;

/** Both tell of a day, "Tuesday" and "Friday", and of none in common. */
export const onOtherDays = (a: readonly Dated[], b: readonly Dated[]): boolean =>
  meet(a, b, datesDiffer) && !meet(a, b, sameDay);

/** Some date of the one and some of the other. */
export const meet = (
  a: readonly Dated[],
  b: readonly Dated[],
  how: (a: CalendarDate, b: CalendarDate) => boolean,
): boolean => a.some(({ when }) => when && b.some(({ when: other }) => other && how(when, other)));
