import type { ArticleSentence } from './article.ts';

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

/** Folds white space as a reader sees it: one space, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
