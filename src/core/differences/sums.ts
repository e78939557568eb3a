import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import { isPersonNoun } from '../words/person-nouns.ts';
import type { Fact } from './facts.ts';

/** Between the parts of a sum: "12 men and three women". */
const JOINS = /^(?: \p{Ll}+){0,2}(?:,| and|, and) $/u;

/** Whether one tells as a sum what the other tells by its parts: 15 people, and 12 men and three women. */
export const tellOneSum = (a: Fact, b: Fact): boolean => isSumOf(a, b) || isSumOf(b, a);

function isSumOf({ mention: sum }: Fact, { sentence, mention }: Fact): boolean {
  if (!countsPersons(sum)) return false;
  const counts = mentionsOf(sentence).filter(countsPersons);
  const at = counts.findIndex(({ start }) => start === mention.start);
  if (at < 0) return false;
  const isJoined = (place: number): boolean =>
    place > 0 && place < counts.length && JOINS.test(sentence.text.slice(counts[place - 1]!.end, counts[place]!.start));
  let [from, to] = [at, at + 1];
  while (isJoined(from)) from -= 1;
  while (isJoined(to)) to += 1;
  const total = counts.slice(from, to).reduce((all, { value = 0 }) => all + value, 0);
  return to - from > 1 && total === sum.value;
}

const countsPersons = ({ kind, of, unit }: Mention): boolean =>
  kind === 'quantity' && unit === undefined && of !== undefined && isPersonNoun(of);
