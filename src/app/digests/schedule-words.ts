import { type Days, EVERY_DAY, joinDays, readDays } from './calendar.ts';
import { type DayTime, readTime } from './day-times.ts';
import type { Misread } from './misread.ts';
import { LAST_MINUTE } from './schedule.ts';

export const SCHEDULE_HINT = 'Use for example daily 8:00, weekdays 8:00, mon,thu 7:30, hourly 9-18, or cron 0 8 1 * *.';

export const HOW_OFTEN = 'How often between the two times? For example hourly 9-18, or every 30 minutes 9-12.';

export const TWO_SCHEDULES = 'Different times on different days are different digests: add one for each.';

/** What the words of a schedule name, in whatever order they come; all in the order typed. */
export interface NamedTimes {
  readonly days: Days;
  readonly times: readonly DayTime[];
  readonly monthDays: readonly number[];
  readonly monthly: boolean;
  readonly weekly: boolean;
  /** A time of day that people mean roughly: an exact one goes first. */
  readonly part?: 'morning' | 'evening';
  readonly interval?: number;
  readonly window?: Window;
}

export interface Window {
  readonly from: DayTime;
  readonly to: DayTime;
}

/** Reads the words of a schedule that is no cron expression. */
export function readScheduleWords(text: string): NamedTimes | Misread {
  const { interval, rest } = takeInterval(text);
  const every = /\b(?:every|each) (\d{1,4}(?: [a-z]+)?)(?= |,|$)/.exec(rest)?.[1];
  if (every !== undefined && !/[ap]m$/.test(every)) return { reason: tooRare(`every ${every}`) };
  let named: NamedTimes = { days: [], times: [], monthDays: [], monthly: false, weekly: false };
  let order = '';
  for (const word of splitWords(rest)) {
    const read = readWord(word);
    if ('reason' in read) return read;
    if (read.days?.length === EVERY_DAY.length && named.days.length > 0)
      return { reason: `Every day, or not? ${SCHEDULE_HINT}` };
    order += read.days ? 'd' : read.times ? 't' : '';
    named = {
      ...named,
      ...read,
      days: read.days ? addDays(named.days, read.days) : named.days,
      times: [...named.times, ...(read.times ?? [])],
      monthDays: [...named.monthDays, ...(read.monthDays ?? [])],
    };
  }
  if (/d+t+d+t|t+d+t+d/.test(order)) return { reason: TWO_SCHEDULES };
  return { ...named, ...(interval !== undefined && { interval }) };
}

/** `daily mon-fri` is on those days only. */
const addDays = (days: Days, more: Days): Days => joinDays(days.length < EVERY_DAY.length ? days : [], more);

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const INTERVAL =
  /(?:^| )(?:(hourly)|(?:every |each )?(half|quarter)[ -](?:(?:of )?an )?hour(?:ly)?|\*\/(\d{1,4})|(?:every|each) (?:(\d{1,4}|[a-z]{3,6})[ -]?)?(minutes?|mins?|min|m|hours?|hrs?|hr|h))(?= |,|$)/;

/** Takes `hourly`, `every 2 hours`, `every 15 min`, `*` with a step out of the words; the interval in minutes. */
function takeInterval(text: string): { readonly interval?: number; readonly rest: string } {
  const found = INTERVAL.exec(text);
  if (!found) return { rest: text };
  const [all, hourly, part, step, count = '1', unit = 'm'] = found;
  const rest = text.replace(all, ' ');
  if (hourly) return { interval: 60, rest };
  if (part) return { interval: part === 'half' ? 30 : 15, rest };
  if (step) return { interval: Number(step), rest };
  const number = /^\d/.test(count) ? Number(count) : NUMBERS.indexOf(count) + 1;
  if (number === 0 && !/^\d/.test(count)) return { rest: text };
  return { interval: number * (unit.startsWith('h') ? 60 : 1), rest };
}

/** Ranges become one word: `from 9 to 18`, `between 9am and 6pm`, `monday - friday`. */
function splitWords(text: string): readonly string[] {
  return text
    .replace(/\b([ap])\.m\b\.?/g, '$1m')
    .replace(/\bhalf past (\d{1,2})(?= |$)/g, '$1:30')
    .replace(/\bquarter past (\d{1,2})(?= |$)/g, '$1:15')
    .replace(/@ ?(?=\d)|\bon the hour\b/g, ' ')
    .replace(/(\d) ?([ap]m)\b/g, '$1$2')
    .replace(/\b(?:(?:once )?(?:a|per)|every|each) day\b/g, 'daily')
    .replace(/\b(?:working|business|week) days?\b/g, 'weekdays')
    .replace(/\bbetween (\S+) and (?=\S)/g, '$1-')
    .replace(/ ?[‐-―-] ?| (?:to|until|till|through|thru) /g, '-')
    .replace(/\bfrom (\d[\d:.]*(?:[ap]m)?)(?= |$)/g, '$1-24')
    .split(/[\s,;&+/]+/)
    .filter((word) => word !== '' && !FILLERS.has(word));
}

const FILLERS = new Set([
  'at',
  'on',
  'every',
  'each',
  'and',
  'the',
  'of',
  'from',
  'in',
  'a',
  'o’clock',
  "o'clock",
  'times',
  'once',
  'hours',
  'hrs',
  'uhr',
]);

function readWord(word: string): Partial<NamedTimes> | Misread {
  const days = readDays(word);
  if (days) return { days };
  const time = readTime(word);
  if (time === 'impossible') return { reason: impossible(word) };
  if (time !== undefined) return { times: [time] };
  const part = /^(morning|evening)s?$/.exec(word)?.[1];
  if (part) return { part: part as 'morning' | 'evening' };
  const [, from = '', to = ''] = /^([^-]+)-([^-]+)$/.exec(word) ?? [];
  const [begin, end] = [readTime(from), /^24(?:[:.]00)?$/.test(to) ? LAST_MINUTE : readTime(to)];
  if (begin === 'impossible') return { reason: impossible(from) };
  if (end === 'impossible') return { reason: impossible(to) };
  if (begin !== undefined && end !== undefined) return { window: { from: begin, to: end } };
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (ordinal !== undefined) return { monthDays: [Number(ordinal)] };
  if (/^month(?:s|ly)?$/.test(word)) return { monthly: true };
  if (/^week(?:ly)?$/.test(word)) return { weekly: true };
  return { reason: unknownWord(word) };
}

const impossible = (time: string): string =>
  `“${time}” is not a time of day. Times go from 0:00 to 23:59, like 8:00 or 7:30pm.`;

const TOO_RARE = new Set([
  'other',
  'second',
  'biweekly',
  'bi-weekly',
  'alternate',
  'quarterly',
  'fortnightly',
  'weeks',
  'yearly',
  'year',
  'first',
  'last',
]);

export const tooRare = (words: string): string =>
  `A schedule repeats by the day of the week, the day of the month or within a day, so “${words}” can't be said. ${SCHEDULE_HINT}`;

const unknownWord = (word: string): string =>
  TOO_RARE.has(word) ? tooRare(word) : `“${word}” is not part of a schedule I know. ${SCHEDULE_HINT}`;
