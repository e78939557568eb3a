import type { Article } from '../core/reading/article.ts';
import { beginOf, type Clock, type Since } from './times.ts';

/** Spans of a brief nobody asked a span for: the first with enough articles. */
const SPANS: readonly Since[] = [{ kind: 'ago', hours: 72 }, { kind: 'ago', hours: 336 }, { kind: 'all' }];
const ENOUGH = 3;

export interface Spanned {
  readonly since: Since;
  readonly articles: readonly Article[];
}

/** The articles of the span asked for, or of the shortest usual one that holds at least three. */
export function chooseSpan(articles: readonly Article[], asked: Since | undefined, clock: Clock): Spanned {
  if (asked) return { since: asked, articles: within(articles, asked, clock) };
  const spans = SPANS.map((since) => ({ since, articles: within(articles, since, clock) }));
  return spans.find((span) => span.articles.length >= ENOUGH) ?? { since: { kind: 'all' }, articles };
}

/** The same where articles are only counted; `count` gets the beginning of a span, or none. */
export async function findSpan(
  count: (since: Date | undefined) => Promise<number>,
  asked: Since | undefined,
  clock: Clock,
): Promise<Since> {
  if (asked) return asked;
  for (const since of SPANS) if ((await count(beginOf(since, clock))) >= ENOUGH) return since;
  return { kind: 'all' };
}

/** An article without any time is in every span. */
function within(articles: readonly Article[], since: Since, clock: Clock): readonly Article[] {
  const begin = beginOf(since, clock);
  return articles.filter(({ publishedAt, addedAt }) => {
    const time = publishedAt ?? addedAt;
    return !begin || !time || time >= begin;
  });
}
