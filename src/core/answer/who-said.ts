import { danglesAtStart } from '../brief/readability.ts';
import { type Point, statePoint } from '../point.ts';
import { findQuotes, type Quote, type Speaker } from '../quotes/quotes.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { foldSpace } from '../words/fold-space.ts';
import { findTerms } from '../words/terms.ts';
import { rootOf } from '../words/word-relations.ts';
import { reports, says } from './saying.ts';

const ASKS_WHO_SAID =
  /^\W*(?:(?:and|but|so)\s+)?who(?:'s|’s| has| is| was)? (?:said|says|saying|call(?:ed|s)(?! (?:off|for|on|in)\b)|used|claimed|claims|sp(?:oke|eaks)(?= (?:of|about)\b)|warned|added|stated)\b(.*)$/is;
const WORDS_OF_TWO = 60;

export interface WhoSaid {
  readonly points: readonly [Point, ...Point[]];
  readonly speaker?: Speaker;
}

/**
 * "Who said …?": the quotation that holds the words asked for, with its attribution, and, where the speaker is told
 * only before it, the sentence that names them. "Who said that?" is about the points shown, quoted or reported;
 * `untold` where they are the articles' own words.
 */
export function findWhoSaid(
  question: string,
  articles: readonly Article[],
  shown: readonly Point[],
): WhoSaid | 'untold' | undefined {
  const words = ASKS_WHO_SAID.exec(question)?.[1];
  if (words === undefined) return undefined;
  const sought = findTerms(words)
    .filter(({ stop }) => !stop)
    .map(({ stem }) => rootOf(stem));
  for (const article of articles) {
    const quote = findQuotes(article).find((quote) =>
      sought.length > 0
        ? holds(quote, sought)
        : shown.some(({ citations }) => citations.some((cited) => overlaps(cited, quote))),
    );
    const told = quote && tell(quote, article, sought);
    if (told) return told;
  }
  if (sought.length > 0 || shown.length === 0) return undefined;
  return findReported(articles, shown) ?? 'untold';
}

/** The first sentence shown that says whose words it reports. */
function findReported(articles: readonly Article[], shown: readonly Point[]): WhoSaid | undefined {
  for (const cited of shown.flatMap(({ citations }) => citations)) {
    const article = articles.find(({ id }) => id === cited.articleId);
    const sentence = article?.sentences.find((each) => overlaps(each, cited) && reports(each));
    if (article && sentence) return { points: [pointOver(openingOf(sentence, sentence, article), sentence, article)] };
  }
  return undefined;
}

function holds({ text }: Quote, sought: readonly string[]): boolean {
  const roots = new Set(findTerms(text).map(({ stem }) => rootOf(stem)));
  return sought.every((root) => roots.has(root));
}

interface Span {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
}

const overlaps = (a: Span, b: Span): boolean => a.articleId === b.articleId && a.start < b.end && b.start < a.end;

function tell(quote: Quote, article: Article, sought: readonly string[]): WhoSaid | undefined {
  const touched = article.sentences.filter((sentence) => overlaps(sentence, quote));
  const first =
    touched.find(
      ({ text }) => sought.length > 0 && findTerms(text).some(({ stem }) => sought.includes(rootOf(stem))),
    ) ?? touched[0];
  const last = touched.at(-1);
  if (!first || !last) return undefined;
  const { speaker } = quote;
  if (!speaker && !says(last) && !says(first)) return undefined;
  const opening = openingOf(first, last, article);
  const told = article.text.slice(opening.start, last.end);
  const naming =
    speaker?.inferred && !told.includes(speaker.name) ? namedBefore(speaker.name, opening, article) : undefined;
  const points: readonly [Point, ...Point[]] = [
    pointOver(opening, last, article),
    ...(naming ? [statePoint(naming)] : []),
  ];
  return speaker ? { points, speaker } : { points };
}

/** "He added …" is told from the sentence before it, which says who. */
function openingOf(first: ArticleSentence, last: ArticleSentence, { sentences }: Article): ArticleSentence {
  const before = sentences[first.index - 1];
  return first === last && before?.paragraph === first.paragraph && danglesAtStart(first) ? before : first;
}

/** The quotation with its attribution, where that is a sentence or two; else the sentence that attributes. */
function pointOver(first: ArticleSentence, last: ArticleSentence, { id, text }: Article): Point {
  const quote = text.slice(first.start, last.end);
  const two = last.index - first.index <= 1 && quote.split(/\s+/).length <= WORDS_OF_TWO;
  if (first === last || !two) return statePoint(last);
  return { text: foldSpace(quote), citations: [{ articleId: id, start: first.start, end: last.end, quote }] };
}

const namedBefore = (name: string, before: ArticleSentence, { sentences }: Article): ArticleSentence | undefined =>
  sentences.slice(0, before.index).findLast(({ text }) => text.includes(name));
