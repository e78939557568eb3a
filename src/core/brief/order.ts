import { genreOf } from '../reading/genre.ts';
import { commentsOnly, isView } from './commentary.ts';
import type { Candidate } from './rank.ts';
import { danglesAtStart } from './readability.ts';

/**
 * The order a reader needs: first the point that opens best, then by the time of the articles, by the place in the text
 * where the times are unknown or the same day; a sentence that points back right after the one before it.
 */
export function orderCandidates(
  chosen: readonly Candidate[],
  worth: (candidate: Candidate) => number,
): readonly Candidate[] {
  const rest = chosen.toSorted(compare);
  const opener = openerAmong(rest, worth);
  if (!opener) return [];
  const ordered: Candidate[] = [];
  for (const candidate of [opener, ...rest.filter((other) => other !== opener)]) {
    const before = ordered.findIndex((other) => precedes(other, candidate) && dangles(candidate));
    ordered.splice(before >= 0 ? before + 1 : ordered.length, 0, candidate);
  }
  return ordered;
}

/** The candidate that opens best. */
export function openerAmong(
  candidates: readonly Candidate[],
  worth: (candidate: Candidate) => number,
): Candidate | undefined {
  let best: Candidate | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const value = opens(candidate, worth);
    if (best && (value < most || (value === most && compare(best, candidate) <= 0))) continue;
    best = candidate;
    most = value;
  }
  return best;
}

const compare = (a: Candidate, b: Candidate): number => day(a) - day(b) || place(a) - place(b) || compareIds(a, b);

/** A day older, by so much less it is what a brief opens with. */
const AGEING = 0.6;
/** And at the end of an article by so much less than at its start, where it says what it is about. */
const DEPTH = 2;
/** What happened comes before what somebody thinks of it. */
const VIEW = 0.4;

const dangles = ({ sentence }: Candidate) => danglesAtStart(sentence);
const precedes = (a: Candidate, b: Candidate) => a.article === b.article && a.sentence.index + 1 === b.sentence.index;
const day = ({ age }: Candidate) => -Math.round(age);
const place = ({ sentence, article }: Candidate) => sentence.index / article.sentences.length;

function opens(candidate: Candidate, worth: (candidate: Candidate) => number): number {
  if (dangles(candidate) || commentsOnly(candidate.sentence)) return 0;
  const share = isView(candidate.sentence) || genreOf(candidate.article) === 'opinion' ? VIEW : 1;
  return (share * worth(candidate)) / (1 + AGEING * candidate.age) / (1 + DEPTH * place(candidate));
}

function compareIds(a: Candidate, b: Candidate): number {
  return a.article.id < b.article.id ? -1 : a.article.id > b.article.id ? 1 : a.sentence.start - b.sentence.start;
}
