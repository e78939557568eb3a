import { createHash } from 'node:crypto';
import type { IncomingArticle } from '../app/ports.ts';
import { foldSpace } from '../core/words/fold-space.ts';
import { searchStems } from '../core/words/search-stems.ts';

/** An article as its columns hold it, before it has a place in the store. */
export interface PreparedArticle {
  /** A hash of its key: the article's id if it becomes one of its own. */
  readonly keyId: string;
  readonly key: string;
  readonly details: PreparedDetails;
  readonly text: string;
  readonly textHash: string;
  readonly contentHash: string;
  /** As `search_entry` keeps them. The longest work of all, done once and only for what is new. */
  stems(): string;
}

interface PreparedDetails {
  readonly url: string | null;
  readonly source: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly published_at: number | null;
  readonly title: string | null;
}

type Mendable = Omit<PreparedDetails, 'title'>;

/** Whether a revision is stored with these details; a changed title makes it another revision. */
export const hasDetails = (row: Mendable, details: Mendable): boolean =>
  (['url', 'source', 'author', 'language', 'published_at'] as const).every((field) => row[field] === details[field]);

export function prepareArticle(article: IncomingArticle): PreparedArticle {
  let stems: string | undefined;
  const key = storable(article.key);
  const text = storable(article.text);
  const title = article.title === undefined ? null : storable(article.title);
  const folded = foldSpace(text);
  return {
    key,
    keyId: shortHash(key),
    details: {
      title,
      url: column(article.url),
      source: column(article.source),
      author: column(article.author),
      language: column(article.language),
      published_at: article.publishedAt?.getTime() ?? null,
    },
    text,
    // Articles without words of their own are not copies of one another.
    textHash: hash(folded === '' ? `empty ${key}` : folded),
    contentHash: hash(JSON.stringify([title, text])),
    stems: () => {
      stems ??= joinStems(searchStems(text, title ?? undefined, article.language));
      return stems;
    },
  };
}

/** What stands for a key in the tables. */
export const keyIdOf = (key: string): string => shortHash(storable(key));

/** As `search_entry` keeps them. */
export const joinStems = (stems: ReadonlySet<string>): string => [...stems].join(' ');

const column = (value: string | undefined): string | null => (value === undefined ? null : storable(value));

/**
 * PostgreSQL takes no NUL character, libsql ends a text at one, and half of a surrogate pair has no UTF-8: each becomes
 * the replacement character, one for one, so that offsets stay.
 */
function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
