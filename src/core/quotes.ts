import type { Article } from './article.ts';

export interface Speaker {
  readonly name: string;
  /** The sentence says "he" or "the expert": the name is taken from the text before it, and shown as such. */
  readonly inferred?: boolean;
}

/** Quoted words, `[start, end)` of the article's text with their quotation marks. */
export interface Quote {
  readonly articleId: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly speaker?: Speaker;
}

export function findQuotes(article: Article): readonly Quote[] {
  return [...article.text.matchAll(/[“"][^”"]+[”"]/g)].map((match) => ({
    articleId: article.id,
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
