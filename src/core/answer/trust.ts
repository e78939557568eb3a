import { coverOf, type Search, type SoughtTerm, sum } from './matching.ts';
import type { Reading } from './passages.ts';
import type { Found } from './search-articles.ts';
import { RIGHT_WEIGHTS, SPOKEN_OF_WEIGHTS } from './trust-weights.ts';

/** What tells whether the likeliest sentence answers at all; each a number of about 0 to 1. */
export function weighTrust(found: Found) {
  const { search, candidates, readings } = found;
  const best = candidates[0];
  const { sought, question } = search;
  const second = candidates.find(({ sentence }) => sentence !== best?.sentence);
  const strength = best?.match.strength ?? [];
  const own = best?.reading.words.frequency;
  const held = sought.map(({ standIns }) =>
    Math.max(0, ...[...standIns].map(([root, how]) => (own?.has(root) ? how : 0))),
  );
  const inTitle = sought.map(({ root }) => (readings.some(({ title }) => title.has(root)) ? 1 : 0));
  const scores = candidates.slice(0, 10).map(({ score }) => Math.exp(score - (best?.score ?? 0)));
  return {
    constant: 1,
    held: coverOf(search, held),
    heldCount: sum(held) / Math.max(1, sought.length),
    score: (best?.score ?? 0) / 10,
    margin: Math.min(1, ((best?.score ?? 0) - (second?.score ?? 0)) / 5),
    share: scores.length === 0 ? 0 : 1 / sum(scores),
    cover: best?.evidence.cover ?? 0,
    coverSharp: best?.evidence.coverSharp ?? 0,
    coverRare: best?.evidence.coverRare ?? 0,
    coverCount: best?.evidence.coverCount ?? 0,
    exact: best?.evidence.exact ?? 0,
    sameForm: best?.evidence.sameForm ?? 0,
    before: best?.surroundings.before ?? 0,
    paragraph: best?.surroundings.paragraph ?? 0,
    bigrams: best?.evidence.bigrams ?? 0,
    trigrams: best?.evidence.trigrams ?? 0,
    pairs: best?.evidence.pairs ?? 0,
    grammar: best?.evidence.grammar ?? 0,
    typed: best ? typedFound(best.evidence) : 0,
    untyped: best && TYPED.has(question.kind) && typedFound(best.evidence) === 0 ? 1 : 0,
    definition: question.kind === 'definition' ? 1 : 0,
    telling: question.kind === 'telling' ? 1 : 0,
    defines: best?.evidence.definition ?? 0,
    namesMissing: missing(search, strength, (index) => sought[index]?.name !== undefined),
    namesAbsent: missing(search, held, (index) => sought[index]?.name !== undefined),
    wordsMissing: missing(search, strength, (index) => sought[index]?.name === undefined),
    wordsAbsent: missing(search, held, (index) => sought[index]?.name === undefined),
    rarestMissing: Math.max(0, ...sought.map(({ weight }, index) => weight * (1 - (strength[index] ?? 0)))) / 6,
    negation: /\b(?:not|never|no|without|except)\b|n't\b/i.test(question.text) && best?.evidence.negated === 0 ? 1 : 0,
    length: Math.log(1 + sought.length) / 2,
    inTitle: coverOf(search, inTitle),
    sentenceLength: best?.evidence.length ?? 0,
    numbersMissing: missing(search, strength, (index) => /\d/.test(sought[index]?.root ?? '')),
    lastFound: best?.evidence.lastFound ?? 0,
    firstFound: best?.evidence.firstFound ?? 0,
    density: best?.evidence.density ?? 0,
    inOrder: best?.evidence.inOrder ?? 0,
    near: best?.evidence.near ?? 0,
    ...weighProminence(found),
  };
}

/**
 * How much the likeliest sentence's article is about what is asked: what it says again and again, and news at large
 * seldom says, is what it is about. A rare word that stands there once may be a chance.
 */
function weighProminence({ search: { sought }, candidates: [best] }: Found) {
  const prominence = sought.map(({ standIns }) => (best ? prominenceOf(standIns, best.reading) : 0));
  return {
    prominent: sum(sought.map(({ rarity }, index) => rarity * prominence[index]!)),
    prominentName: Math.max(0, ...sought.map(({ name }, index) => (name === undefined ? 0 : prominence[index]!))),
    rarity: sum(sought.map(({ rarity }) => rarity)) / Math.max(1, sought.length),
    short: sought.length <= SHORT ? 1 : 0,
  };
}

/** A question of so few words says little that could be found. */
const SHORT = 2;

/** 0 where no sentence holds the word, 1 where each does. */
function prominenceOf(standIns: SoughtTerm['standIns'], { words: { frequency }, passages }: Reading): number {
  const sentences = sum([...standIns].map(([root, how]) => how * (frequency.get(root) ?? 0)));
  return Math.log(1 + sentences) / Math.log(1 + passages.length);
}

export type Trust = ReturnType<typeof weighTrust>;

const TYPED = new Set(['person', 'time', 'place', 'count', 'amount', 'duration']);

const typedFound = ({
  person,
  time,
  place,
  count,
  amount,
  duration,
}: Record<'person' | 'time' | 'place' | 'count' | 'amount' | 'duration', number>) =>
  Math.max(person, time, place, count, amount, duration);

/** The share of the terms of one kind that is not held, 0 where there are none. */
function missing({ sought }: Search, strength: readonly number[], which: (index: number) => boolean): number {
  const terms = sought.flatMap((_, index) => (which(index) ? [1 - (strength[index] ?? 0)] : []));
  return terms.length === 0 ? 0 : sum(terms) / terms.length;
}

const chance = (weights: Readonly<Record<keyof Trust, number>>, trust: Trust): number => {
  const names = Object.keys(weights) as readonly (keyof Trust)[];
  return 1 / (1 + Math.exp(-sum(names.map((name) => weights[name] * trust[name]))));
};

/** Held-out questions above this chance were right no more often. */
const SUREST = 0.65;

/** How likely it is, 0 to 1, that the texts speak of what is asked, and that the likeliest sentence answers it. */
export function judge(found: Found): { readonly spokenOf: number; readonly right: number } {
  if (found.candidates.length === 0) return { spokenOf: 0, right: 0 };
  const trust = weighTrust(found);
  return { spokenOf: chance(SPOKEN_OF_WEIGHTS, trust), right: Math.min(SUREST, chance(RIGHT_WEIGHTS, trust)) };
}
