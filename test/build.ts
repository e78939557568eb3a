import type { StoredArticle } from '../src/app/ports.ts';
import { type Article, type ArticleDetails, readArticle } from '../src/core/reading/article.ts';

let made = 0;

/** An article read from `text`; what is not given stays unknown, but for an id of its own. */
export function article(given: Partial<ArticleDetails> & { readonly text: string }): Article {
  const { text, ...details } = given;
  made += 1;
  return readArticle(text, { id: `article-${made}`, ...details });
}

/** An article as a store holds it, in its first revision. */
export function storedArticle(given: Partial<StoredArticle> & { readonly text: string }): StoredArticle {
  made += 1;
  return { id: `article-${made}`, revision: 1, addedAt: new Date('2026-05-11T09:00:00Z'), ...given };
}
