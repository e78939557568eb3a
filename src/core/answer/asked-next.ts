import { ageAmong } from '../brief/age.ts';
import { isOver, tellsNext } from '../brief/next.ts';
import { scopeOf } from '../brief/scope.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import type { Topic } from '../topics/topic.ts';

const ASKS_NEXT =
  /^\W*(?:(?:and|but|so)\s+)?what(?:(?:'s|’s| is| happens| will happen| comes| follows)(?: now)? next| (?:are|is) the next steps?)\W*$/i;

/** So surely a sentence must tell what is to come. */
const ENOUGH = 0.8;
/** What an article goes on to that only opens with the topic may be something else. */
const NEAR = 0.2;
/** By so much a day older a plan is less likely to be still ahead. */
const AGEING = 0.3;

export const asksNext = (question: string): boolean => ASKS_NEXT.test(question);

/** The sentence near the topic that tells best what comes next, the latest told first; undefined where none does. */
export function findNext(all: readonly Article[], topic?: string | Topic): ArticleSentence | undefined {
  const { articles, relevance } = scopeOf(all, topic);
  const ageOf = ageAmong(articles);
  let best: ArticleSentence | undefined;
  let most = 0;
  for (const article of articles) {
    const age = ageOf(article);
    for (const sentence of article.sentences) {
      const near = relevance(sentence, article);
      const cue = near >= NEAR ? tellsNext(sentence) : 0;
      const value = (cue * (0.5 + near)) / (1 + AGEING * age);
      if (cue < ENOUGH || value <= most || isOver({ article, sentence, age })) continue;
      best = sentence;
      most = value;
    }
  }
  return best;
}
