import { mentionsOf } from '../mentions/mentions.ts';
import { stemWord } from '../words/terms.ts';
import { rootOf } from '../words/word-relations.ts';
import { framedCover, framesNames } from './frame.ts';
import { isStranger } from './other-persons.ts';
import type { Question } from './question.ts';
import { type Candidate, type Found, held } from './search-articles.ts';

const NAME_OF = /\bnames? of (?:the |an? )?(?:[\p{L}-]+ ){0,3}?(\p{Ll}+)\W*$/u;
/** "Who is the new judge?", "Who is the judge in the case?", "Who is Orr's judge?" */
const WHO_IS =
  /^\W*(?:(?:[Aa]nd|[Bb]ut|[Ss]o) )?[Ww]ho(?:'s|’s| is| was| are| were) (?:the|its|their|his|her|(?:the )?(?:[\p{L}.-]+ ){0,3}[\p{L}-]+(?:['’]s|s['’])) (?:[\p{Ll}-]+ ){0,2}?(\p{Ll}+)(?=\W*$| (?:in|of|at|for|on|behind|from)\b)/u;

/** "Driver" of "What is the name of the driver?" and "Who is the driver?": whoever bears the word must be named. */
export const askedToName = ({ text }: Question): string | undefined => (NAME_OF.exec(text) ?? WHO_IS.exec(text))?.[1];

/** So much of what the likeliest sentence holds is enough for one that names. */
const NAME_ENOUGH = 0.8;

/** Of sentences about the driver those that name one: what the driver did does not tell who that is. */
export function namingThe(noun: string, { candidates, search }: Found): readonly Candidate[] {
  const { question, sought } = search;
  const naming = candidates.filter(({ sentence }) => namesThe(noun, sentence.text));
  if (NAME_OF.test(question.text)) return naming;
  const enough = candidates[0] ? NAME_ENOUGH * held(candidates[0]) : 0;
  const own = naming.filter((one) => framesNames(one, search) && framedCover(one, search) >= enough);
  if (own.length > 0) return own;
  const term = sought.findIndex(({ root, name }) => name === undefined && root === rootOf(stemWord(noun)));
  // A word that stands nowhere may be told by another one.
  if (term < 0 || sought[term]!.standIns.size === 0) return candidates;
  const told = candidates.filter((one) => (one.match.strength[term] ?? 0) > 0 && tellsSomebody(one, noun));
  // "His lawyer" of an article with one lawyer and Orr is Orr's.
  const isAlone =
    told.length === 1 &&
    /['’]s/.test(question.text) &&
    !question.names.some((_, name) => isStranger(told[0]!, search, name));
  return isAlone ? told : told.filter((one) => framesNames(one, search));
}

const NAMES: ReadonlySet<string> = new Set(['person', 'name', 'organisation']);

/** Somebody is named, or "the driver, a man of 44". */
const tellsSomebody = ({ sentence }: Candidate, noun: string): boolean =>
  mentionsOf(sentence).some(({ kind }) => NAMES.has(kind)) ||
  new RegExp(`\\b${noun}s?(?:,| is| was| are| were) (?:an?|two|three|four|the) `, 'iu').test(sentence.text);

/** "The driver, Jan Orr", "driver Jan Orr", "Jan Orr, the driver", "Orr is the driver", "a driver named Orr". */
const namesThe = (noun: string, text: string): boolean =>
  [...text.toLowerCase().matchAll(new RegExp(`\\b${noun}`, 'gu'))].some(({ index, 0: { length } }) => {
    const [before, after] = [text.slice(0, index), text.slice(index + length)];
    return (
      !/\b(?:former|ex-) ?$/i.test(before) &&
      (/^(?:,? (?:is |was )?(?:called|named|known as)| of|['’]s name|[,:])? ["“‘]?\p{Lu}/u.test(after) ||
        NAME_BEFORE.test(before.slice(-LOOKED_BACK)))
    );
  });

/** Characters before the noun in which its name stands. */
const LOOKED_BACK = 120;

const NAME_BEFORE =
  /\p{Lu}\p{L}+(?:,| is| was|, who is|, who was) (?:the|an?|its|their|his|her|[\p{L}-]+['’]s?) (?:[\p{Ll}’'-]+ ){0,4}$/u;
