import type { Article } from './article.ts';
import { foldSpace, type Point } from './point.ts';
import { findQuotes, type Quote } from './quotes.ts';
import type { Scope } from './scope.ts';
import { findTerms } from './terms.ts';

const MOST = 2;
const FEWEST_WORDS = 4;
const MOST_WORDS = 30;

interface Weighed {
  readonly quote: Quote;
  readonly worth: number;
}

/** One or two short quotations, each by another known speaker, on the topic, that no point repeats. */
export function chooseQuotes({ articles, names }: Scope, points: readonly Point[]): readonly Quote[] {
  const weighed = articles
    .flatMap((article) => findQuotes(article).flatMap((quote) => weigh(quote, article, names, points)))
    .toSorted((a, b) => b.worth - a.worth);
  const chosen: Quote[] = [];
  for (const { quote } of weighed) {
    if (chosen.length === MOST) break;
    if (!chosen.some(({ speaker }) => speaker?.name === quote.speaker?.name)) chosen.push(quote);
  }
  return chosen;
}

function weigh(quote: Quote, article: Article, names: Scope['names'], points: readonly Point[]): readonly Weighed[] {
  const words = foldSpace(quote.text).split(' ').length;
  if (!quote.speaker || words < FEWEST_WORDS || words > MOST_WORDS || repeats(quote, points)) return [];
  const near = nearness(quote, article, names);
  if (near === 0) return [];
  const stems = new Set(points.flatMap(({ text }) => contentStems(text, article.language)));
  const own = contentStems(quote.text, article.language);
  const shared = own.filter((stem) => stems.has(stem)).length / (own.length + 2);
  return [{ quote, worth: near * (0.3 + shared) * (quote.speaker.inferred ? 0.7 : 1) }];
}

/** Its own words name the topic, or the sentences it stands in or between do. */
function nearness({ text, start, end }: Quote, { sentences, language }: Article, names: Scope['names']): number {
  const own = names({ text }, language);
  const at = sentences.findIndex((sentence) => sentence.end > start && sentence.start < end);
  const around = sentences.slice(Math.max(0, at - 1), at + 2).map((sentence) => names(sentence, language));
  return Math.max(own, at < 0 ? 0 : 0.7 * Math.max(...around));
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
