import { alignment, conflict, isNewer, tellOtherwise } from '../differences/alignment.ts';
import { type Difference, sideOf } from '../differences/differences.ts';
import { type Fact, factsOf } from '../differences/facts.ts';
import { related } from '../differences/relatedness.ts';
import { isUpdate } from '../differences/updates.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';

/**
 * Counts of one thing by two publishers at about one time that can both hold, and yet tell readers different things: "at
 * least 41" and "67". At least one of the articles is fresh. One a sentence.
 */
export function differingCounts(articles: readonly Article[], fresh: ReadonlySet<string>): readonly Difference[] {
  const told = new Set<ArticleSentence>();
  const found: Difference[] = [];
  for (const article of articles.filter(({ id }) => fresh.has(id))) {
    for (const other of articles) {
      if (!mayDiffer(article, other)) continue;
      for (const [was, is] of pairsIn(other, article)) {
        if (told.has(was.sentence) || told.has(is.sentence)) continue;
        told.add(was.sentence).add(is.sentence);
        found.push({ kind: 'quantity', sides: [sideOf(was), sideOf(is)] });
      }
    }
  }
  return found;
}

const mayDiffer = (a: Article, b: Article): boolean =>
  a.id !== b.id && (a.source === undefined || a.source !== b.source) && related(a, b);

function pairsIn(other: Article, article: Article): readonly (readonly [was: Fact, is: Fact])[] {
  return factsOf(article).flatMap((is) =>
    factsOf(other)
      .filter((was) => alignment(was, is) > 0 && !tellOtherwise(was, is))
      .filter((was) => isNewer(is, was) && !conflict(was, is) && !isUpdate(was, is))
      .filter((was) => !isTold(is, other) && !isTold(was, article))
      .map((was) => [was, is] as const),
  );
}

/** Whether an article tells as much of it. */
export const isTold = (fact: Fact, article: Article): boolean =>
  factsOf(article).some((other) => alignment(other, fact) > 0 && !isNewer(fact, other) && !isNewer(other, fact));
