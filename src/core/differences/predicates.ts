import type { Mention } from '../mentions/mentions.ts';
import type { Term } from '../words/terms.ts';
import { PAST } from './counted.ts';

/** Verb and object, behind a count that is their subject. */
const TOLD_BEHIND = 3;

/** What a sentence tells of those counted: the verb and what follows it, or the verb before. */
export function tellingAround(weighty: readonly Term[], mention: Mention, noun: Term | undefined): readonly Term[] {
  const from = Math.max(mention.end, noun?.end ?? 0);
  const before = weighty.findLast(({ end }) => end <= mention.start);
  return [...(before ? [before] : []), ...weighty.filter(({ start }) => start >= from).slice(0, TOLD_BEHIND)];
}

const SAID = '(?:said|says|told|added|reported|estimated|announced|confirmed|counted|recorded|registered)';
/** ", the governor said." */
const TELLER_BEHIND = new RegExp(`, (?:[^,]{0,80}\\b${SAID}\\b|${SAID} |according to )[^,]*$`, 'iu');
/** "According to the governor, …" and "The governor counted …". */
const TELLER_AHEAD = new RegExp(`^(?:[^,]{0,60}\\b${SAID} (?:that )?|according to [^,]{0,60},)`, 'iu');

/** Who tells it is no part of what is told. */
export const withoutTeller = (text: string, terms: readonly Term[]): readonly Term[] =>
  outside(TELLER_AHEAD.exec(text), withoutTellerBehind(text, terms));

export const withoutTellerBehind = (text: string, terms: readonly Term[]): readonly Term[] =>
  outside(TELLER_BEHIND.exec(text), terms);

function outside(found: RegExpExecArray | null, terms: readonly Term[]): readonly Term[] {
  if (!found) return terms;
  const [from, to] = [found.index, found.index + found[0].length];
  return terms.filter(({ start, end }) => start < from || end > to);
}

/** "Stood at", "reached": verbs that only lead to an amount. */
const LEVEL =
  /^(?:stood|reached|measured|totalled|numbered|counted|recorded|registered|came|made|involved|included|enrolled|covered|comprised)$/;
const AHEAD = /\b(?:will|to) $/;
/** Its length, with the space and a letter that would make another word of it. */
const LONGEST_AHEAD = 6;
/** So many words of weight on either side. */
const BESIDE = 3;

/** What happened or will, by the words next to an amount or a date. */
export function verbsBeside(text: string, weighty: readonly Term[], mention: Mention): readonly Term[] {
  const before = weighty.filter(({ end }) => end <= mention.start).slice(-BESIDE);
  const after = weighty.filter(({ start }) => start >= mention.end).slice(0, BESIDE);
  const isVerb = ({ word, start }: Term): boolean =>
    (PAST.test(word) && !LEVEL.test(word)) || AHEAD.test(text.slice(Math.max(0, start - LONGEST_AHEAD), start));
  if (mention.kind !== 'date') return [...before, ...after].filter(isVerb);
  // A day belongs to the verb before it, and to the one behind where it opens the sentence.
  const own = before.findLast(isVerb) ?? after.find(isVerb);
  return own ? [own] : [];
}
