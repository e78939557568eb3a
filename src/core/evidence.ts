import { type MentionKind, mentionsOf } from './mentions.ts';
import { type Passage, relatedRoots, type Vocabulary } from './passages.ts';
import type { AskedKind, Question } from './question.ts';
import { SAYS_OR_QUOTES } from './saying.ts';
import { rootOf } from './word-relations.ts';

/** A question's word as it is looked for: roots that may stand for it, and what finding it is worth. */
export interface SoughtTerm {
  readonly root: string;
  readonly weight: number;
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

export function searchFor(question: Question, words: readonly Vocabulary[], passages: readonly Passage[]): Search {
  const placeInName = new Map(
    question.names.flatMap((name, at) => name.map((term): [string, number] => [term.stem, at])),
  );
  const sought = question.content.map((term): SoughtTerm => {
    const root = rootOf(term.stem);
    const standIns = new Map<string, number>();
    let frequency = 0;
    for (const vocabulary of words) {
      frequency += vocabulary.frequency.get(root) ?? 0;
      for (const [other, how] of relatedRoots(root, vocabulary)) standIns.set(other, how);
    }
    const weight = Math.log(1 + (passages.length - frequency + 0.5) / (frequency + 0.5));
    return { root, weight, standIns, name: placeInName.get(term.stem), place: question.terms.indexOf(term) };
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
      if (!places) continue;
      best = how;
      at = places[0];
    }
    strength.push(best);
    place.push(at);
  }
  return { strength: shareInNames(search, strength), place };
}

/** "Putin" stands for "Vladimir Putin": a name's last word speaks for the words before it. */
function shareInNames({ sought }: Search, strength: readonly number[]): readonly number[] {
  return strength.map((own, index) => {
    const name = sought[index]?.name;
    if (own > 0 || name === undefined) return own;
    const last = sought.findLastIndex((term) => term.name === name);
    return last === index ? 0 : 0.8 * (strength[last] ?? 0);
  });
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The share of the question's weight that a match covers, 0 to 1. */
export function coverOf(search: Search, strength: readonly number[]): number {
  return search.totalWeight === 0
    ? 0
    : sum(search.sought.map(({ weight }, index) => weight * (strength[index] ?? 0))) / search.totalWeight;
}

const ANSWERED_BY: Partial<Record<AskedKind, readonly MentionKind[]>> = {
  person: ['person', 'name', 'organisation'],
  time: ['date'],
  place: ['place', 'name'],
  count: ['quantity'],
  amount: ['quantity', 'money', 'percent', 'duration'],
  duration: ['duration', 'date'],
};

const REASON =
  /\b(?:because|since|due to|so that|in order to|as a result|therefore|thus|result(?:ed|ing)? (?:in|from)|caused?|explain(?:s|ed)?|blame[sd]?|led to|reason|owing to|to (?:avoid|prevent|ensure|protect|help|make|allow))\b/i;
const MANNER = /\b(?:by \w+ing|through|using|via|with the help|means of)\b/i;
const PRONOUN_START =
  /^["“'(]?(?:he|she|it|they|this|these|those|that|his|her|its|their|such|both|another|the (?:latter|former))\b/i;

/** What speaks for a passage as the answer; each a number of about 0 to 1. The weights tell how much each counts. */
export function weighEvidence(search: Search, passage: Passage, match: Match) {
  const { question } = search;
  const { text } = passage.sentence;
  const length = Math.max(1, passage.terms.length);
  const cover = coverOf(search, match.strength);
  const fresh = freshMentions(search, passage);
  const asked = question.kind;
  const wanted = ANSWERED_BY[asked];
  const candidates = wanted
    ? fresh.filter(({ kind, year }) => wanted.includes(kind) || (asked === 'time' && year))
    : [];
  const typed = candidates.length > 0 ? 1 : 0;
  const is = (kind: AskedKind, value: number | boolean): number => (asked === kind ? Number(value) : 0);
  const spread = spreadOf(match);
  return {
    cover,
    coverSquared: cover * cover,
    coverNames: shareOf(search, match, (term) => term.name !== undefined),
    coverOthers: shareOf(search, match, (term) => term.name === undefined),
    coverCount: sum(match.strength.map((value) => (value > 0 ? 1 : 0))) / Math.max(1, search.sought.length),
    coverSharp: coverSharp(search, match),
    sameForm: sameForm(search, passage),
    numbers: shareOf(search, match, (term) => /\d/.test(term.root)),
    numbersMissing: search.sought.some(
      (term, index) => /\d/.test(term.root) && term.standIns.size > 0 && !match.strength[index],
    )
      ? 1
      : 0,
    exact: sum(match.strength.map((value) => (value === 1 ? 1 : 0))) / Math.max(1, search.sought.length),
    rarest: rarestFound(search, match),
    bm25: bm25(search, passage, match),
    pairs: adjacentPairs(search, match),
    inOrder: inOrder(match),
    run: longestRun(question, passage) / Math.max(1, question.terms.length),
    bigrams: sharedBigrams(question, passage),
    grammar: sharedGrammar(question, passage),
    density: spread === 0 ? 0 : match.place.filter((place) => place !== undefined).length / spread,
    trigrams: sharedTrigrams(question, passage),
    lastFound: match.strength.at(-1) ?? 0,
    firstFound: match.strength[0] ?? 0,
    focus: focusFound(search, match),
    focusNear: focusNear(search, match, fresh),
    by: is('person', / by (?:the )?\p{Lu}/u.test(text)),
    negated: /\b(?:not|never|no|without)\b|n't\b/.test(text) ? 1 : 0,
    opensMidway:
      /^(?:but|and|or|however|also|for example|for instance|then|thus|therefore|so|in addition|moreover)\b/i.test(text)
        ? 1
        : 0,
    length: Math.log(length / 20),
    tiny: length < 6 ? 1 : 0,
    news: Math.log(1 + passage.terms.filter(({ stop }) => !stop).length * (1 - cover)),
    asks: /\?["”]?$/.test(text) ? 1 : 0,
    pronounStart: PRONOUN_START.test(text) ? 1 : 0,
    person: is('person', typed),
    time: is('time', typed),
    place: is('place', typed),
    count: is('count', typed),
    amount: is('amount', typed),
    duration: is('duration', typed),
    near: typed * nearest(search, match, candidates),
    reason: is('reason', REASON.test(text)),
    manner: is('manner', MANNER.test(text)),
    statement: is('statement', SAYS_OR_QUOTES.test(text)),
    thing: is('thing', fresh.length > 0),
    definition: is('definition', defines(search, passage, match)),
    startsWithSubject: Math.max(0, 1 - (Math.min(...match.place.map((place) => place ?? length)) / length) * 2),
  };
}

export type Evidence = ReturnType<typeof weighEvidence>;

interface FreshMention {
  readonly kind: MentionKind;
  readonly year: boolean;
  /** Its first word's place among the passage's terms. */
  readonly place: number;
}

/** Mentions that the question does not hold already. */
function freshMentions(search: Search, passage: Passage): readonly FreshMention[] {
  const asked = new Set(search.question.terms.map(({ stem }) => rootOf(stem)));
  return mentionsOf(passage.sentence).flatMap((mention) => {
    const first = passage.terms.findIndex(({ start }) => start >= mention.start);
    let place = -1;
    for (let at = first; at >= 0 && at < passage.terms.length && (passage.terms[at]?.start ?? 0) < mention.end; at++) {
      if (!asked.has(passage.roots[at] ?? '') && !passage.terms[at]?.stop) place = at;
    }
    return place < 0 ? [] : [{ kind: mention.kind, year: /\b[12]\d{3}\b/.test(mention.text), place }];
  });
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
    const after = passage.places.get(rootOf(terms[index]?.stem ?? ''));
    const before = passage.places.get(rootOf(terms[index - 1]?.stem ?? ''));
    if (before?.some((at) => after?.includes(at + 1))) shared++;
  }
  return shared / Math.max(1, terms.length - 1);
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

/** The cover with rare words counting more than their share. */
function coverSharp(search: Search, match: Match): number {
  const all = sum(search.sought.map(({ weight }) => weight * weight));
  return all === 0
    ? 0
    : sum(search.sought.map(({ weight }, index) => weight * weight * (match.strength[index] ?? 0))) / all;
}

/** The share of the question's words that stand here in the same form. */
function sameForm({ question }: Search, passage: Passage): number {
  const words = new Set(passage.terms.map(({ word }) => word));
  return question.content.filter(({ word }) => words.has(word)).length / Math.max(1, question.content.length);
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

/** What is asked for ("which treaty", "how many mechanisms") next to a mention that is not in the question. */
function focusNear({ question }: Search, { place }: Match, fresh: readonly FreshMention[]): number {
  let best = 0;
  question.content.forEach((term, index) => {
    const at = question.focus.has(term.stem) ? place[index] : undefined;
    if (at === undefined) return;
    for (const mention of fresh) best = Math.max(best, 1 / (1 + Math.abs(mention.place - at) / 3));
  });
  return best;
}

/** How near, in words, the likeliest answer stands to what the question shares with the passage. */
function nearest(search: Search, { strength, place }: Match, candidates: readonly FreshMention[]): number {
  let best = 0;
  for (const candidate of candidates) {
    const pull = search.sought.map(({ weight }, index) => {
      const at = place[index];
      return at === undefined ? 0 : (weight * (strength[index] ?? 0)) / (1 + Math.abs(at - candidate.place) / 5);
    });
    best = Math.max(best, sum(pull));
  }
  return search.totalWeight === 0 ? 0 : best / search.totalWeight;
}

/** "X is …", "X, the …": the subject first, then what it is. */
function defines(search: Search, passage: Passage, { place }: Match): boolean {
  const last = Math.max(...search.sought.map((_, index) => place[index] ?? -1));
  const end = passage.terms[last]?.end;
  if (end === undefined || last > 8) return false;
  return /^["”’]?(?: \([^)]{0,80}\))?,? (?:is|are|was|were|refers?|means?|a|an|the|who|which)\b/.test(
    passage.sentence.text.slice(end),
  );
}
