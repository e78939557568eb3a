import { readDays } from './calendar.ts';
import type { Word } from './digest-words.ts';
import type { Misread } from './misread.ts';
import { parseSchedule } from './parse-schedule.ts';
import { HOW_OFTEN, TWO_SCHEDULES, tooRare } from './schedule-words.ts';

/** A run of words that reads as a schedule. */
export interface Run {
  readonly begin: number;
  readonly end: number;
}

export const textOf = (words: readonly Word[]): string =>
  words.map(({ text, comma }) => (comma ? `${text},` : text)).join(' ');

/** What stands beside a schedule and belongs to one that can't be said: why it can't. It is no part of a topic. */
export function beyondSchedule(words: readonly Word[], run: Run): Misread | undefined {
  return moreFields(words, run) ?? twoSchedules(words, run) ?? openWindow(words, run) ?? rareDay(words, run);
}

/** A cron expression with a field of seconds, or one of years. */
function moreFields(words: readonly Word[], { begin, end }: Run): Misread | undefined {
  const read = parseSchedule(textOf(words.slice(begin, end)));
  if ('reason' in read || read.kind !== 'cron') return undefined;
  const seconds = words[begin - 1];
  const isSeconds = seconds !== undefined && !seconds.quoted && seconds.text === '0';
  const next = words[end];
  const isYear = next !== undefined && !next.quoted && /^[*?]/.test(next.text);
  if (!isSeconds && !isYear) return undefined;
  const wider = parseSchedule(textOf(words.slice(isSeconds ? begin - 1 : begin, isYear ? end + 1 : end)));
  return 'reason' in wider ? wider : undefined;
}

/** `mon 8:00, fri 7:30`, `weekdays 8:00 and weekends 10:00` */
function twoSchedules(words: readonly Word[], { begin, end }: Run): Misread | undefined {
  const first = words.findIndex(({ text, quoted }) => !quoted && isMeant(text));
  const wider = [Math.max(0, begin - 1), ...(first >= 0 && first < begin ? [first] : [])].map((from) =>
    words.slice(from, end),
  );
  return [...wider, words.slice(begin, end + 1)]
    .map((run) => parseSchedule(textOf(run)))
    .find((read): read is Misread => 'reason' in read && read.reason === TWO_SCHEDULES);
}

/** `weekdays 8:00 - 18:00`, `weekdays 8:00-18:00` */
function openWindow(words: readonly Word[], { begin, end }: Run): Misread | undefined {
  return [1, 2]
    .map((more) => parseSchedule(textOf(words.slice(begin, end + more))))
    .find((read): read is Misread => 'reason' in read && read.reason === HOW_OFTEN);
}

const ORDINAL = /^(?:first|second|third|fourth|last|other|alternate|[1-5](?:st|nd|rd|th))$/;
const ONCE = /^(?:today|tonight|tomorrow)$/;
/** `last working day of the`, before `month` */
const ORDINAL_WORDS = 5;

/** `tomorrow 8:00`, `first monday 9:00`, `the last day of the month`. In small letters: `America First` is a topic. */
function rareDay(words: readonly Word[], { begin, end }: Run): Misread | undefined {
  const before = words.slice(0, begin).map(({ text, quoted, comma }) => (quoted || comma ? '' : text));
  const last = before.at(-1) ?? '';
  if (ONCE.test(last)) return { reason: tooRare(last) };
  const first = words[begin]?.text ?? '';
  if (ORDINAL.test(last) && readDays(first.toLowerCase())) return { reason: tooRare(`${last} ${first}`) };
  const month = words.findIndex(({ text }, place) => place >= begin && place < end && /^months?$/i.test(text));
  if (month < 0 || !/(?:^| )of(?: the)?$/.test(before.join(' '))) return undefined;
  const ordinal = before.findIndex((word, place) => place >= begin - ORDINAL_WORDS && ORDINAL.test(word));
  const from = ordinal >= 0 ? ordinal : before.lastIndexOf('of');
  return { reason: tooRare(textOf(words.slice(from, month + 1))) };
}

const MEANT =
  /^(?:every|each|hourly|cron:?|monthly|weekly|biweekly|fortnightly|weekdays?|@\w+ly|[*?](?:\/\d+)?|-?\d{1,2}[:.]\d{2}(?:[ap]m)?|\d{1,2}[ap]m)$/i;

/** Of words that nobody puts into a topic. */
export const isMeant = (word: string): boolean => MEANT.test(word);
