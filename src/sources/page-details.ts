import { canonicalAddress } from '../core/address.ts';
import { foldSpace } from '../core/words/fold-space.ts';
import type { DomDocument } from './dom-text.ts';

/** What a page tells about its article. `published` is as written: who reads it decides what to believe. */
export interface PageDetails {
  readonly title?: string;
  readonly url?: string;
  readonly source?: string;
  readonly author?: string;
  readonly published?: string;
  readonly language?: string;
  /** It says that it is an article. */
  readonly declared?: true;
}

type Json = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE =
  /^(?:News|Reportage|Opinion|Analysis|Blog|Background|Review|Satirical)?(?:News)?(?:Article|Posting|BlogPosting)$/;
const SAVED_FROM = /<!--\s*saved from url=\(\d{1,5}\)(\S{1,2000})\s*-->/i;

/** Reads meta tags, JSON-LD and the like of a page, the more explicit first. */
export function readPageDetails(document: DomDocument, html: string, url?: string): PageDetails {
  const meta = (...names: readonly string[]) => firstOf(names, (name) => metaContent(document, name));
  const linked = findLinkedArticle(document);
  const attribute = (selector: string, name: string) => clean(document.querySelector(selector)?.getAttribute(name));
  const address =
    attribute('link[rel="canonical"]', 'href') ?? meta('og:url') ?? SAVED_FROM.exec(html.slice(0, 2_000))?.[1] ?? url;
  const details = {
    title: meta('og:title') ?? clean(linked?.headline),
    url: address === undefined ? undefined : canonicalAddress(address, url),
    source: meta('og:site_name') ?? nameOf(linked?.publisher) ?? meta('application-name', 'dc.publisher'),
    author: authorOf(meta('author', 'article:author', 'dc.creator', 'parsely-author') ?? nameOf(linked?.author)),
    published:
      meta('article:published_time') ??
      clean(linked?.datePublished) ??
      meta('datePublished', 'parsely-pub-date', 'pubdate', 'dc.date', 'dc.date.issued', 'date') ??
      attribute('article time[datetime], time[pubdate][datetime]', 'datetime'),
    language: languageOf(
      attribute('html', 'lang') ?? clean(linked?.inLanguage) ?? meta('og:locale', 'content-language'),
    ),
    declared: linked || meta('og:type')?.toLowerCase() === 'article' ? (true as const) : undefined,
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

function metaContent(document: DomDocument, name: string): string | undefined {
  for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
    const content = clean(document.querySelector(`meta[${key}="${name}" i]`)?.getAttribute('content'));
    if (content !== undefined) return content;
  }
  return undefined;
}

function findLinkedArticle(document: DomDocument): Json | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = linkedItems(script.textContent ?? '').find(isArticle);
    if (found) return found;
  }
  return undefined;
}

function linkedItems(json: string): readonly Json[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return []; // pages carry broken JSON-LD; then it tells nothing
  }
  return [parsed]
    .flat()
    .flatMap((item) => (isRecord(item) ? [item, ...[item['@graph'] ?? []].flat().filter(isRecord)] : []));
}

function isArticle(item: Json): boolean {
  return [item['@type']].flat().some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type));
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** A person or organisation as text, as `{ name }`, or several of either. */
function nameOf(value: unknown): string | undefined {
  const names = [value].flat().flatMap((item) => clean(isRecord(item) ? item.name : item) ?? []);
  return names.length > 0 ? names.join(', ') : undefined;
}

function authorOf(written: string | undefined): string | undefined {
  if (written === undefined || /^https?:\/\//i.test(written)) return undefined;
  return clean(written.replace(/^by\s+/i, ''));
}

/** `en`, `en-GB`, `en_US`. */
function languageOf(written: string | undefined): string | undefined {
  return written && /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(written) ? written.replaceAll('_', '-') : undefined;
}

function clean(value: unknown): string | undefined {
  const text = typeof value === 'string' ? foldSpace(value) : '';
  return text !== '' && text.length <= 500 ? text : undefined;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
