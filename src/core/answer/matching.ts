import { ROLES } from '../mentions/name-words.ts';
import { shareOfArticles } from '../words/common-words.ts';
import type { Term } from '../words/terms.ts';
import { rootOf } from '../words/word-relations.ts';
import { oppositeRoots, type Passage, phrasedIn, relatedRoots, type Vocabulary } from './passages.ts';
import type { Question } from './question.ts';

/** A question's word as it is looked for: roots that may stand for it, and what finding it is worth. */
export interface SoughtTerm {
  readonly root: string;
  readonly weight: number;
  /** How telling the word is in news at large, 0 to 1: what the texts asked are too few to show. */
  readonly rarity: number;
  /** Roots found in the texts, 1 for the word itself, less for a relative. */
  readonly standIns: ReadonlyMap<string, number>;
  /** Place of its name in `Question.names`, if it is part of one. */
  readonly name?: number;
  readonly place: number;
}

/** A question put to a set of passages. */
export interface Search {
  readonly question: Question;
  readonly sought: readonly SoughtTerm[];
  readonly totalWeight: number;
  readonly passages: number;
  readonly meanLength: number;
}

/** How well, 0 to 1, and at which word a passage holds each sought term. */
export interface Match {
  readonly strength: readonly number[];
  readonly place: readonly (number | undefined)[];
}

/** Of words on no frequency list. */
const RAREST = Math.log(shareOfArticles(''));

export function searchFor(question: Question, words: readonly Vocabulary[], passages: readonly Passage[]): Search {
  const placeInName = new Map(
    question.names.flatMap((name, at) => name.map((term): [string, number] => [term.stem, at])),
  );
  const phrased = phrasedIn(question.text, question.terms);
  const sought = question.content.map((term): SoughtTerm => {
    const place = question.terms.indexOf(term);
    const root = phrased.find((phrase) => phrase.place === place)?.root ?? rootOf(term.stem);
    const frequency = sum(words.map((vocabulary) => vocabulary.frequency.get(root) ?? 0));
    const related = new Map(words.flatMap((vocabulary) => [...relatedRoots(root, vocabulary)]));
    const isOpen = related.size === 0 && question.kind === 'telling';
    const standIns = isOpen ? new Map(words.flatMap((vocabulary) => [...oppositeRoots(root, vocabulary)])) : related;
    const weight = Math.log(1 + (passages.length - frequency + 0.5) / (frequency + 0.5));
    const rarity = Math.log(shareOfArticles(term.stem)) / RAREST;
    return { root, weight, rarity, standIns, name: placeInName.get(term.stem), place };
  });
  const meanLength = passages.reduce((sum, passage) => sum + passage.terms.length, 0) / Math.max(1, passages.length);
  return {
    question,
    sought,
    totalWeight: sum(sought.map(({ weight }) => weight)),
    passages: passages.length,
    meanLength,
  };
}

export function matchPassage(search: Search, passage: Passage): Match {
  const strength: number[] = [];
  const place: (number | undefined)[] = [];
  for (const { standIns } of search.sought) {
    let best = 0;
    let at: number | undefined;
    for (const [root, how] of standIns) {
      const places = how > best ? passage.places.get(root) : undefined;
      if (!places || (root === MARCH && isOtherMarch(search, passage, places))) continue;
      best = how;
      at = places[0];
    }
    strength.push(best);
    place.push(at);
  }
  return { strength: shareInNames(search, withoutNamesakes(search, passage, strength)), place };
}

const MARCH = 'march';

/** A march is not told of by what happens in March, nor the other way round. */
function isOtherMarch({ question }: Search, { terms, sentence }: Passage, places: readonly number[]): boolean {
  const isMonth = (text: string, { start }: Term): boolean => text.startsWith('March', start);
  const asked = question.terms.find(({ stem }) => stem === MARCH);
  return (
    asked !== undefined && places.every((at) => isMonth(sentence.text, terms[at]!) !== isMonth(question.text, asked))
  );
}

/** "Rui Costa" is not the Elena Costa asked about: a surname behind another given name is somebody else's. */
function withoutNamesakes(
  { question: { names }, sought }: Search,
  passage: Passage,
  strength: readonly number[],
): readonly number[] {
  const others = names.flatMap((name, at) => {
    const last = sought.findLastIndex((term) => term.name === at);
    return name.length > 1 && (strength[last] ?? 0) > 0 && isNamesake(name, passage) ? [last] : [];
  });
  return others.length === 0 ? strength : strength.map((value, term) => (others.includes(term) ? 0 : value));
}

function isNamesake(name: readonly Term[], { terms, roots, places, sentence: { text } }: Passage): boolean {
  const givenNames = name.slice(0, -1).filter(({ word }) => !ROLES.has(word));
  if (givenNames.length === 0 || givenNames.some(({ stem }) => places.has(rootOf(stem)))) return false;
  const surnames = places.get(rootOf(name.at(-1)!.stem)) ?? [];
  const isOther = (place: number): boolean => {
    const [given, own] = [terms[place - 1], terms[place]!];
    if (!given || given.stop || ROLES.has(given.word) || roots[place - 1] === roots[place]) return false;
    return text.slice(given.end, own.start) === ' ' && /^\p{Lu}\p{Ll}/u.test(text.slice(given.start));
  };
  return surnames.length > 0 && surnames.every(isOther);
}

/** "Putin" stands for "Vladimir Putin": a name's last word speaks for the words before it. */
function shareInNames({ sought }: Search, strength: readonly number[]): readonly number[] {
  if (sought.every(({ name }) => name === undefined)) return strength;
  return strength.map((own, index) => {
    const name = sought[index]?.name;
    if (own > 0 || name === undefined) return own;
    const last = sought.findLastIndex((term) => term.name === name);
    return last === index ? 0 : 0.8 * (strength[last] ?? 0);
  });
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The share of the question's weight that a match covers, 0 to 1. */
export function coverOf({ sought, totalWeight }: Search, strength: readonly number[]): number {
  let held = 0;
  for (let term = 0; term < sought.length; term++) held += sought[term]!.weight * strength[term]!;
  return totalWeight === 0 ? 0 : held / totalWeight;
}
