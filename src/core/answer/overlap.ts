import { rootOf } from '../words/word-relations.ts';
import { coverOf, type Match, type Search, type SoughtTerm, sum } from './matching.ts';
import type { Passage } from './passages.ts';
import type { Question } from './question.ts';

/** What a passage and a question share; each a number of about 0 to 1. */
export function weighOverlap(search: Search, passage: Passage, match: Match) {
  const { question } = search;
  const cover = coverOf(search, match.strength);
  const spread = spreadOf(match);
  const named = (term: SoughtTerm) => term.name !== undefined;
  const numbered = ({ root }: SoughtTerm) => /\d/.test(root);
  const terms = Math.max(1, search.sought.length);
  return {
    cover,
    coverSquared: cover * cover,
    coverNames: shareOf(search, match, named),
    coverOthers: shareOf(search, match, (term) => !named(term)),
    coverCount: match.strength.filter((value) => value > 0).length / terms,
    coverSharp: weightedShare(search, match, ({ weight }) => weight * weight),
    coverRare: weightedShare(search, match, ({ rarity }) => rarity),
    sameForm: sameForm(search, passage),
    numbers: shareOf(search, match, numbered),
    numbersMissing: Number(
      search.sought.some((term, index) => numbered(term) && term.standIns.size > 0 && !match.strength[index]),
    ),
    exact: match.strength.filter((value) => value === 1).length / terms,
    rarest: rarestFound(search, match),
    bm25: bm25(search, passage, match),
    pairs: adjacentPairs(search, match),
    inOrder: inOrder(match),
    run: longestRun(question, passage) / Math.max(1, question.terms.length),
    bigrams: sharedBigrams(question, passage),
    trigrams: sharedTrigrams(question, passage),
    grammar: sharedGrammar(question, passage),
    density: spread === 0 ? 0 : match.place.filter((place) => place !== undefined).length / spread,
    lastFound: match.strength.at(-1) ?? 0,
    firstFound: match.strength[0] ?? 0,
    focus: focusFound(search, match),
  };
}

/** The cover with other weights than those of the texts asked. */
function weightedShare({ sought }: Search, { strength }: Match, weigh: (term: SoughtTerm) => number): number {
  const all = sum(sought.map(weigh));
  return all === 0 ? 0 : sum(sought.map((term, index) => weigh(term) * (strength[index] ?? 0))) / all;
}

function shareOf(search: Search, match: Match, which: (term: SoughtTerm) => boolean): number {
  let total = 0;
  let held = 0;
  search.sought.forEach((term, index) => {
    if (!which(term)) return;
    total += term.weight;
    held += term.weight * (match.strength[index] ?? 0);
  });
  return total === 0 ? 0 : held / total;
}

/** The share of the question's words that stand here in the same form. */
function sameForm({ question }: Search, passage: Passage): number {
  const words = new Set(passage.terms.map(({ word }) => word));
  return question.content.filter(({ word }) => words.has(word)).length / Math.max(1, question.content.length);
}

/** Whether the rarest word that the texts hold at all is here. */
function rarestFound({ sought }: Search, { strength }: Match): number {
  let rarest = -1;
  sought.forEach((term, index) => {
    if (term.standIns.size > 0 && term.weight > (sought[rarest]?.weight ?? 0)) rarest = index;
  });
  return rarest < 0 ? 0 : (strength[rarest] ?? 0);
}

/** Robertson & Walker 1994, k1 = 1.2 and b = 0.75, as a share of what every term once would give. */
function bm25(search: Search, passage: Passage, { strength }: Match): number {
  const norm = 1.2 * (0.25 + (0.75 * passage.terms.length) / Math.max(1, search.meanLength));
  const score = sum(
    search.sought.map(({ root, weight }, index) => {
      const count = Math.max(passage.places.get(root)?.length ?? 0, strength[index] ?? 0);
      return (weight * count * 2.2) / (count + norm);
    }),
  );
  return search.totalWeight === 0 ? 0 : score / search.totalWeight;
}

/** Words that neighbour each other in the question and, at most three words apart, here. */
function adjacentPairs({ sought }: Search, { place }: Match): number {
  let pairs = 0;
  for (let index = 1; index < sought.length; index++) {
    const before = place[index - 1];
    const after = place[index];
    if (before === undefined || after === undefined) continue;
    const apart = after - before;
    if (apart === (sought[index]?.place ?? 0) - (sought[index - 1]?.place ?? 0)) pairs += 1;
    else if (Math.abs(apart) <= 3) pairs += 0.5;
  }
  return pairs / Math.max(1, sought.length - 1);
}

function inOrder({ place }: Match): number {
  const found = place.filter((at) => at !== undefined);
  let rising = 0;
  for (let index = 1; index < found.length; index++) if ((found[index] ?? 0) > (found[index - 1] ?? 0)) rising++;
  return found.length < 2 ? 0 : rising / (found.length - 1);
}

/** Words from the first matched to the last. */
function spreadOf({ place }: Match): number {
  const found = place.filter((at) => at !== undefined);
  return found.length === 0 ? 0 : Math.max(...found) - Math.min(...found) + 1;
}

/** The longest run of words that question and passage share. */
function longestRun(question: Question, passage: Passage): number {
  let longest = 0;
  let previous = new Array<number>(passage.terms.length + 1).fill(0);
  for (const { stem } of question.terms) {
    const current = new Array<number>(passage.terms.length + 1).fill(0);
    passage.terms.forEach((term, at) => {
      if (term.stem !== stem) return;
      current[at + 1] = (previous[at] ?? 0) + 1;
      longest = Math.max(longest, current[at + 1] ?? 0);
    });
    previous = current;
  }
  return longest;
}

function sharedBigrams({ terms }: Question, passage: Passage): number {
  let shared = 0;
  for (let index = 1; index < terms.length; index++) {
    const after = rootOf(terms[index]?.stem ?? '');
    const before = passage.places.get(rootOf(terms[index - 1]?.stem ?? ''));
    if (before?.some((at) => passage.roots[at + 1] === after)) shared++;
  }
  return shared / Math.max(1, terms.length - 1);
}

function sharedTrigrams({ terms }: Question, passage: Passage): number {
  const roots = terms.map(({ stem }) => rootOf(stem));
  let shared = 0;
  for (let index = 2; index < roots.length; index++) {
    const first = passage.places.get(roots[index - 2] ?? '');
    if (first?.some((at) => passage.roots[at + 1] === roots[index - 1] && passage.roots[at + 2] === roots[index]))
      shared++;
  }
  return shared / Math.max(1, terms.length - 2);
}

function sharedGrammar({ terms }: Question, passage: Passage): number {
  const grammar = terms.filter(({ stop }) => stop);
  return grammar.filter(({ stem }) => passage.places.has(rootOf(stem))).length / Math.max(1, grammar.length);
}

function focusFound({ question, sought }: Search, { strength }: Match): number {
  let best = 0;
  question.content.forEach((term, index) => {
    if (question.focus.has(term.stem) && sought[index]) best = Math.max(best, strength[index] ?? 0);
  });
  return best;
}
