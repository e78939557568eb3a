import type { Article } from '../reading/article.ts';
import { datelineLength } from '../reading/dateline.ts';
import { foldSpace } from '../words/fold-space.ts';

/** How much was read: what makes a stale or thin brief visible. */
export interface Coverage {
  readonly articles: number;
  /** Distinct known publishers. */
  readonly sources: number;
  /** Articles whose publisher is unknown. */
  readonly unknownSources: number;
  /** Newest and oldest known publication. */
  readonly newest?: Date;
  readonly oldest?: Date;
  /** Articles without a known publication time. */
  readonly undated: number;
  /** When the last of the undated articles was first seen, where that is known. */
  readonly undatedAdded?: Date;
}

/** An article as a brief or an answer refers to it; numbered by its place in the list, from 1. */
export interface SourceReference {
  readonly articleId: string;
  /** The title, or the first eight words of an untitled article, behind its dateline. */
  readonly label: string;
  readonly titled: boolean;
  readonly source?: string;
  readonly url?: string;
  readonly publishedAt?: Date;
  readonly addedAt?: Date;
}

export function coverageOf(articles: readonly Pick<Article, 'source' | 'publishedAt' | 'addedAt'>[]): Coverage {
  const publishers = articles.flatMap(({ source }) => (source ? [foldSpace(source).toLowerCase()] : []));
  const published = inOrder(articles.flatMap(({ publishedAt }) => publishedAt ?? []));
  const undated = articles.filter(({ publishedAt }) => !publishedAt);
  const undatedAdded = inOrder(undated.flatMap(({ addedAt }) => addedAt ?? [])).at(-1);
  return {
    articles: articles.length,
    sources: new Set(publishers).size,
    unknownSources: articles.length - publishers.length,
    ...(published.length > 0 && { newest: published.at(-1), oldest: published[0] }),
    undated: undated.length,
    ...(undatedAdded && { undatedAdded }),
  };
}

function inOrder(dates: readonly Date[]): readonly Date[] {
  return dates.toSorted((a, b) => a.getTime() - b.getTime());
}

const LABEL_WORDS = 8;
/** Enough of a text to hold eight words, whatever its size. */
const LABEL_LOOKS_AT = 1000;

/** What an article goes by: its title, the first eight words of an untitled one, or the id of one without words. */
export function labelOf({ id, title, text, paragraphs }: Article): string {
  if (title) return foldSpace(title);
  const first = paragraphs.find(({ kind }) => kind === 'text');
  const opening = foldSpace(text.slice(first?.start ?? 0, (first?.start ?? 0) + LABEL_LOOKS_AT));
  const words = opening.slice(datelineLength(opening)).split(' ');
  const label = words.slice(0, LABEL_WORDS).join(' ').slice(0, 120);
  return label === '' ? id : words.length > LABEL_WORDS ? `${label}…` : label;
}

function sourceReference(article: Article): SourceReference {
  const { id, title, source, url, publishedAt, addedAt } = article;
  return {
    articleId: id,
    label: labelOf(article),
    titled: Boolean(title),
    ...(source && { source }),
    ...(url && { url }),
    ...(publishedAt && { publishedAt }),
    ...(addedAt && { addedAt }),
  };
}

/** The articles cited, in the order of their first citation: a source's number is its place, from 1. */
export function citedSources(
  citations: readonly { readonly articleId: string }[],
  articles: readonly Article[],
): readonly SourceReference[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const cited = new Set(citations.map(({ articleId }) => articleId));
  return [...cited].flatMap((id) => byId.get(id) ?? []).map(sourceReference);
}
