import type { Article } from './article.ts';

/** Articles about one event, oldest known first. */
export interface Story {
  readonly articleIds: readonly string[];
}

/** Groups articles by event. Every article is in one story; the input's order does not matter. */
export function groupStories(articles: readonly Article[]): readonly Story[] {
  return articles.map((article) => ({ articleIds: [article.id] }));
}
