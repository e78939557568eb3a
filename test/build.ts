import type { NumberedSource } from '../src/app/document.ts';
import type { IncomingArticle, StoredArticle } from '../src/app/ports.ts';
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

/** Two articles on one event, for a desk that has something to say. */
export const HARBOUR_NEWS: readonly IncomingArticle[] = [
  {
    key: 'strike',
    title: 'Dockers stop work in the harbour of Tarn',
    source: 'The Herald',
    url: 'https://herald.example/strike',
    publishedAt: new Date('2026-05-11T09:00:00Z'),
    text: 'Dockers in the harbour of Tarn stopped work on Monday. Union leader Mira Holt said the strike would last nine days. No ship has left since.',
  },
  {
    key: 'price',
    title: 'Freight prices rise',
    publishedAt: new Date('2026-05-10T09:00:00Z'),
    text: 'Freight prices rose after the harbour of Tarn closed. A container to Oslo now costs 900 crowns.',
  },
];

/** A source as a document lists it. */
export const TARN_HERALD: NumberedSource = {
  number: 1,
  articleId: 'a',
  label: 'Dockers stop work',
  publisher: 'Tarn Herald',
  url: 'https://tarn.example/1',
  time: '3 h ago',
};
