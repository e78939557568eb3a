import type { Article, ArticleSentence } from './article.ts';
import { foldSpace, type Point, statementOf, statePoint } from './point.ts';
import type { AskedKind } from './question.ts';
import { danglesAtStart } from './readability.ts';
import type { Candidate, Found } from './search-articles.ts';
import { furtherSupport } from './support.ts';

/** A point of two sentences is read at a glance up to so many words. */
const WORDS_OF_TWO = 60;
/** A neighbour this near in score is as likely to hold the answer: it is shown as well. */
const AS_LIKELY = 1.5;

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

/** The neighbour that a sentence needs: the one before it when it opens with "he", or one that may answer as well. */
function partnerOf({ sentence, reading, score }: Candidate, found: Found): ArticleSentence | undefined {
  const { sentences } = reading.article;
  const fits = (other: ArticleSentence | undefined): other is ArticleSentence =>
    other !== undefined &&
    other.paragraph === sentence.paragraph &&
    wordsIn(other.text) + wordsIn(sentence.text) <= WORDS_OF_TWO;
  const before = sentences[sentence.index - 1];
  const after = sentences[sentence.index + 1];
  if (fits(before) && closesOnly(sentence.text)) return before;
  if (fits(after) && opensOnly(sentence.text)) return after;
  if (fits(before) && danglesAtStart(sentence.text)) return before;
  if (NAMES_ALONE.has(found.search.question.kind)) return undefined;
  const neighbours = [before, after].filter(fits);
  const likely = found.candidates.filter((other) => score - other.score < AS_LIKELY);
  return likely.find((other) => neighbours.includes(other.sentence))?.sentence;
}

/** A quotation begins in the sentence before, or ends in the one after: one sentence would show half of it. */
const closesOnly = (text: string): boolean => /^[^“]*”/.test(text);
const opensOnly = (text: string): boolean => /“[^”]*$/.test(text);

const wordsIn = (text: string): number => text.split(/\s+/).length;
