import { MONTHS, WEEKDAYS } from './calendar.ts';
import type { Misread } from './misread.ts';

/** A cron expression of five fields: the values each lets through, ascending. Sunday is 7. */
export interface Cron {
  /** As typed, in small letters and single spaces. */
  readonly text: string;
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
  /** Where day-of-month and day-of-week are both named, a day needs only one of them. */
  readonly days: 'both' | 'either';
  /** `interval`: minutes or hours are a `*`, a range or a step; `times`: both are listed one by one. */
  readonly pace: 'times' | 'interval';
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Words for the values from `least` on. */
  readonly words?: readonly string[];
}

const FIELDS: readonly [Field, Field, Field, Field, Field] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: MONTHS },
  { name: 'day of the week', least: 0, most: 7, words: ['Sunday', ...WEEKDAYS.slice(0, 6)] },
];

const MACROS: ReadonlyMap<string, string> = new Map([
  ['@hourly', '0 * * * *'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@weekly', '0 0 * * 0'],
  ['@monthly', '0 0 1 * *'],
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
]);

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Reads a cron expression as crontab(5) of Vixie cron does: names of months and days, lists, ranges, steps, macros; a
 * day matches either of day-of-month and day-of-week unless one of the two begins with `*`.
 */
export function parseCron(typed: string): Cron | Misread {
  const given = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const macro = MACROS.get(given);
  if (given.startsWith('@') && macro === undefined) {
    return { reason: `There is no ${given}. There are ${[...MACROS.keys()].join(', ')}.` };
  }
  const text = macro ?? given;
  const fields = text.split(' ');
  if (fields.length !== FIELDS.length) return { reason: countReason(fields.length) };
  const read = FIELDS.map((field, place) => readField(fields[place] as string, field));
  const wrong = read.find((values) => 'reason' in values);
  if (wrong && 'reason' in wrong) return wrong;
  const [minutes, hours, monthDays, months, days] = read as [Values, Values, Values, Values, Values];
  const weekdays = ascending(days.map((day) => (day === 0 ? 7 : day)));
  const cron: Cron = {
    text,
    minutes,
    hours,
    monthDays,
    months,
    weekdays,
    days: isOpen(fields[2]) || isOpen(fields[4]) ? 'both' : 'either',
    pace: isList(fields[0]) && isList(fields[1]) ? 'times' : 'interval',
  };
  return neverFires(cron) ? { reason: neverReason(cron) } : cron;
}

type Values = readonly number[];

const isOpen = (field = ''): boolean => /^[*?]/.test(field);
const isList = (field = ''): boolean => /^[\d,]+$/.test(field);

function readField(text: string, field: Field): Values | Misread {
  const values: number[] = [];
  for (const part of text.split(',')) {
    const [, all, from, to, step] = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d{1,3}))?$/.exec(part) ?? [];
    if (all === undefined && from === undefined) return { reason: partReason(part, field) };
    const first = all ? field.least : readValue(from, field);
    // Vixie's `5/10` means from 5 to the end; `*` of a weekday ends at Saturday, not at a second Sunday.
    const end = field.most === 7 ? 6 : field.most;
    const last = to !== undefined ? readValue(to, field) : all || step !== undefined ? end : first;
    const stride = step === undefined ? 1 : Number(step);
    if (first === undefined || last === undefined || stride === 0) return { reason: partReason(part, field) };
    if (last < first) return { reason: `In “${part}” the ${field.name} runs backwards. Put the smaller one first.` };
    for (let value = first; value <= last; value += stride) values.push(value);
  }
  return ascending(values);
}

function readValue(text: string | undefined, { least, most, words }: Field): number | undefined {
  if (text === undefined) return undefined;
  const word =
    words?.map((name) => name.toLowerCase()).findIndex((name) => text === name || text === name.slice(0, 3)) ?? -1;
  if (word >= 0) return least + word;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

const ascending = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);

/** A day of the month that none of the months has, and no day of the week instead of it. */
const neverFires = ({ days, monthDays, months }: Cron): boolean =>
  days === 'both' && months.every((month) => monthDays.every((day) => day > (DAYS_OF_MONTH[month - 1] ?? 0)));

const neverReason = ({ text, months, monthDays }: Cron): string =>
  `cron ${text} never comes: ${months.map((month) => MONTHS[month - 1]).join(' and ')} ${
    months.length === 1 ? 'has' : 'have'
  } no day ${monthDays[0]}.`;

function partReason(part: string, { name, least, most, words }: Field): string {
  const range = `${least} to ${most}${words ? `, or ${words[0]?.slice(0, 3)} to ${words.at(-1)?.slice(0, 3)}` : ''}`;
  return `“${part}” is no ${name} of a cron expression: ${range}, with *, lists (1,2), ranges (1-5) and steps (*/2).`;
}

const countReason = (count: number): string =>
  count === 6
    ? 'A cron expression has five fields here, without seconds: minute, hour, day of the month, month, day of the week. For example cron 0 8 1 * *.'
    : `A cron expression has five fields, not ${count}: minute, hour, day of the month, month, day of the week. For example cron 0 8 1 * *.`;
