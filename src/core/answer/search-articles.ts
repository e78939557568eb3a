import type { Article, ArticleSentence } from '../reading/article.ts';
import { EVIDENCE_WEIGHTS, SURROUNDINGS_WEIGHTS } from './answer-weights.ts';
import { type Evidence, weighEvidence } from './evidence.ts';
import { coverOf, type Match, matchPassage, type Search, searchFor } from './matching.ts';
import { type Reading, readForQuestions } from './passages.ts';
import type { Question } from './question.ts';
import { type Surroundings, weighSurroundings } from './surroundings.ts';

/** A sentence that may answer a question, with what speaks for it. */
export interface Candidate {
  readonly reading: Reading;
  readonly sentence: ArticleSentence;
  readonly match: Match;
  readonly evidence: Evidence;
  readonly surroundings: Surroundings;
  readonly score: number;
}

/** What of the question stands in the sentence and right before it. */
export const held = ({ evidence, surroundings }: Candidate): number =>
  evidence.cover + surroundings.before + surroundings.heading;

/** A question put to articles: the likeliest sentences first. */
export interface Found {
  readonly search: Search;
  readonly readings: readonly Reading[];
  readonly candidates: readonly Candidate[];
}

/** So many sentences are weighed in full; they are the ones that hold most of the question. */
const WEIGHED = 40;

export function searchArticles(question: Question, articles: readonly Article[], weights = TRAINED): Found {
  const readings = articles.map(readForQuestions);
  const search = searchFor(
    question,
    readings.map(({ words }) => words),
    readings.flatMap(({ passages }) => passages),
  );
  const rough = readings
    .flatMap((reading) => roughly(search, reading))
    .sort((a, b) => b.promise - a.promise || byPlace(a.sentence, b.sentence))
    .slice(0, WEIGHED);
  const candidates = rough.map((at): Candidate => {
    const evidence = weighEvidence(search, at.reading.passages[at.sentence.index]!, at.match);
    return { ...at, evidence, score: weigh(evidence, weights.evidence) + weigh(at.surroundings, weights.surroundings) };
  });
  candidates.sort((a, b) => b.score - a.score || byPlace(a.sentence, b.sentence));
  return { search, readings, candidates };
}

function roughly(search: Search, reading: Reading) {
  const matches = reading.passages.map((passage) => matchPassage(search, passage));
  const surroundings = weighSurroundings(search, reading, matches);
  return matches.flatMap((match, index) => {
    const around = surroundings[index]!;
    const promise = coverOf(search, match.strength) + 0.7 * around.before + 0.3 * around.paragraph;
    const sentence = reading.article.sentences[index]!;
    return promise > 0 ? [{ reading, sentence, match, surroundings: around, promise }] : [];
  });
}

/** Ties go by article and place, never by the order of input. */
function byPlace(a: ArticleSentence, b: ArticleSentence): number {
  return a.articleId < b.articleId ? -1 : a.articleId > b.articleId ? 1 : a.start - b.start;
}

/** What counts how much: the trained weights, unless a training run tries others. */
export interface Weights {
  readonly evidence: Readonly<Record<keyof Evidence, number>>;
  readonly surroundings: Readonly<Record<keyof Surroundings, number>>;
}

const TRAINED: Weights = { evidence: EVIDENCE_WEIGHTS, surroundings: SURROUNDINGS_WEIGHTS };

export const scoreEvidence = (evidence: Evidence): number => weigh(evidence, EVIDENCE_WEIGHTS);

function weigh<Name extends string>(
  values: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
): number {
  let score = 0;
  for (const name in weights) score += weights[name] * values[name];
  return score;
}
