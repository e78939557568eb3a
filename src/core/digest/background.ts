import { mentionsOf } from '../mentions/mentions.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';

const DAY = 86_400_000;
/** What is told of so many days before is no longer this article's news. */
const DAYS_BACK = 3;

/**
 * Whether a sentence goes back to a day that readers of earlier articles have been told about: "the crew was captured on
 * 3 March", weeks later. Every date in it is such a day.
 */
export function isBackground(
  sentence: ArticleSentence,
  { publishedAt }: Article,
  earlier: readonly Article[],
): boolean {
  if (!publishedAt) return false;
  const days = mentionsOf(sentence).flatMap(({ when }) =>
    when?.month && when.day ? dayOf(when.year, when.month, when.day, publishedAt) : [],
  );
  return (
    days.length > 0 &&
    days.every(
      (day) =>
        publishedAt.getTime() - day > DAYS_BACK * DAY &&
        earlier.some((article) => article.publishedAt && article.publishedAt.getTime() >= day),
    )
  );
}

/** A day without a year is the last one before the article came out, or one soon after. */
function dayOf(year: number | undefined, month: number, day: number, publishedAt: Date): number {
  const told = year ?? publishedAt.getUTCFullYear();
  const at = Date.UTC(told, month - 1, day);
  return year === undefined && at - publishedAt.getTime() > 180 * DAY ? Date.UTC(told - 1, month - 1, day) : at;
}
