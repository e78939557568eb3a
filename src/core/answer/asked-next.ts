import { tellsNext } from '../brief/next.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';

const ASKS_NEXT =
  /^\W*(?:(?:and|but|so)\s+)?what(?:(?:'s|’s| is| happens| will happen| comes| follows)(?: now)? next| (?:are|is) the next steps?)\W*$/i;

/** So surely a sentence must tell what is to come. */
const ENOUGH = 0.8;
/** By so much a day older a plan is less likely to be still ahead. */
const AGEING = 0.3;
const DAY = 24 * 60 * 60 * 1000;

export const asksNext = (question: string): boolean => ASKS_NEXT.test(question);

/** The sentence that tells best what comes next, the latest told first; undefined where none does. */
export function findNext(articles: readonly Article[]): ArticleSentence | undefined {
  const latest = Math.max(0, ...articles.map(({ publishedAt }) => publishedAt?.getTime() ?? 0));
  let best: ArticleSentence | undefined;
  let most = 0;
  for (const { publishedAt, sentences } of articles) {
    const days = publishedAt ? (latest - publishedAt.getTime()) / DAY : 0;
    for (const sentence of sentences) {
      const cue = tellsNext(sentence);
      const value = cue / (1 + AGEING * days);
      if (cue < ENOUGH || value <= most) continue;
      best = sentence;
      most = value;
    }
  }
  return best;
}
