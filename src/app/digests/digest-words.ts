import type { SaidWishes } from './digest-command.ts';
import type { Misread } from './misread.ts';
import { namesZone } from './zones.ts';

/** A word of what was typed, without quotation marks; `comma`: one follows it. */
export interface Word {
  readonly text: string;
  readonly quoted: boolean;
  readonly comma: boolean;
}

/** What of a digest is said by name: `quiet:skip`, `length:long`, `review:@me`, `zone:Kyiv`. */
interface SaidOptions {
  readonly zone?: string;
  readonly wishes: SaidWishes;
}

export interface DigestWords extends SaidOptions {
  readonly words: readonly Word[];
}

/** Splits into words, quoted ones whole, and takes the options out of them: `quiet:skip`, `quiet: skip`, `--quiet=skip`. */
export function readDigestWords(text: string): DigestWords | Misread {
  const all = splitWords(text);
  const words: Word[] = [];
  let options: SaidOptions = { wishes: {} };
  for (let place = 0; place < all.length; place += 1) {
    const word = all[place] as Word;
    const [, dashes, typed = '', glued] = word.quoted ? [] : (/^(--|—)?([a-z-]+)(?:[:=](.*))?$/i.exec(word.text) ?? []);
    const option = OPTIONS.get(typed.toLowerCase());
    if (!option || (!dashes && glued === undefined)) {
      if (dashes) return { reason: `There is no option ${word.text}. There are ${OPTION_NAMES}.` };
      words.push(word);
      continue;
    }
    if (!glued) place += 1;
    const first = glued || all[place]?.text || '';
    const more = option === zone ? countMore(first, all.slice(place + 1)) : 0;
    const value = [first, ...all.slice(place + 1, place + 1 + more).map(({ text }) => text)].join(' ');
    place += more;
    const read = option(value);
    if ('reason' in read) return read;
    options = { ...options, ...read, wishes: { ...options.wishes, ...read.wishes } };
  }
  return { words, ...options };
}

/** How many of the words behind the first one of a zone belong to it: `zone:New York`. */
function countMore(first: string, behind: readonly Word[]): number {
  for (let more = Math.min(MORE_ZONE_WORDS, behind.length); more > 0; more -= 1) {
    if (namesZone([first, ...behind.slice(0, more).map(({ text }) => text)].join(' '))) return more;
  }
  return 0;
}

const MORE_ZONE_WORDS = 3;

/** The five fields of a cron expression: commas part the values of one. */
const CRON_FIELDS = /(?<!\S)(?:[\d*?][\d*?/,-]*\s+){2}(?:[\w*?][\w*?/,-]*\s+){2}[\w*?][\w*?/,#-]*/g;
const JOINED = '\u0000';
/** `zone:"New York"` */
const QUOTED_ZONE = /(?<!\S)((?:--|—)?(?:zone|tz|timezone)[:=])\s*["“”„«]([^"“”„»]*)["“”»]/gi;
const SPACED = '\u0001';

const splitWords = (typed: string): readonly Word[] => {
  const text = typed
    .replace(CRON_FIELDS, (fields) => fields.replace(/,(?=\S)/g, JOINED))
    .replace(QUOTED_ZONE, (_, option: string, zone: string) => `${option}${zone.trim().replace(/\s+/g, SPACED)}`);
  return [...text.matchAll(/["“”„«]([^"“”„»]*)["“”»](,?)|([^\s,;]+)([,;]?)|[,;]/g)].flatMap(
    ([, quoted, after, plain, comma]) => {
      const word = quoted ?? plain;
      return word === undefined
        ? []
        : [
            {
              text: word.trim().replaceAll(JOINED, ',').replaceAll(SPACED, ' '),
              quoted: quoted !== undefined,
              comma: Boolean(after || comma),
            },
          ];
    },
  );
};

type Option = (value: string) => Partial<SaidOptions> | Misread;

/** An option with few values, some of which go by other words, too; `known` says which there are. */
function choice<Value>(
  name: string,
  known: string,
  values: ReadonlyMap<string, Value>,
  wish: (value: Value) => SaidWishes,
): Option {
  return (typed) => {
    const value = values.get(typed.toLowerCase());
    return value === undefined
      ? { reason: `“${typed}” is nothing ${name} can be. Use ${known}.` }
      : { wishes: wish(value) };
  };
}

const LENGTHS = new Map([
  ['short', 'short'],
  ['normal', 'normal'],
  ['long', 'long'],
] as const);
const QUIET = new Map([
  ['skip', 'skip'],
  ['say', 'say'],
] as const);
const CATCH_UP = new Map([
  ['once', 'once'],
  ['skip', 'skip'],
] as const);
const UNCLEAR = new Map([
  ['at-most-once', 'at-most-once'],
  ['at-least-once', 'at-least-once'],
] as const);
const REVIEW = new Map([
  ['@me', 'post'],
  ['me', 'post'],
  ['post', 'post'],
  ['hold', 'hold'],
  ['none', 'none'],
  ['off', 'none'],
] as const);

const zone: Option = (value) =>
  value === '' ? { reason: 'Which time zone? For example zone:Europe/Kyiv.' } : { zone: value };

const catchUp = choice('catchup', 'once or skip', CATCH_UP, (value) => ({ catchUp: value }));

const OPTIONS: ReadonlyMap<string, Option> = new Map([
  ['length', choice('length', 'short, normal or long', LENGTHS, (value) => ({ length: value }))],
  ['quiet', choice('quiet', 'skip or say', QUIET, (value) => ({ quiet: value }))],
  ['catchup', catchUp],
  ['catch-up', catchUp],
  ['unclear', choice('unclear', 'at-most-once or at-least-once', UNCLEAR, (value) => ({ unclear: value }))],
  ['review', choice('review', '@me, hold or none', REVIEW, (value) => ({ review: value }))],
  ['zone', zone],
  ['tz', zone],
  ['timezone', zone],
]);
const OPTION_NAMES = 'length, quiet, catchup, unclear, review and zone';

const MEANT: ReadonlyMap<string, string> = new Map([
  ['skip', 'quiet:skip to post nothing on days without news, or catchup:skip to post nothing late'],
  ['quiet', 'quiet:skip to post nothing on days without news'],
  ['say', 'quiet:say to hear of days without news'],
  ['catchup', 'catchup:skip to post nothing late'],
  ['once', 'catchup:once to have the newest missed one posted late'],
  ['review', 'review:@me to get a draft 30 minutes before, or review:hold to approve each'],
  ['@me', 'review:@me to get a draft 30 minutes before'],
  ['hold', 'review:hold to have nothing posted that you did not approve'],
]);

/** What an option's name or value that stands alone was meant to be, in words. */
export const meantBy = (word: string): string | undefined => MEANT.get(word.toLowerCase());
