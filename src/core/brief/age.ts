import type { Article } from '../reading/article.ts';

const DAY = 86_400_000;
/** Older is old: a year makes no difference to a fortnight. */
const OLDEST = 14;

/** Days an article is older than the newest of them, at most 14; the mean age where its time is unknown. */
export type Age = (article: Article) => number;

export function ageAmong(articles: readonly Article[]): Age {
  const times = articles.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []);
  const newest = times.reduce((a, b) => Math.max(a, b), 0);
  const ages = times.map((time) => Math.min(OLDEST, (newest - time) / DAY));
  const mean = ages.reduce((sum, age) => sum + age, 0) / Math.max(1, ages.length);
  return ({ publishedAt }) => (publishedAt ? Math.min(OLDEST, (newest - publishedAt.getTime()) / DAY) : mean);
}
