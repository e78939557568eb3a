import { harmless } from './plain-text.ts';
import { isAboutSources, parseSources, readAddress, type SourceAction } from './source-command.ts';
import type { Since } from './times.ts';

export type Length = 'short' | 'normal' | 'long';

/** What shapes a brief. Absent: the default. */
export interface BriefWishes {
  readonly since?: Since;
  readonly length?: Length;
  /** Words of all points together, instead of a length. */
  readonly words?: number;
}

/** What a person asks for, whatever they typed or clicked. */
export type Command =
  | ({ readonly kind: 'brief'; readonly topic: string } & BriefWishes)
  | ({ readonly kind: 'top-stories' } & BriefWishes)
  | { readonly kind: 'ask'; readonly question: string; readonly topic?: string; readonly since?: Since }
  | { readonly kind: 'topics' | 'sources' | 'help' }
  | { readonly kind: 'source'; readonly action: SourceAction; readonly address: string }
  /** What is new on several topics. */
  | ({ readonly kind: 'digest'; readonly topics: readonly string[] } & Pick<BriefWishes, 'since' | 'length'>)
  /** Digests are made, listed and changed where they are posted, which a terminal is not; topics that were named. */
  | { readonly kind: 'digests-elsewhere'; readonly topics: readonly string[] }
  /** A brief of the page at a web address. */
  | { readonly kind: 'page'; readonly address: string }
  /** `reason` is a sentence that says what to type instead. */
  | { readonly kind: 'misunderstood'; readonly reason: string };

const TOPIC_LENGTH = 200;
const COMMAND_LENGTH = 1000;
const tooLong = (ask = '/brief ask'): string =>
  `A topic has at most ${TOPIC_LENGTH} characters. To ask a question: ${ask} …`;
const DAY_HOURS = { h: 1, d: 24, w: 168 } as const;

/** Reads what follows `/brief`: a topic with options in any place, or one of the words of help. Forgiving. */
export function parseBrief(text: string): Command {
  const question = /^\s*(?:ask|question)(?:[:?]|\s|$)\s*/i.exec(text);
  if (question) return askFor(text.slice(question[0].length));
  if (isAboutSources(text)) return parseSources(text.replace(/^\s*sources/i, ''), '/brief sources');
  const address = readAddress(text);
  if (address !== undefined) return { kind: 'page', address };
  if (text.length > COMMAND_LENGTH) return { kind: 'misunderstood', reason: tooLong() };
  const words = splitWords(text);
  const fixed = words.length === 1 && words[0]?.quoted === false && FIXED.get(words[0].text.toLowerCase());
  if (fixed) return { kind: fixed };
  const read = takeOptions(words);
  if ('reason' in read) return { kind: 'misunderstood', reason: read.reason };
  return briefOf(read.words.map((word) => word.text).join(' '), read.wishes);
}

/** A brief on a topic, or the top stories where nothing of it can be seen. `ask`: how a question is asked there. */
export function briefOf(topic: string, wishes: BriefWishes, ask?: string): Command {
  const name = harmless(topic);
  if (name.length > TOPIC_LENGTH) return { kind: 'misunderstood', reason: tooLong(ask) };
  return name === '' ? { kind: 'top-stories', ...wishes } : { kind: 'brief', topic: name, ...wishes };
}

/** Topics with commas between, each once. */
export const readTopics = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(',')
      .map((topic) => topic.replace(/\s+/g, ' ').trim())
      .filter((topic) => topic !== ''),
  ),
];

const FIXED: ReadonlyMap<string, 'topics' | 'sources' | 'help'> = new Map([
  ['topics', 'topics'],
  ['sources', 'sources'],
  ['help', 'help'],
  ['?', 'help'],
]);

function askFor(text: string): Command {
  const question = text.trim();
  return hasWords(question)
    ? { kind: 'ask', question }
    : {
        kind: 'misunderstood',
        reason: 'What is the question? For example: /brief ask How long did the talks in Moscow last?',
      };
}

/** Of punctuation alone no article tells anything. */
export const hasWords = (question: string): boolean => /[\p{L}\p{N}]/u.test(question);

/** `text` is without quotation marks. */
interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

function splitWords(text: string): readonly Word[] {
  return [...text.matchAll(/["“”„«]([^"“”„»]*)["“”»]|\S+/g)].map((match) => ({
    text: (match[1] ?? match[0]).trim(),
    quoted: match[1] !== undefined,
  }));
}

type Options = { readonly words: readonly Word[]; readonly wishes: BriefWishes } | { readonly reason: string };

/** Takes `since:3d`, `since: 3d`, `--since 3d`, `--since=3d`, `--short` and the like out of the words. */
function takeOptions(all: readonly Word[]): Options {
  const words: Word[] = [];
  let wishes: BriefWishes = {};
  for (let place = 0; place < all.length; ) {
    const option = optionAt(all, place);
    if (option && 'reason' in option) return option;
    if (option) wishes = { ...wishes, ...option.wish };
    else words.push(all[place]!);
    place += option?.words ?? 1;
  }
  return takeTrailing(words, wishes);
}

type Wish = { readonly wish: BriefWishes } | { readonly reason: string };

/** The option that begins at a word, and of how many words it is; undefined where the word belongs to the topic. */
function optionAt(words: readonly Word[], place: number): (Wish & { readonly words?: number }) | undefined {
  const { text, quoted } = words[place]!;
  if (quoted) return undefined;
  const [, dashes, named, glued] = /^(--|—)?(since|length|words)(?:[:=](.*))?$/i.exec(text) ?? [];
  const name = named?.toLowerCase();
  if (name && glued) return readOption(name, glued);
  if (name && (dashes || glued === '')) return { ...readOption(name, words[place + 1]?.text ?? ''), words: 2 };
  const flag = /^(?:--|—)(\w.*)$/.exec(text)?.[1];
  const length = flag === undefined ? undefined : readLength(flag);
  if (length) return { wish: { length } };
  return flag !== undefined && text.startsWith('--') ? { reason: unknownOption(text) } : undefined;
}

/** A length or span as the last word behind a topic needs no name: `/brief territory short`, `/brief territory 12h`. */
function takeTrailing(words: readonly Word[], wishes: BriefWishes): Options {
  const last = words.at(-1);
  if (!last || last.quoted || words.length < 2) return { words, wishes };
  const length = wishes.length ? undefined : readLength(last.text);
  if (length) return takeTrailing(words.slice(0, -1), { ...wishes, length });
  const since = !wishes.since && /^\d+[hdw]$/i.test(last.text) ? readSince(last.text) : undefined;
  if (since) return takeTrailing(words.slice(0, -1), { ...wishes, since });
  return { words, wishes };
}

function readOption(name: string, value: string): Wish {
  if (name === 'since') {
    const since = readSince(value);
    return since ? { wish: { since } } : { reason: SINCE_HINT(value) };
  }
  if (name === 'length') {
    const length = readLength(value);
    return length ? { wish: { length } } : { reason: LENGTH_HINT(value) };
  }
  const words = readWords(value);
  return words ? { wish: { words } } : { reason: WORDS_HINT(value) };
}

/** `3d`, `12h`, `2w`, `today`, `yesterday`, `2026-11-01`, `all`; undefined for anything else. */
export function readSince(value: string): Since | undefined {
  const text = value.trim().toLowerCase();
  if (text === 'today' || text === 'yesterday' || text === 'all') return { kind: text };
  const ago = /^(\d{1,4})\s?([hdw])(?:ours?|ays?|eeks?)?$/.exec(text);
  if (ago) {
    const hours = Number(ago[1]) * DAY_HOURS[ago[2] as keyof typeof DAY_HOURS];
    return hours > 0 ? { kind: 'ago', hours } : undefined;
  }
  return isDay(text) ? { kind: 'day', day: text } : undefined;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export const readLength = (value: string): Length | undefined =>
  (['short', 'normal', 'long'] as const).find((length) => length === value.toLowerCase());

/** A number of words from 10 to 2000. */
export function readWords(value: string): number | undefined {
  const words = /^\d{2,4}$/.test(value) ? Number(value) : 0;
  return words >= 10 && words <= 2000 ? words : undefined;
}

export const SINCE_HINT = (value: string): string =>
  `“${value}” is not a time I know. Use 12h, 3d, 2w, today, yesterday, a date like 2026-11-01, or all.`;
export const LENGTH_HINT = (value: string): string => `“${value}” is not a length. Use short, normal or long.`;
export const WORDS_HINT = (value: string): string => `“${value}” is not a number of words. Use 10 to 2000.`;
const unknownOption = (option: string): string => `There is no option ${option}. There are since, length and words.`;
