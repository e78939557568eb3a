import type { Article } from './article.ts';

/** By id, each id once, whatever the order they come in: of several texts under one id the first in the alphabet stands. */
export function inStableOrder(articles: readonly Article[]): readonly Article[] {
  const sorted = articles.toSorted((a, b) => compare(a.id, b.id) || compare(a.text, b.text));
  return sorted.filter((article, place) => article.id !== sorted[place - 1]?.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
