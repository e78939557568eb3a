export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** In ISO order: Monday is 1. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Days of the week, 1 for Monday to 7 for Sunday. */
export type Days = readonly number[];

export const EVERY_DAY: Days = [1, 2, 3, 4, 5, 6, 7];
export const WORKING_DAYS: Days = [1, 2, 3, 4, 5];
const WEEKEND: Days = [6, 7];

const DAY_SETS: ReadonlyMap<string, Days> = new Map([
  ['daily', EVERY_DAY],
  ['everyday', EVERY_DAY],
  ['weekday', WORKING_DAYS],
  ['weekdays', WORKING_DAYS],
  ['workday', WORKING_DAYS],
  ['workdays', WORKING_DAYS],
  ['weekend', WEEKEND],
  ['weekends', WEEKEND],
]);

/** `weekdays`, `mon`, `Thursdays`, `mon-fri`, `fri-mon`; undefined for anything else. */
export function readDays(text: string): Days | undefined {
  const set = DAY_SETS.get(text);
  if (set) return set;
  // Two letters alone are rather a word than a day: `we`.
  if (text.length < 3) return undefined;
  const ends = text.split('-').map(readDay);
  const [from, to = from] = ends;
  if (from === undefined || to === undefined || ends.length > 2 || ends.includes(undefined)) return undefined;
  return joinDays(Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => ((from - 1 + step) % 7) + 1));
}

export const joinDays = (...days: readonly Days[]): Days => EVERY_DAY.filter((day) => days.flat().includes(day));

/** `mo`, `mon`, `tues`, `thurs`, `mondays` and the like. */
function readDay(text: string): number | undefined {
  const word = text.replace(/\.$/, '').replace(/s$/, '');
  if (word.length < 2) return undefined;
  const place = WEEKDAYS.findIndex((day) => day.toLowerCase().startsWith(text) || day.toLowerCase().startsWith(word));
  return place < 0 ? undefined : place + 1;
}

/** As a schedule is written: `mon,thu`, `weekdays`. */
export function nameDays(days: Days): string {
  if (days.length === EVERY_DAY.length) return 'daily';
  if (isSame(days, WORKING_DAYS)) return 'weekdays';
  if (isSame(days, WEEKEND)) return 'weekends';
  return days.map((day) => WEEKDAYS[day - 1]?.slice(0, 3).toLowerCase()).join(',');
}

export const isSame = (days: Days, others: Days): boolean => days.join() === others.join();
