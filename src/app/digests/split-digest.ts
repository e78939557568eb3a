import { isDeepStrictEqual } from 'node:util';
import { type Length, readLength } from '../command.ts';
import { readDays } from './calendar.ts';
import { meantBy, type Word } from './digest-words.ts';
import type { Misread } from './misread.ts';
import { parseSchedule } from './parse-schedule.ts';
import { beyondSchedule, isMeant, type Run, textOf } from './unlike-schedule.ts';
import { namesZone } from './zones.ts';

/** What was typed of a digest, told apart. */
export interface DigestParts {
  readonly topics: readonly string[];
  /** As `parseSchedule` reads it. */
  readonly schedule?: string;
  readonly zone?: string;
  readonly length?: Length;
}

/** A schedule is at most so many words long, a zone so many: what is longer is topics. */
const SCHEDULE_WORDS = 14;
const ZONE_WORDS = 4;
/** More words that name no zone are not meant as one. */
const UNKNOWN_ZONE_WORDS = 2;

/**
 * Tells topics, schedule and zone apart: `territory, nato weekdays 8:00 Europe/Kyiv short`, or the schedule first. The
 * schedule is the longest run of words that reads as one, so that `daily mail daily 8:00` is on the daily mail.
 */
export function splitDigest(typed: readonly Word[]): DigestParts | Misread {
  const { words, length } = takeLength(typed);
  const told = length ? { length } : {};
  const run = longestRun(words);
  if (!run) {
    const { topics, ...zoned } = endingInZone(words);
    return wrongSchedule(words) ?? timesADay(words) ?? { topics: topicsOf(topics), ...zoned, ...told };
  }
  const [before, after] = [words.slice(0, run.begin), words.slice(run.end)];
  const wrong = beyondSchedule(words, run) ?? wrongSchedule(before);
  if (wrong) return wrong;
  const schedule = textOf(words.slice(run.begin, run.end));
  const zoned = takeZone(before, after);
  if ('reason' in zoned) return zoned;
  return { topics: topicsOf(zoned.topics), schedule, ...(zoned.zone && { zone: zoned.zone }), ...told };
}

/** `short` or `long` as the last word needs no name. */
function takeLength(words: readonly Word[]): { readonly words: readonly Word[]; readonly length?: Length } {
  const last = words.at(-1);
  const length = last && !last.quoted && words.length > 1 ? readLength(last.text) : undefined;
  return length ? { words: words.slice(0, -1), length } : { words };
}

/** Of two equally long the later one: topics come first. */
function longestRun(words: readonly Word[]): Run | undefined {
  let longest: Run | undefined;
  const late = Math.max(1, words.length - SCHEDULE_WORDS - ZONE_WORDS);
  for (let begin = 0; begin < words.length; begin = begin === 0 ? late : begin + 1) {
    if (!mayBegin(words[begin] as Word)) continue;
    for (let end = Math.min(words.length, begin + SCHEDULE_WORDS); end > begin; end -= 1) {
      if (longest && end - begin < longest.end - longest.begin) break;
      if (mayEnd(words[end - 1] as Word) && isSchedule(words.slice(begin, end))) {
        longest = { begin, end };
        break;
      }
    }
  }
  return longest && withoutNamesake(words, longest);
}

/** A day's name that adds nothing to the schedule behind it ends a topic: `Black Friday friday 9:00`. */
function withoutNamesake(words: readonly Word[], { begin, end }: Run): Run {
  const { text, comma } = words[begin] as Word;
  if (begin === 0 || comma || readDays(text.toLowerCase())?.length !== 1) return { begin, end };
  const [whole, behind] = [begin, begin + 1].map((from) => parseSchedule(textOf(words.slice(from, end))));
  return isDeepStrictEqual(whole, behind) ? { begin: begin + 1, end } : { begin, end };
}

/**
 * A number alone, or 9/11, is a topic's as likely: a schedule begins with one where it is a cron expression. One with a
 * plus before it is a zone: `daily 8:00 +02:00`.
 */
function isSchedule(words: readonly Word[]): boolean {
  if (words.some(({ text, quoted }) => quoted || /^\+\d/.test(text))) return false;
  const read = parseSchedule(textOf(words));
  return !('reason' in read) && (read.kind === 'cron' || !/^\d+(?:\/\d+)*$/.test(words[0]?.text ?? ''));
}

/** Words that are a topic's as likely: a schedule does not begin with them. */
const mayBegin = ({ text, quoted }: Word): boolean =>
  !quoted && !/^(?:the|of|in|a|and|times|morning|noon|midday|midnight|evening|hours|hrs|uhr)$/i.test(text);

const mayEnd = ({ text }: Word): boolean => !/^(?:the|of|in|a|and|at|on|from|every|each)$/i.test(text);

/** A zone stands behind the schedule, or before it in full. */
function takeZone(
  before: readonly Word[],
  after: readonly Word[],
): { readonly topics: readonly Word[]; readonly zone?: string } | Misread {
  if (after.length === 0) return endingInZone(before);
  // Where topics are to come yet, a comma ends the zone: `daily 8:00 Kyiv, Ukraine` is on Ukraine.
  const zoneWords = countZoneWords(after, before.length > 0);
  const zone = textOf(after.slice(0, zoneWords)).replace(/,$/, '');
  const rest = after.slice(zoneWords);
  if (before.length === 0 && rest.length > 0) return { topics: withoutAbout(rest), ...(zone !== '' && { zone }) };
  if (OWN_TIME.test(textOf(after))) return { topics: before };
  if (rest.length === 0) return { topics: before, zone };
  const meant = rest.map(({ text, quoted }) => (quoted ? undefined : meantBy(text)));
  if (meant.every((one) => one !== undefined))
    return { reason: `“${textOf(rest)}” can't stand alone. Say ${meant[0]}.` };
  // Behind topics and schedule there is nothing but a zone, and this is none that is known.
  const unknown = textOf(after);
  if (after.length <= UNKNOWN_ZONE_WORDS && after.every(({ text, comma }) => /^[\p{L}_/.+-]+$/u.test(text) && !comma)) {
    return { topics: before, zone: unknown };
  }
  if (after.some(({ text }) => text.startsWith('#') || text.startsWith('<#'))) return { reason: ELSEWHERE };
  return wrongSchedule(after) ?? { reason: `I can't place “${unknown}”. ${ORDER}` };
}

/** Needs no zone to be named. */
const OWN_TIME = /^(?:my|our|local)(?: own)?(?: time(?: ?zone)?)?$/i;

function endingInZone(words: readonly Word[]): { readonly topics: readonly Word[]; readonly zone?: string } {
  const last = words.at(-1);
  const isZone = last && !last.quoted && last.text.includes('/') && namesZone(last.text);
  return isZone ? { topics: words.slice(0, -1), zone: last.text } : { topics: words };
}

/** Of the words that follow a schedule, how many are a zone: as many as are known as one. */
function countZoneWords(words: readonly Word[], last: boolean): number {
  for (let count = Math.min(ZONE_WORDS, words.length); count > 0; count -= 1) {
    if (!last && words.slice(0, count - 1).some(({ comma }) => comma)) continue;
    if (namesZone(textOf(words.slice(0, count)).replace(/,$/, ''))) return count;
  }
  return 0;
}

const withoutAbout = (words: readonly Word[]): readonly Word[] =>
  /^(?:on|about|for|of)$/i.test(words[0]?.text ?? '') ? words.slice(1) : words;

/** Topics stand between commas; one in quotation marks is whole. */
function topicsOf(words: readonly Word[]): readonly string[] {
  const topics: string[][] = [[]];
  for (const [place, { text, quoted, comma }] of words.entries()) {
    const open = topics.at(-1) as string[];
    if (quoted && open.length > 0) topics.push([text]);
    else if (!(open.length === 0 && topics.length > 1 && text.toLowerCase() === 'and')) open.push(text);
    if (comma || (quoted && place < words.length - 1)) topics.push([]);
  }
  return topics.map((topic) => topic.join(' ').trim()).filter((topic) => topic !== '');
}

/** Words that nobody puts into a topic, and that did not become part of a schedule: why they did not. */
function wrongSchedule(words: readonly Word[]): Misread | undefined {
  let begin = words.findIndex(({ text, quoted }) => !quoted && isMeant(text));
  if (begin < 0) return undefined;
  const end = words.length - trailingZone(words.slice(begin));
  while (isCronField(words[begin - 1]) && end - begin < CRON_FIELDS) begin -= 1;
  const zoneless = words.slice(begin, Math.min(end, begin + SCHEDULE_WORDS));
  const read = parseSchedule(textOf(zoneless));
  return 'reason' in read ? read : { reason: ORDER };
}

const TIMES_A_DAY =
  /(?:^| )((?:once|twice|(?:\d+|two|three|four|five|six) times) (?:a|per|every|each) (?:day|week|month))$/i;

/** `twice a day` says how often, and not when. */
function timesADay(words: readonly Word[]): Misread | undefined {
  const [, often] = TIMES_A_DAY.exec(words.map(({ text, quoted }) => (quoted ? '"' : text)).join(' ')) ?? [];
  return often === undefined ? undefined : { reason: `At which times is “${often}”? For example daily 8:00, 18:00.` };
}

const CRON_FIELDS = 5;
const isCronField = (word: Word | undefined): boolean =>
  word !== undefined && !word.quoted && /^[\d,/-]+$/.test(word.text);

function trailingZone(words: readonly Word[]): number {
  for (let count = Math.min(ZONE_WORDS, words.length - 1); count > 0; count -= 1) {
    if (namesZone(textOf(words.slice(-count)))) return count;
  }
  return 0;
}

const ELSEWHERE = 'A digest is posted in the channel it is asked for in: type it there.';
const ORDER =
  'Topics come first, then when, then the time zone: territory, nato weekdays 8:00 Europe/Kyiv. A topic with such words in it goes in quotation marks.';
