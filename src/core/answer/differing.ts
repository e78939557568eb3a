import { type Difference, findDifferences, type Side } from '../differences/differences.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import type { AskedKind } from './question.ts';
import type { Candidate, Found } from './search-articles.ts';

/** The differences that answer a kind of question differently. */
const DIFFERS_IN: Partial<Record<AskedKind, readonly Difference['kind'][]>> = {
  duration: ['duration'],
  count: ['quantity'],
  amount: ['quantity', 'duration'],
  time: ['date'],
};
/** Of many articles only those that come near to the question are compared. */
const COMPARED = 10;

/** A candidate near the best one, and sentences of other articles that tell the same thing otherwise. */
export interface ToldOtherwise {
  readonly one: Candidate;
  readonly others: readonly ArticleSentence[];
}

/** So many of the likeliest sentences may be a side of a difference, holding so much of what the best one holds. */
const NEAR_BEST = 8;
const HELD_OF_BEST = 0.8;

/** Where articles differ on what is asked: the likeliest sentence that is a side of it, and the other sides. */
export function toldOtherwise(found: Found): ToldOtherwise | undefined {
  const kinds = DIFFERS_IN[found.search.question.kind];
  const best = found.candidates[0];
  if (!kinds || !best || found.readings.length < 2) return undefined;
  const articles = comparedArticles(found);
  const told = findDifferences(articles).filter(({ kind }) => kinds.includes(kind));
  const near = found.candidates
    .slice(0, NEAR_BEST)
    .filter(({ evidence }) => evidence.cover >= HELD_OF_BEST * best.evidence.cover);
  for (const one of near) {
    const difference = told.find(({ sides }) => sides.some((side) => standsIn(side, one.sentence)));
    const others = difference ? otherSides(difference, one, articles) : [];
    if (others.length > 0) return { one, others };
  }
  return undefined;
}

/** The sentence of each other side, one an article. */
function otherSides(difference: Difference, one: Candidate, articles: readonly Article[]): readonly ArticleSentence[] {
  const sides = difference.sides.filter(({ citation }) => citation.articleId !== one.sentence.articleId);
  return sides.flatMap((side) => {
    const article = articles.find(({ id }) => id === side.citation.articleId);
    if (difference.kind === 'quantity' && isUpdate(one.reading.article, article)) return [];
    return article?.sentences.find((sentence) => standsIn(side, sentence)) ?? [];
  });
}

/** A count of another day is an update of it, or was one: no disagreement. */
const SAME_NEWS = 12 * 60 * 60 * 1000;

function isUpdate(one: Article, other: Article | undefined): boolean {
  if (!one.publishedAt || !other?.publishedAt) return false;
  return Math.abs(one.publishedAt.getTime() - other.publishedAt.getTime()) > SAME_NEWS;
}

function comparedArticles({ candidates, readings }: Found): readonly Article[] {
  if (readings.length <= COMPARED) return readings.map(({ article }) => article);
  return [...new Set(candidates.map(({ reading }) => reading.article))].slice(0, COMPARED);
}

const standsIn = ({ citation }: Side, { articleId, start, end }: ArticleSentence): boolean =>
  citation.articleId === articleId && citation.start < end && start < citation.end;
