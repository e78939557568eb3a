import type { IncomingArticle, ReadItem } from '../app/ports.ts';
import { withoutSequences } from '../core/words/escape-sequences.ts';
import { readDate } from './dates.ts';
import { decodeText } from './encoding.ts';
import { readFrontMatter } from './front-matter.ts';
import { plainMarkdown } from './markdown.ts';
import { extractPage } from './page.ts';

export interface ArticleFile {
  readonly name: string;
  /** The article's key, unless the file tells its address. */
  readonly key: string;
  /** Lower case, with the dot; what is not Markdown or HTML is plain text. */
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** Reads one file as an article. Dates later than a day after `now` are not believed. */
export function readArticleFile({ name, key, extension, bytes }: ArticleFile, now: Date): ReadItem {
  const unreadable = (reason: string): ReadItem => ({ kind: 'unreadable', name, reason });
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return unreadable(decoded.reason);

  const read = readFormat(extension, withoutSequences(decoded.text), now);
  if (read.kind === 'broken') return unreadable(read.reason);
  const { text, warnings, ...details } = read.content;
  if (text.trim() === '' && details.title === undefined)
    return unreadable('is empty: put the article in it or remove it');
  const article: IncomingArticle = { ...details, text, key: details.url ?? key };
  return { kind: 'article', name, article, ...(warnings.length > 0 && { warnings }) };
}

type Content = Omit<IncomingArticle, 'key'> & { readonly warnings: readonly string[] };
type FormatRead =
  | { readonly kind: 'read'; readonly content: Content }
  | { readonly kind: 'broken'; readonly reason: string };

function readFormat(extension: string, text: string, now: Date): FormatRead {
  if (extension === '.md') return readMarkdown(text, now);
  if (extension === '.html' || extension === '.htm') return readHtml(text, now);
  return { kind: 'read', content: { text, warnings: [] } };
}

function readMarkdown(text: string, now: Date): FormatRead {
  const read = readFrontMatter(text, now);
  if (read.kind === 'broken') return read;
  return { kind: 'read', content: { ...read.details, text: plainMarkdown(read.body), warnings: read.warnings } };
}

function readHtml(html: string, now: Date): FormatRead {
  const read = extractPage(html);
  if (read.kind === 'unreadable') return { kind: 'broken', reason: read.reason };
  const { published, declared: _, ...page } = read.page;
  const date = published === undefined ? undefined : readDate(published, now);
  if (date?.kind === 'date') return { kind: 'read', content: { ...page, publishedAt: date.date, warnings: [] } };
  const warnings = date ? [`the page's date ${published} ${date.reason}; it counts as unknown`] : [];
  return { kind: 'read', content: { ...page, warnings } };
}
