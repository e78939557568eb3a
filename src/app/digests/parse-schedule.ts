import { type Days, EVERY_DAY, joinDays, readDays } from './calendar.ts';
import { parseCron } from './cron.ts';
import { type DayTime, readTime } from './day-times.ts';
import type { Misread } from './misread.ts';
import { DAY_MINUTES, LAST_MINUTE, type Schedule } from './schedule.ts';

const LONGEST = 200;
/** Of a schedule that names days and no time. */
const USUAL_TIME: DayTime = 8 * 60;
const LONGEST_INTERVAL = 12 * 60;
const HINT = 'Use for example daily 8:00, weekdays 8:00, mon,thu 7:30, hourly 9-18, or cron 0 8 1 * *.';

/** Reads `weekdays 8:00`, `mon and thu at 7:30 am`, `hourly 9-18`, `every 15 minutes`, `cron 0 8 1 * *` and the like. */
export function parseSchedule(typed: string): Schedule | Misread {
  if (typed.length > LONGEST) return { reason: `That is too long for a schedule. ${HINT}` };
  const text = typed
    .normalize('NFKC')
    .replace(/[`"“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  if (text === '') return { reason: `When? ${HINT}` };
  const cron = /^(?:cron:? ?)(.*)$/.exec(text)?.[1] ?? (isCron(text) ? text : undefined);
  if (cron !== undefined) {
    const read = parseCron(cron);
    return 'reason' in read ? read : { kind: 'cron', cron: read };
  }
  return readWords(text);
}

/** Told from a list of times by a `*`, or by being five fields exactly; too many or few of them are read as cron to say so. */
function isCron(text: string): boolean {
  if (text.startsWith('@')) return true;
  const fields = text.split(' ');
  const numeric = fields.findIndex((field) => !/^[\d*?,/-]+$/.test(field));
  if (fields.length < 4 || fields.length > 7 || (numeric >= 0 && numeric < 2)) return false;
  return fields.some((field) => /^[*?]/.test(field)) || (fields.length === 5 && numeric < 0);
}

/** What the words of a schedule name, in whatever order they come. */
interface Named {
  readonly days: Days;
  readonly times: readonly DayTime[];
  readonly monthDays: readonly number[];
  readonly monthly: boolean;
  readonly interval?: number;
  readonly window?: Window;
}

interface Window {
  readonly from: DayTime;
  readonly to: DayTime;
}

function readWords(text: string): Schedule | Misread {
  const { interval, rest } = takeInterval(text);
  const every = /\b(?:every|each) (\d{1,4}(?: [a-z]+)?)(?= |,|$)/.exec(rest)?.[1];
  if (every !== undefined && !/[ap]m$/.test(every)) return { reason: tooRare(`every ${every}`) };
  let named: Named = {
    days: [],
    times: [],
    monthDays: [],
    monthly: false,
    ...(interval !== undefined && { interval }),
  };
  for (const word of splitWords(rest)) {
    const read = readWord(word);
    if ('reason' in read) return read;
    if (read.days?.length === EVERY_DAY.length && named.days.length > 0)
      return { reason: `Every day, or not? ${HINT}` };
    named = {
      ...named,
      ...read,
      days: read.days ? addDays(named.days, read.days) : named.days,
      times: [...named.times, ...(read.times ?? [])],
      monthDays: [...named.monthDays, ...(read.monthDays ?? [])],
    };
  }
  return scheduleOf(named);
}

/** `daily mon-fri` is on those days only. */
const addDays = (days: Days, more: Days): Days => joinDays(days.length < EVERY_DAY.length ? days : [], more);

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const INTERVAL =
  /(?:^| )(?:(hourly)|((?:every |each )?half[ -](?:an )?hour(?:ly)?)|\*\/(\d{1,4})|(?:every|each) (?:(\d{1,4}|[a-z]{3,6})[ -]?)?(minutes?|mins?|min|m|hours?|hrs?|hr|h))(?= |,|$)/;

/** Takes `hourly`, `every 2 hours`, `every 15 min`, `*` with a step out of the words; the interval in minutes. */
function takeInterval(text: string): { readonly interval?: number; readonly rest: string } {
  const found = INTERVAL.exec(text);
  if (!found) return { rest: text };
  const [all, hourly, half, step, count = '1', unit = 'm'] = found;
  const rest = text.replace(all, ' ');
  if (hourly) return { interval: 60, rest };
  if (half) return { interval: 30, rest };
  if (step) return { interval: Number(step), rest };
  const number = /^\d/.test(count) ? Number(count) : NUMBERS.indexOf(count) + 1;
  if (number === 0 && !/^\d/.test(count)) return { rest: text };
  return { interval: number * (unit.startsWith('h') ? 60 : 1), rest };
}

/** Ranges become one word: `from 9 to 18`, `between 9am and 6pm`, `monday - friday`. */
function splitWords(text: string): readonly string[] {
  return text
    .replace(/\b([ap])\.m\b\.?/g, '$1m')
    .replace(/(\d) ?([ap]m)\b/g, '$1$2')
    .replace(/\b(?:(?:once )?(?:a|per)|every|each) day\b/g, 'daily')
    .replace(/\b(?:working|business|week) days?\b/g, 'weekdays')
    .replace(/\bbetween (\S+) and (?=\S)/g, '$1-')
    .replace(/ ?[‐-―-] ?| (?:to|until|till|through|thru) /g, '-')
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
]);

function readWord(word: string): Partial<Named> | Misread {
  const days = readDays(word);
  if (days) return { days };
  const time = readTime(word);
  if (time === 'impossible') return { reason: impossible(word) };
  if (time !== undefined) return { times: [time] };
  const [, from = '', to = ''] = /^([^-]+)-([^-]+)$/.exec(word) ?? [];
  const [begin, end] = [readTime(from), /^24(?:[:.]00)?$/.test(to) ? LAST_MINUTE : readTime(to)];
  if (begin === 'impossible') return { reason: impossible(from) };
  if (end === 'impossible') return { reason: impossible(to) };
  if (begin !== undefined && end !== undefined) return { window: { from: begin, to: end } };
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (ordinal !== undefined) return { monthDays: [Number(ordinal)] };
  if (/^month(?:s|ly)?$/.test(word)) return { monthly: true };
  return { reason: unknownWord(word) };
}

const impossible = (time: string): string =>
  `“${time}” is not a time of day. Times go from 0:00 to 23:59, like 8:00 or 7:30pm.`;

const TOO_RARE = new Set(['other', 'second', 'biweekly', 'fortnightly', 'weeks', 'yearly', 'year', 'first', 'last']);

const tooRare = (words: string): string =>
  `A schedule repeats by the day of the week, the day of the month or within a day, so “${words}” can't be said. ${HINT}`;

const unknownWord = (word: string): string =>
  TOO_RARE.has(word) ? tooRare(word) : `“${word}” is not part of a schedule I know. ${HINT}`;

function scheduleOf(named: Named): Schedule | Misread {
  const { times, monthDays, monthly, interval, window } = named;
  if (monthly || monthDays.length > 0) return monthlyOf(named);
  const days = named.days.length > 0 ? named.days : EVERY_DAY;
  if (interval !== undefined) {
    if (times.length > 0) return { reason: `From when to when? For example hourly 9-18.` };
    return intervalOf(days, interval, window);
  }
  if (window) return { reason: 'How often between the two times? For example hourly 9-18, or every 30 minutes 9-12.' };
  if (times.length === 0 && named.days.length === 0) return { reason: `When? ${HINT}` };
  return { kind: 'times', days, times: times.length > 0 ? ascending(times) : [USUAL_TIME] };
}

function intervalOf(days: Days, minutes: number, window: Window | undefined): Schedule | Misread {
  if (minutes === 0) return { reason: `“Every 0 minutes” is not a schedule. ${HINT}` };
  if (minutes > LONGEST_INTERVAL) return { reason: 'The longest interval is 12 hours. For once a day: daily 8:00.' };
  if (!window && DAY_MINUTES % minutes !== 0) {
    return {
      reason: `Every ${minutes} minutes does not divide a day evenly. Use 5, 10, 15, 20 or 30 minutes, or 1, 2, 3, 4, 6, 8 or 12 hours, or say from when to when.`,
    };
  }
  const { from, to } = window ?? { from: 0, to: LAST_MINUTE };
  const allDay = from === 0 && to + minutes > LAST_MINUTE;
  return { kind: 'every', days, minutes, from, to: allDay ? LAST_MINUTE : to };
}

/** Days of the month are what cron is for. */
function monthlyOf({ days, times, monthDays, interval, window }: Named): Schedule | Misread {
  if (days.length > 0 || interval !== undefined || window) {
    return {
      reason: 'A day of the month goes with times of day only: monthly on the 1st at 9:00, or a cron expression.',
    };
  }
  const at = times.length > 0 ? ascending(times) : [USUAL_TIME];
  const minutes = ascending(at.map((time) => time % 60));
  if (minutes.length > 1) {
    return { reason: 'Times on a day of the month must be at the same minute of the hour, like 8:00 and 18:00.' };
  }
  const hours = at.map((time) => Math.floor(time / 60));
  const read = parseCron(`${minutes[0]} ${hours.join()} ${ascending(monthDays).join() || '1'} * *`);
  return 'reason' in read ? read : { kind: 'cron', cron: read };
}

const ascending = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);
