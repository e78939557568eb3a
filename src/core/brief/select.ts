import { mentionsOf } from '../mentions/mentions.ts';
import type { ArticleSentence } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { termsOf } from '../words/terms.ts';
import { classOf, isTelling } from '../words/word-classes.ts';
import type { Candidate, Ranking } from './rank.ts';

export interface Budget {
  readonly words: number;
  readonly points: number;
  /** By so much less a sentence is worth for each one of the same voice that is chosen already. */
  readonly spread?: number;
}

/** Below 1, so that of two sentences worth the same per word the longer comes first. */
const COST_POWER = 0.8;
/** Candidates looked at for swaps: the rest is worth too little to get in. */
const SWAPS_LOOK_AT = 300;
const SWAP_ROUNDS = 20;
/** Two sentences that share this much of the shorter one's content say the same. */
const SAME = 0.6;

/**
 * The candidates that together tell most within the budget: each concept counts as well as the best of them tells it, a
 * monotone submodular objective, maximised greedily by gain per cost and improved by swaps (Lin & Bilmes 2011: A Class
 * of Submodular Functions for Document Summarization). No two of them say the same. Best first as the greedy saw them.
 */
export function selectCandidates({ candidates, weights }: Ranking, budget: Budget): readonly Candidate[] {
  const fitting = candidates.filter(({ words }) => words <= budget.words);
  const selection = createSelection(weights, budget.spread ?? 0);
  fill(selection, fitting, budget);
  const swappable = strongest(fitting, weights);
  for (let round = 0; round < SWAP_ROUNDS; round += 1) {
    const swap = bestSwap(selection, swappable, budget);
    if (!swap) break;
    selection.remove(swap.out);
    selection.add(swap.in);
    fill(selection, fitting, budget);
  }
  return selection.chosen;
}

interface Selection {
  readonly chosen: readonly Candidate[];
  readonly words: () => number;
  readonly gain: (candidate: Candidate) => number;
  /** Whether a chosen one says the same already. */
  readonly says: (candidate: Candidate) => boolean;
  readonly add: (candidate: Candidate) => void;
  readonly remove: (candidate: Candidate) => void;
}

function createSelection(weights: Float64Array, spread: number): Selection {
  const chosen: Candidate[] = [];
  const told = new Float64Array(weights.length);
  const tell = ({ concepts, prior }: Candidate) => {
    for (const id of concepts) if (prior > told[id]!) told[id] = prior;
  };
  return {
    chosen,
    words: () => chosen.reduce((sum, { words }) => sum + words, 0),
    gain: ({ voice, concepts, prior }) => {
      let gain = 0;
      for (const id of concepts) if (prior > told[id]!) gain += weights[id]! * (prior - told[id]!);
      if (spread > 0) for (const other of chosen) if (other.voice === voice) gain /= 1 + spread;
      return gain;
    },
    says: (candidate) => chosen.some((other) => other === candidate || sayTheSame(other, candidate)),
    add: (candidate) => {
      chosen.push(candidate);
      tell(candidate);
    },
    remove: (candidate) => {
      chosen.splice(chosen.indexOf(candidate), 1);
      for (const id of candidate.concepts) told[id] = 0;
      for (const other of chosen) tell(other);
    },
  };
}

function fill(selection: Selection, candidates: readonly Candidate[], budget: Budget): void {
  while (selection.chosen.length < budget.points) {
    const left = budget.words - selection.words();
    let best: Candidate | undefined;
    let most = 0;
    for (const candidate of candidates) {
      if (candidate.words > left) continue;
      const value = selection.gain(candidate) / candidate.words ** COST_POWER;
      if (value <= most || selection.says(candidate)) continue;
      best = candidate;
      most = value;
    }
    if (!best) return;
    selection.add(best);
  }
}

function bestSwap(selection: Selection, candidates: readonly Candidate[], budget: Budget) {
  let best: { readonly out: Candidate; readonly in: Candidate } | undefined;
  let most = 1e-9;
  const used = selection.words();
  for (const out of [...selection.chosen]) {
    selection.remove(out);
    const lost = selection.gain(out);
    for (const candidate of candidates) {
      if (candidate === out || used - out.words + candidate.words > budget.words) continue;
      const won = selection.gain(candidate) - lost;
      if (won <= most || selection.says(candidate)) continue;
      best = { out, in: candidate };
      most = won;
    }
    selection.add(out);
  }
  return best;
}

function strongest(candidates: readonly Candidate[], weights: Float64Array): readonly Candidate[] {
  if (candidates.length <= SWAPS_LOOK_AT) return candidates;
  const worth = new Map(
    candidates.map((candidate) => {
      const all = candidate.concepts.reduce((sum, id) => sum + weights[id]!, 0) * candidate.prior;
      return [candidate, all / candidate.words ** COST_POWER];
    }),
  );
  return candidates.toSorted((a, b) => worth.get(b)! - worth.get(a)!).slice(0, SWAPS_LOOK_AT);
}

/** Asymmetric: a sentence within a longer one says nothing new, however much more the longer one tells. */
export function sayTheSame(a: Candidate, b: Candidate): boolean {
  const fewer = Math.min(a.stems.length, b.stems.length);
  return fewer > 0 && shared(a.stems, b.stems) >= SAME * fewer && !onOtherDays(a.sentence, b.sentence);
}

/** The same in other words shares less, but not by a name or two alone. */
const ALIKE = 0.5;
const FEWEST_ALIKE = 4;

/** Whether two sentences tell one event, each in its words: "bombed a camp", "dropped bombs on a camp". */
export function tellAlike(a: Candidate, b: Candidate): boolean {
  const [told, other] = [classesOf(a), classesOf(b)];
  const fewer = Math.min(told.size, other.size);
  const both = [...told].filter((word) => other.has(word)).length;
  return both >= Math.max(FEWEST_ALIKE, ALIKE * fewer) && !onOtherDays(a.sentence, b.sentence);
}

const classesOf = remembered(
  ({ sentence, article }: Candidate): ReadonlySet<string> =>
    new Set(
      termsOf(sentence, article.language).flatMap(({ stem, stop }) => (stop || isTelling(stem) ? [] : classOf(stem))),
    ),
);

/** "Won on Monday", "rejected a recount on Wednesday": of one matter, and yet two events. */
function onOtherDays(a: ArticleSentence, b: ArticleSentence): boolean {
  const [days, others] = [weekdaysIn(a), weekdaysIn(b)];
  return days.length > 0 && others.length > 0 && !days.some((day) => others.includes(day));
}

const weekdaysIn = (sentence: ArticleSentence): readonly number[] =>
  mentionsOf(sentence).flatMap(({ when }) => when?.weekday ?? []);

function shared(a: Int32Array, b: Int32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      count += 1;
      i += 1;
      j += 1;
    } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  return count;
}
