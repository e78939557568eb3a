import type { ArticleSentence } from './reading/article.ts';
import { datelineLength } from './reading/dateline.ts';
import { foldSpace } from './words/fold-space.ts';

/** Where a statement comes from: `quote` is `[start, end)` of the article's text, to the letter. */
export interface Citation {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What a brief or an answer states. An uncited point cannot be built. */
export interface Point {
  readonly text: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

export function cite({ articleId, start, end, text }: ArticleSentence): Citation {
  return { articleId, start, end, quote: text };
}

/** Words that only tie a sentence to the one before it. None of them attributes, negates, hedges or sets a condition. */
const CONNECTIVE =
  /^(?:however|meanwhile|at the same time|in the meantime|in addition|additionally|moreover|furthermore|also|besides|in turn|nevertheless|nonetheless|still|similarly|likewise), /i;
const BULLET = /^[•*‣◦▪·–—-] /;

/** A sentence as a point shows it, whole; only a dateline, a bullet and a leading connective go, marked by "… ". */
export function statementOf({ text }: { readonly text: string }): string {
  const whole = foldSpace(text);
  const plain = whole.replace(BULLET, '');
  const rest = plain.slice(datelineLength(plain)).replace(CONNECTIVE, '');
  return rest === whole || rest === '' ? whole : `… ${rest}`;
}

/** A sentence as a point; `further` are sentences of other articles that support all of it. */
export function statePoint(sentence: ArticleSentence, further: readonly ArticleSentence[] = []): Point {
  return { text: statementOf(sentence), citations: [cite(sentence), ...further.map(cite)] };
}
