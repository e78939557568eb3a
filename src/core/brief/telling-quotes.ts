import type { Point } from '../point.ts';
import { findQuotes, type Quote } from '../quotes/quotes.ts';
import type { Article } from '../reading/article.ts';
import { foldSpace } from '../words/fold-space.ts';
import { findTerms } from '../words/terms.ts';
import { danglesAtStart } from './readability.ts';
import { relevanceAt, type Scope } from './scope.ts';

const MOST = 2;
const FEWEST_WORDS = 4;
const MOST_WORDS = 30;

interface Weighed {
  readonly quote: Quote;
  readonly worth: number;
}

/** One or two short quotations, each by another known speaker, on the topic, that no point repeats. */
export function chooseQuotes(scope: Scope, points: readonly Point[], most: number = MOST): readonly Quote[] {
  if (most <= 0) return [];
  const told = new Set(points.flatMap(({ text }) => contentStems(text)));
  const weighed = scope.articles
    .flatMap((article) => findQuotes(article).flatMap((quote) => weigh(quote, article, scope, points, told)))
    .toSorted((a, b) => b.worth - a.worth);
  const chosen: Quote[] = [];
  for (const { quote } of weighed) {
    if (chosen.length === Math.min(most, MOST)) break;
    if (!chosen.some(({ speaker }) => speaker?.name === quote.speaker?.name)) chosen.push(quote);
  }
  return chosen;
}

function weigh(
  quote: Quote,
  article: Article,
  scope: Scope,
  points: readonly Point[],
  told: ReadonlySet<string>,
): readonly Weighed[] {
  const words = foldSpace(quote.text).split(' ').length;
  const fits = words >= FEWEST_WORDS && words <= MOST_WORDS;
  if (!quote.speaker || !fits || !isWhole(quote, article) || repeats(quote, points)) return [];
  const near = relevanceAt(scope, article, quote.start);
  if (near === 0) return [];
  const own = contentStems(quote.text, article.language);
  const topical = scope.names({ text: quote.text }, article.language);
  const shared = own.filter((stem) => told.has(stem)).length / (own.length + 2) + topical / 2;
  if (shared === 0) return [];
  return [{ quote, worth: near * (0.3 + shared) * (quote.speaker.inferred ? 0.7 : 1) }];
}

/** Neither words cut out of somebody's sentence, nor half of a speech, nor an answer to what is not shown. */
const isWhole = (quote: Quote, article: Article): boolean =>
  !/^["“„«'‘]?\s*(?:\p{Ll}|\[)/u.test(quote.text) && !danglesAtStart(quote.text) && !goesOn(quote, article);

/** "Every ship," he said, "will wait": either half alone is not what was said. */
function goesOn({ text, start, end }: Quote, article: Article): boolean {
  const sentence = article.sentences.find((other) => other.start <= start && start < other.end);
  const [before, after] = [article.text.slice(sentence?.start ?? start, start), article.text.slice(end, sentence?.end)];
  return (/,["”»]?$/.test(text) && /["“«]/.test(after)) || (/^["“«]?\p{Ll}/u.test(text) && /["”»]/.test(before));
}

function contentStems(text: string, language?: string): readonly string[] {
  return findTerms(text, language).flatMap(({ stop, stem }) => (stop ? [] : stem));
}

function repeats(quote: Quote, points: readonly Point[]): boolean {
  return points.some(({ citations }) =>
    citations.some(
      ({ articleId, start, end }) => articleId === quote.articleId && start < quote.end && quote.start < end,
    ),
  );
}
