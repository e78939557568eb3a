import { startsLarge } from '../words/large-letter.ts';
import { STOP_WORDS } from '../words/stop-words.ts';
import { agoAt } from './amounts.ts';
import type { CalendarDate } from './mention.ts';
import { opensNumber, readNumber } from './numbers.ts';
import { dashAt, opensSentence, type Token } from './tokens.ts';
import { DURATION_HOURS } from './units.ts';

/** A date as tokens `[from, to)`. */
export interface FoundDate {
  readonly when: CalendarDate;
  readonly from: number;
  readonly to: number;
}

const places = (words: string, first: number): [string, number][] =>
  words.split(' ').flatMap((names, place) => names.split('|').map((name): [string, number] => [name, first + place]));

const MONTHS = new Map([
  ...places(
    'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec',
    1,
  ),
  ...places('січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня', 1),
  ...places('января февраля марта апреля мая июня июля августа сентября октября ноября декабря', 1),
]);
const WEEKDAYS = new Map(places('sunday monday tuesday wednesday thursday friday saturday', 0));
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  places(
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
    1,
  ),
);

export const DAY_WORDS: ReadonlySet<string> = new Set(
  'today yesterday tomorrow tonight вчора сьогодні завтра вчера сегодня'.split(' '),
);
export const SPANS: ReadonlySet<string> = new Set(
  'week weekend month year night summer winter autumn fall spring decade century quarter season'.split(' '),
);
/** Names of months and days. */
export const DATE_NAMES: readonly string[] = [...MONTHS.keys(), ...WEEKDAYS.keys()];
const OPENERS: ReadonlySet<string> = new Set([
  ...DATE_NAMES,
  ...DAY_WORDS,
  ...SPANS,
  ...ORDINALS.keys(),
  ...['last', 'next', 'this'],
]);

const opensDate = (token: Token): boolean =>
  opensNumber(token) || OPENERS.has(token.lower) || (token.lower.endsWith("day's") && startsLarge(token.text));

/** Dates as a text gives them: absolute, partial ("May 9", "2005", "10th century") and relative ("last week"), in order. */
export function findDates(tokens: readonly Token[]): readonly FoundDate[] {
  const dates: FoundDate[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (!opensDate(tokens[at]!)) {
      at += 1;
      continue;
    }
    const date =
      readNumeric(tokens, at) ??
      readDayFirst(tokens, at) ??
      readMonthFirst(tokens, at) ??
      readWeekday(tokens, at) ??
      readRelative(tokens, at) ??
      readCentury(tokens, at) ??
      readYear(tokens, at);
    if (date) dates.push(date);
    at = date ? date.to : at + 1;
  }
  return dates;
}

function yearOf(token: Token | undefined): number | undefined {
  return token && /^[12]\d{3}$/.test(token.text) && Number(token.text) <= 2100 ? Number(token.text) : undefined;
}

function dayOf(token: Token | undefined): number | undefined {
  return token && /^(?:[12]?\d|0[1-9]|3[01])$/.test(token.text) && token.text !== '0' ? Number(token.text) : undefined;
}

/** The place after an ordinal's ending ("9th" is two tokens). */
function afterOrdinal(tokens: readonly Token[], at: number): number {
  return tokens[at]?.before === 'none' && /^(?:st|nd|rd|th)$/.test(tokens[at]!.lower) ? at + 1 : at;
}

/** "2005-05-09", "09.05.2005"; a date with slashes has no sure order of day and month, so only its year is told. */
function readNumeric(tokens: readonly Token[], at: number): FoundDate | undefined {
  if (tokens[at]?.kind !== 'number') return undefined;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.([12]\d{3})$/.exec(tokens[at]?.text ?? '');
  if (dotted && Number(dotted[2]) <= 12 && Number(dotted[1]) <= 31)
    return {
      when: { day: Number(dotted[1]), month: Number(dotted[2]), year: Number(dotted[3]) },
      from: at,
      to: at + 1,
    };
  const parts = tokens.slice(at, at + 5);
  if (parts.length < 5 || parts.slice(1).some((part) => part.before !== 'none')) return undefined;
  const year = yearOf(parts[0]);
  const month = dayOf(parts[2]);
  const day = dayOf(parts[4]);
  if (parts[1]!.text === '-' && parts[3]!.text === '-' && year && month && day && month <= 12)
    return { when: { year, month, day }, from: at, to: at + 5 };
  const last = yearOf(parts[4]);
  return parts[1]!.text === '/' && parts[3]!.text === '/' && last && month && dayOf(parts[0])
    ? { when: { year: last }, from: at, to: at + 5 }
    : undefined;
}

function monthOf(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  const month = token && MONTHS.get(token.lower);
  return month && (startsLarge(token.text) || /\p{Script=Cyrillic}/u.test(token.text)) ? month : undefined;
}

/** The place after a month's name and the stop of its abbreviation ("Nov."). */
function afterMonth(tokens: readonly Token[], at: number): number {
  const stop = tokens[at + 1]?.text === '.' && tokens[at + 1]!.before === 'none';
  return stop && /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/.test(tokens[at]!.lower) ? at + 2 : at + 1;
}

function withYear(tokens: readonly Token[], date: FoundDate): FoundDate {
  const comma = tokens[date.to]?.text === ',' ? date.to + 1 : date.to;
  const year = yearOf(tokens[comma]);
  return year ? { ...date, when: { ...date.when, year }, to: comma + 1 } : date;
}

/** "9 May 2005", "9–11 May", "9 to 11 May", "the 9th of May". */
function readDayFirst(tokens: readonly Token[], at: number): FoundDate | undefined {
  const day = dayOf(tokens[at]);
  if (!day) return undefined;
  let to = afterOrdinal(tokens, at + 1);
  let toDay: number | undefined;
  if (dashAt(tokens, to) || /^(?:to|and)$/.test(tokens[to]?.lower ?? '')) {
    toDay = dayOf(tokens[to + 1]);
    if (toDay && toDay > day) to = afterOrdinal(tokens, to + 2);
    else toDay = undefined;
  }
  if (tokens[to]?.lower === 'of') to += 1;
  const month = monthOf(tokens, to);
  if (!month) return undefined;
  const when = toDay ? { day, toDay, month } : { day, month };
  return withYear(tokens, { when, from: at, to: afterMonth(tokens, to) });
}

/** "May 9", "May 9–11, 2005", "Nov. 3", "May 2005", "in May". */
function readMonthFirst(tokens: readonly Token[], at: number): FoundDate | undefined {
  const month = monthOf(tokens, at);
  if (!month) return undefined;
  const next = afterMonth(tokens, at);
  const day = dayOf(tokens[next]);
  if (day && tokens[next]!.before !== 'break') {
    let to = afterOrdinal(tokens, next + 1);
    const toDay = dashAt(tokens, to) || tokens[to]?.lower === 'to' ? dayOf(tokens[to + 1]) : undefined;
    if (toDay && toDay > day) to = afterOrdinal(tokens, to + 2);
    return withYear(tokens, { when: toDay && toDay > day ? { month, day, toDay } : { month, day }, from: at, to });
  }
  const dated = withYear(tokens, { when: { month }, from: at, to: next });
  return dated.to > next || !ambiguousMonth(tokens, at) ? dated : undefined;
}

/** "May", "March" and short forms are words and names, too: alone they need a preposition or "last" before them. */
function ambiguousMonth(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (!/^(?:may|march|jan|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|feb|april|june|august)$/.test(token.lower))
    return false;
  const cue =
    /^(?:in|since|until|till|by|last|next|this|of|from|early|late|mid|during|through|before|after|for|and|to)$/;
  return opensSentence(tokens, at) || !cue.test(tokens[at - 1]?.lower ?? '') || startsLarge(tokens[at + 1]?.text ?? '');
}

/** "Monday", "Sunday's", "on Friday evening", "last Tuesday". */
function readWeekday(tokens: readonly Token[], at: number): FoundDate | undefined {
  const dayAt = (place: number) => WEEKDAYS.get(tokens[place]?.lower.replace(/['’]s$/, '') ?? '');
  const led = /^(?:last|next|this)$/.test(tokens[at]?.lower ?? '') && dayAt(at + 1) !== undefined;
  const name = led ? at + 1 : at;
  const weekday = dayAt(name);
  if (weekday === undefined || !startsLarge(tokens[name]!.text)) return undefined;
  let to = name + 1;
  if (/^(?:morning|afternoon|evening|night)$/.test(tokens[to]?.lower ?? '')) to += 1;
  if (tokens[to]?.text === ',' || tokens[to]?.text === '(') {
    const day = readMonthFirst(tokens, to + 1) ?? readDayFirst(tokens, to + 1);
    if (day?.when.day) return { when: { ...day.when, weekday }, from: at, to: day.to };
  }
  return { when: { weekday, ...(led ? { relative: tokens[at]!.lower } : {}) }, from: at, to };
}

/** "yesterday", "last week", "two days ago", "earlier this month". */
function readRelative(tokens: readonly Token[], at: number): FoundDate | undefined {
  const word = tokens[at]?.lower ?? '';
  const told = (to: number): FoundDate => ({
    when: {
      relative: tokens
        .slice(at, to)
        .map((token) => token.lower)
        .join(' '),
    },
    from: at,
    to,
  });
  if (DAY_WORDS.has(word))
    return told(/^(?:morning|afternoon|evening|night)$/.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1);
  if (/^(?:last|next|this)$/.test(word) && SPANS.has(tokens[at + 1]?.lower ?? '')) return told(at + 2);
  const article = word === 'a' || word === 'an';
  const number = article ? undefined : readNumber(tokens, at);
  const unit = number ? number.to : at + 1;
  if ((article || number) && DURATION_HOURS.has(tokens[unit]?.lower ?? '') && agoAt(tokens, unit + 1, at))
    return told(unit + 2);
  return undefined;
}

/** "10th century", "the tenth century". */
function readCentury(tokens: readonly Token[], at: number): FoundDate | undefined {
  const digits = tokens[at]?.kind === 'number' ? dayOf(tokens[at]) : undefined;
  const century = digits ?? ORDINALS.get(tokens[at]?.lower ?? '');
  let to = digits ? afterOrdinal(tokens, at + 1) : at + 1;
  if (!century || (digits && to === at + 1)) return undefined;
  if (dashAt(tokens, to)) to += 1;
  return /^(?:century|centuries)$/.test(tokens[to]?.lower ?? '')
    ? { when: { century }, from: at, to: to + 1 }
    : undefined;
}

/** "2005", "2005–2010", "the 1990s". A number that counts ("2005 people") is none. */
function readYear(tokens: readonly Token[], at: number): FoundDate | undefined {
  const year = yearOf(tokens[at]);
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!year || /^[$€£₴₽¥#-]$/.test(before?.text ?? '')) return undefined;
  if (after?.before === 'none' && after.lower === 's')
    return { when: { year, toYear: year + 9 }, from: at, to: at + 2 };
  if (before?.kind === 'word' && startsLarge(before.text) && !STOP_WORDS.has(before.lower) && !MONTHS.has(before.lower))
    return undefined;
  const cued = /^(?:in|since|by|until|till|from|of|during|before|after|early|late|mid|to|through|and|year|\(|,)$/.test(
    before?.lower ?? '',
  );
  const counted =
    after?.kind === 'word' &&
    after.before === 'space' &&
    /s$|^(?:people|men|women|children|km|percent)$/.test(after.lower);
  if (
    counted &&
    !(before && /^(?:in|since)$/.test(before.lower) && /^\p{Lu}|^(?:was|is|has|this|across|towards)$/u.test(after.text))
  )
    return undefined;
  if (year < 1900 && !cued) return undefined;
  if (after?.text === '%' || MEASURE_AFTER.test(after?.lower ?? '')) return undefined;
  if (dashAt(tokens, at + 1)) {
    const toYear = yearOf(tokens[at + 2]);
    if (toYear && toYear > year) return { when: { year, toYear }, from: at, to: at + 3 };
  }
  return { when: { year }, from: at, to: at + 1 };
}

const MEASURE_AFTER = /^(?:percent|per|euros?|dollars?|pounds?|tons?|tonnes?|hours?|million|billion|thousand)$/;
