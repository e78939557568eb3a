import type { Article, ArticleSentence } from './article.ts';
import { type Difference, findDifferences, type Side } from './differences.ts';
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

/** The sentences of other articles that tell what was asked otherwise than the best one does. */
export function toldOtherwise(best: Candidate, found: Found): readonly ArticleSentence[] {
  const kinds = DIFFERS_IN[found.search.question.kind];
  if (!kinds || found.readings.length < 2) return [];
  const articles = comparedArticles(found);
  const told = findDifferences(articles).filter(({ kind }) => kinds.includes(kind));
  const one = told.find(({ sides }) => sides.some((side) => standsIn(side, best.sentence)));
  if (!one) return [];
  const others = one.sides.filter(({ citation }) => citation.articleId !== best.sentence.articleId);
  return others.flatMap((side) => {
    const article = articles.find(({ id }) => id === side.citation.articleId);
    return article?.sentences.find((sentence) => standsIn(side, sentence)) ?? [];
  });
}

function comparedArticles({ candidates, readings }: Found): readonly Article[] {
  if (readings.length <= COMPARED) return readings.map(({ article }) => article);
  return [...new Set(candidates.map(({ reading }) => reading.article))].slice(0, COMPARED);
}

const standsIn = ({ citation }: Side, { articleId, start, end }: ArticleSentence): boolean =>
  citation.articleId === articleId && citation.start < end && start < citation.end;
