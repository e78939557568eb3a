import { parseFeed } from 'feedsmith';
import { canonicalAddress } from '../core/address.ts';
import { foldSpace } from '../core/words/fold-space.ts';
import { mendFeed, undeclared } from './feed-xml.ts';
import { fragmentText, lineOf } from './fragment.ts';

/** One article as its feed tells it. What the feed does not say is absent; its own ids and marks are not kept. */
export interface FeedItem {
  readonly title?: string;
  /** Canonical. */
  readonly url?: string;
  readonly author?: string;
  /** Who published it, where the feed says that it is another. */
  readonly publisher?: string;
  /** As written. */
  readonly published?: string;
  readonly language?: string;
  /** Plain lines; empty where the feed has a title alone. */
  readonly text: string;
  /** The text is the article, not a summary or beginning of it. */
  readonly whole: boolean;
}

export interface Feed {
  readonly title?: string;
  readonly language?: string;
  /** The feed asks not to be read more often. */
  readonly ttlMinutes?: number;
  readonly items: readonly FeedItem[];
}

export type FeedRead =
  | { readonly kind: 'feed'; readonly feed: Feed }
  | { readonly kind: 'unreadable'; readonly reason: string };

type Parsed = ReturnType<typeof parseFeed<string>>;
type Of<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed'];

/** Reads RSS 0.9 to 2.0, Atom, RDF and JSON Feed, whole or broken; relative links are resolved against `url`. */
export function readFeed(text: string, url: string): FeedRead {
  const parsed = text.trimStart().startsWith('{') ? tryParse(text, readJson) : tryXml(undeclared(text));
  if (!parsed) return { kind: 'unreadable', reason: 'is no feed: neither RSS nor Atom nor JSON Feed' };
  return { kind: 'feed', feed: toFeed(parsed, url) };
}

function tryXml(xml: string): Parsed | undefined {
  const parsed = tryParse(xml);
  if (parsed) return parsed;
  const mended = mendFeed(xml);
  return mended === undefined ? undefined : tryParse(mended);
}

function tryParse(text: string, read: (text: string) => unknown = (xml) => xml): Parsed | undefined {
  try {
    return parseFeed<string>(read(text));
  } catch {
    return undefined; // whatever it stumbled over, it is no feed as it stands
  }
}

/** Without what is called "length": feedsmith takes an object that has one for a list of so many items, and makes it. */
const readJson = (text: string): unknown => JSON.parse(text, (key, value) => (key === 'length' ? undefined : value));

function toFeed(parsed: Parsed, url: string): Feed {
  switch (parsed.format) {
    case 'rss':
      return fromRss(parsed.feed, url);
    case 'rdf':
      return fromRdf(parsed.feed, url);
    case 'atom':
      return fromAtom(parsed.feed, url);
    case 'json':
      return fromJson(parsed.feed, url);
  }
}

/** An item's words before they are plain: HTML unless `plain`. */
interface Written {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly base: string;
  readonly author?: string | undefined;
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly language?: string | undefined;
  readonly content?: string | undefined;
  readonly summary?: string | undefined;
  readonly plain?: boolean;
}

function fromRss(feed: Of<'rss'>, url: string): Feed {
  const base = resolveAddress(feed.xml?.base, url);
  const items = (feed.items ?? []).map((item) =>
    toItem({
      title: item.title ?? item.dc?.titles?.[0],
      link: item.link ?? (item.guid?.isPermaLink === false ? undefined : webAddress(item.guid?.value)),
      base: resolveAddress(item.xml?.base, base),
      author: named(item.dc?.creators) ?? named(item.authors?.map(({ name, email }) => name ?? email)),
      publisher: item.source?.title,
      published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.atom?.updated,
      language: item.dc?.languages?.[0],
      content: item.content?.encoded,
      summary: item.description ?? item.media?.description?.value,
    }),
  );
  return feedOf(feed.title, feed.language ?? feed.dc?.languages?.[0], items, periodOf(feed.sy) ?? feed.ttl);
}

function fromRdf(feed: Of<'rdf'>, url: string): Feed {
  const items = (feed.items ?? []).map((item) =>
    toItem({
      title: item.title,
      link: item.link ?? webAddress(item.rdf?.about),
      base: url,
      author: named(item.dc?.creators),
      published: item.dc?.dates?.[0],
      content: item.content?.encoded,
      summary: item.description,
    }),
  );
  return feedOf(feed.title, feed.dc?.languages?.[0], items, periodOf(feed.sy));
}

function fromAtom(feed: Of<'atom'>, url: string): Feed {
  const base = resolveAddress(feed.xml?.base, url);
  const items = (feed.entries ?? []).map((entry) => {
    const link = entry.links?.find(({ rel, href }) => href && (rel ?? 'alternate') === 'alternate');
    return toItem({
      title: titleOf(entry.title),
      link: link?.href ?? webAddress(entry.id),
      base: resolveAddress(entry.xml?.base, base),
      author: named(entry.authors?.map(({ name }) => name)) ?? named(feed.authors?.map(({ name }) => name)),
      publisher: titleOf(entry.source?.title),
      published: entry.published ?? entry.updated,
      language: entry.xml?.lang,
      content: htmlOf(entry.content),
      summary: htmlOf(entry.summary),
    });
  });
  return feedOf(titleOf(feed.title), feed.xml?.lang, items, periodOf(feed.sy));
}

function fromJson(feed: Of<'json'>, url: string): Feed {
  const items = (feed.items ?? []).map((item) =>
    toItem({
      title: escapeTags(item.title),
      link: item.url ?? item.external_url ?? webAddress(item.id),
      base: url,
      author: named((item.authors ?? feed.authors)?.map(({ name }) => name)),
      published: item.date_published ?? item.date_modified,
      language: item.language,
      content: item.content_html ?? (item.content_text && escapeHtml(item.content_text)),
      summary: item.summary && escapeHtml(item.summary),
    }),
  );
  return feedOf(escapeTags(feed.title), feed.language, items);
}

function feedOf(
  title: string | undefined,
  language: string | undefined,
  items: readonly FeedItem[],
  ttlMinutes?: number,
): Feed {
  const name = lineOf(title);
  return {
    ...(name !== undefined && { title: name }),
    ...(isLanguage(language) && { language }),
    ...(ttlMinutes !== undefined && ttlMinutes > 0 && { ttlMinutes }),
    items: items.filter((item) => item.title !== undefined || item.text !== ''),
  };
}

function toItem(written: Written): FeedItem {
  const title = lineOf(written.title);
  const url = written.link === undefined ? undefined : canonicalAddress(written.link, written.base);
  const author = lineOf(written.author);
  const publisher = lineOf(written.publisher);
  const published = foldSpace(written.published ?? '');
  const [content, summary] = [written.content, written.summary].map((html = '') => fragmentText(html));
  const text = content!.length >= summary!.length ? content! : summary!;
  return {
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    ...(author !== undefined && { author }),
    ...(publisher !== undefined && { publisher }),
    ...(published !== '' && { published }),
    ...(isLanguage(written.language) && { language: written.language }),
    text,
    whole: isWhole(text, text === content ? WORDS_OF_CONTENT : WORDS_OF_SUMMARY),
  };
}

/** From so many words on, what a feed calls the content is the article, and what it calls a summary, too. */
const WORDS_OF_CONTENT = 80;
const WORDS_OF_SUMMARY = 250;
const CUT_OFF = /(?:…|\.{3}|\[(?:…|\.{3})\]|\b(?:read|continue|see) (?:more|reading|on)\b.{0,80})\s*$/i;

function isWhole(text: string, fewest: number): boolean {
  return (text.match(/\S+/g)?.length ?? 0) >= fewest && !CUT_OFF.test(text.slice(-200));
}

/** Atom says of each text whether it is HTML; plain text may hold a `<` that is no tag. */
function htmlOf(text: { value?: string; type?: string } | undefined): string | undefined {
  if (text?.value === undefined) return undefined;
  return isPlain(text) ? escapeHtml(text.value) : text.value;
}

/** Plain titles are often escaped as if they were HTML: what they hold of references is read, their `<` is no tag. */
const titleOf = (text: Parameters<typeof htmlOf>[0]): string | undefined =>
  text && isPlain(text) ? escapeTags(text.value) : text?.value;

const isPlain = ({ type = 'text' }: { type?: string }): boolean => type === 'text' || type === 'text/plain';

const escapeTags = (text: string | undefined): string | undefined =>
  text?.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\n/g, '<br>');

const webAddress = (text: string | undefined): string | undefined =>
  text !== undefined && /^\s*https?:\/\//i.test(text) ? text : undefined;

const resolveAddress = (address: string | undefined, base: string): string =>
  address !== undefined && URL.canParse(address, base) ? new URL(address, base).href : base;

function named(names: readonly (string | undefined)[] | undefined): string | undefined {
  const known = names?.filter((name) => name !== undefined && name.trim() !== '') ?? [];
  return known.length > 0 ? known.join(', ') : undefined;
}

const isLanguage = (tag: string | undefined): tag is string =>
  tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag);

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** The syndication module's way to say how often a feed changes, in minutes. */
function periodOf(sy: { updatePeriod?: string; updateFrequency?: number } | undefined): number | undefined {
  const minutes = PERIOD_MINUTES[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  return minutes === undefined ? undefined : minutes / Math.max(1, sy?.updateFrequency ?? 1);
}
