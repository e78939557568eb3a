import { danglesAtStart } from '../brief/readability.ts';
import { furtherSupport } from '../brief/support.ts';
import { type Point, statementOf, statePoint } from '../point.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { takenBackBy } from '../reading/taken-back.ts';
import { foldSpace } from '../words/fold-space.ts';
import type { AskedKind } from './question.ts';
import type { Candidate, Found } from './search-articles.ts';

/** A point of two sentences is read at a glance up to so many words. */
const WORDS_OF_TWO = 60;
/** A neighbour this near in score is as likely to hold the answer: it is shown as well. */
const AS_LIKELY = 3;

/** What asks for one thing by name is not answered by what comes next to it. */
const NAMES_ALONE: ReadonlySet<AskedKind> = new Set(['definition', 'telling']);

/** The sentence or two that answer, as one point; further articles are cited where they support all of it. */
export function stateAnswer(candidate: Candidate, found: Found, articles: readonly Article[]): Point {
  const { sentence } = candidate;
  const partner = partnerOf(candidate, found);
  if (!partner) return statePoint(sentence, furtherSupport(sentence, articles));
  const [first, last] = partner.start < sentence.start ? [partner, sentence] : [sentence, partner];
  const quote = candidate.reading.article.text.slice(first.start, last.end);
  const text = `${statementOf(first)} ${foldSpace(last.text)}`;
  return { text, citations: [{ articleId: sentence.articleId, start: first.start, end: last.end, quote }] };
}

/**
 * The neighbour that a sentence needs: the one that takes it back, the one before it when it opens with "he", or one that
 * may answer as well.
 */
function partnerOf(candidate: Candidate, found: Found): ArticleSentence | undefined {
  const { sentence, score } = candidate;
  const denial = takenBackBy(sentence, candidate.reading.article);
  if (denial) return denial;
  const { before, after } = neighboursOf(candidate);
  if (closesOnly(sentence.text) || opensOnly(sentence.text)) return otherHalf(candidate);
  if (before && danglesAtStart(sentence)) return before;
  if (NAMES_ALONE.has(found.search.question.kind)) return undefined;
  const likely = found.candidates.filter((other) => score - other.score < AS_LIKELY);
  return likely.find((other) => other.sentence === before || other.sentence === after)?.sentence;
}

/** The sentences beside it that make one readable point with it. */
function neighboursOf({ sentence, reading }: Candidate): Partial<Record<'before' | 'after', ArticleSentence>> {
  const { sentences } = reading.article;
  const fitting = (other: ArticleSentence | undefined) =>
    other?.paragraph === sentence.paragraph && wordsIn(other.text) + wordsIn(sentence.text) <= WORDS_OF_TWO
      ? other
      : undefined;
  return { before: fitting(sentences[sentence.index - 1]), after: fitting(sentences[sentence.index + 1]) };
}

/** The neighbour that makes a quotation whole. */
function otherHalf(candidate: Candidate): ArticleSentence | undefined {
  const { before, after } = neighboursOf(candidate);
  const { text } = candidate.sentence;
  if (closesOnly(text)) return before && opensOnly(before.text) ? before : undefined;
  return after && closesOnly(after.text) ? after : undefined;
}

/** Half a quotation is not shown: neither the sentence nor the two would be what was said. */
export function readsWhole(candidate: Candidate): boolean {
  const { text } = candidate.sentence;
  return otherHalf(candidate) !== undefined || !(opensOnly(text) || closesOnly(text));
}

/** A quotation begins in the sentence before, or ends in the one after: one sentence would show half of it. */
const opensOnly = (text: string): boolean =>
  /“[^”]*$/.test(text) || (isOdd(text) && /(?:^|[\s([—–])"[^"]*$/.test(text));
const closesOnly = (text: string): boolean => /^[^“]*”/.test(text) || (isOdd(text) && !opensOnly(text));
const isOdd = (text: string): boolean => text.split('"').length % 2 === 0;

const wordsIn = (text: string): number => text.split(/\s+/).length;
