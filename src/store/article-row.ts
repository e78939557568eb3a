import { sql } from 'kysely';
import type { StoredArticle } from '../app/ports.ts';

/** A revision `r` of an article `a`, with its text. */
export interface ArticleRow {
  readonly id: string;
  readonly revision: number;
  readonly title: string | null;
  readonly url: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly published_at: number | null;
  readonly added_at: number;
  readonly stored_at: number;
  readonly text: string;
}

export const ARTICLE_COLUMNS = sql`r.article_id AS id, r.revision, r.title, r.url, r.source, r.author, r.language,
  r.published_at, a.added_at, r.stored_at, r.text`;

export function toArticle(row: ArticleRow): StoredArticle {
  return {
    id: row.id,
    revision: row.revision,
    ...(row.title !== null && { title: row.title }),
    ...(row.url !== null && { url: row.url }),
    ...(row.source !== null && { source: row.source }),
    ...(row.author !== null && { author: row.author }),
    ...(row.language !== null && { language: row.language }),
    ...(row.published_at !== null && { publishedAt: new Date(row.published_at) }),
    addedAt: new Date(row.added_at),
    fetchedAt: new Date(row.stored_at),
    text: row.text,
  };
}
