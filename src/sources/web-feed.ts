import { createHash } from 'node:crypto';
import type { ReadPage } from '../app/pages.ts';
import { NEW_FOR, nextAgain } from '../app/poll-schedule.ts';
import type { IncomingArticle, ReadItem } from '../app/ports.ts';
import type { ItemPrints } from '../app/watching.ts';
import type { WebStanding } from '../app/web.ts';
import { addressKey } from '../core/address.ts';
import { foldSpace } from '../core/words/fold-space.ts';
import type { Feed, FeedItem } from './feed.ts';
import type { Fetcher } from './fetch.ts';
import { readWebDate } from './web-date.ts';
import { fetchPage } from './web-page.ts';

/** Of a long feed the newest so many items are read. */
const MOST_ITEMS = 200;
/** Pages fetched in one reading; the others wait for the next, so that no source keeps the rest waiting. */
const MOST_PAGES = 40;
const PAGES_AT_ONCE = 2;
/** Milliseconds after which no more pages are begun: well within the time that a claim on a source holds. */
const LONGEST_READING = 4 * 60_000;
/**
 * A page that can't be reached is tried at so many readings before the feed's text has to do: an hour, at ten minutes
 * each. Of an article whose feed gives a title alone, the page is all there is.
 */
const MOST_TRIES = 6;
const MOST_TRIES_WITHOUT_TEXT = 40;
/** A page with so much less text than its feed is a notice, a login or a wall. */
const LEAST_OF_FEED_TEXT = 0.8;
const PACE_ITEMS = 10;

export interface FeedReading {
  readonly items: readonly ReadItem[];
  readonly prints: ItemPrints;
  readonly pages: readonly ReadPage[];
  readonly pace?: number;
  readonly note?: string;
  readonly more: boolean;
  readonly retry: boolean;
}

export interface FeedReadingOptions {
  readonly fetcher: Fetcher;
  readonly known: (keys: readonly string[]) => Promise<ItemPrints>;
  readonly now: Date;
  /** Who publishes it, where the feed does not tell. */
  readonly name: string;
}

/** Makes articles of the items that are new or changed; of those told in summary the page is fetched. */
export async function readItems(feed: Feed, options: FeedReadingOptions): Promise<FeedReading> {
  const { now } = options;
  const keyed = keyItems(newestItems(feed.items, now));
  const noted = await options.known([...keyed.keys()]);
  const changed = [...keyed].filter(([key, item]) => !isNoted(noted.get(key), printOf(item)));
  const needPage = changed.filter(([, item]) => !item.whole && item.url !== undefined);
  const waiting = new Set(needPage.slice(MOST_PAGES).map(([key]) => key));
  const read = changed.filter(([key]) => !waiting.has(key));

  const late = performance.now() + LONGEST_READING;
  const made = await mapSome(read, PAGES_AT_ONCE, async ([key, item]) =>
    performance.now() > late && !item.whole ? undefined : toArticle(feed, key, item, noted.get(key), options),
  );
  const found = made.filter((one) => one !== undefined);

  const refusedNow = found.flatMap(({ refusal }) => refusal ?? []);
  const refusedBefore = [...keyed].flatMap(([key, item]) => refusalOf(noted.get(key), item) ?? []);
  const [note] = [...refusedNow, ...refusedBefore];
  const pace = paceOf(keyed.values(), now);
  return {
    items: found.map(({ item }) => item),
    prints: new Map(found.map(({ key, print }) => [key, print])),
    pages: found.flatMap(({ page }) => page ?? []),
    ...(pace !== undefined && { pace }),
    ...(note !== undefined && { note }),
    more: waiting.size > 0 || found.length < made.length,
    retry: found.some(({ print }) => print.includes(TRIED)),
  };
}

function newestItems(items: readonly FeedItem[], now: Date): readonly FeedItem[] {
  if (items.length <= MOST_ITEMS) return items;
  const timeOf = ({ published }: FeedItem): number =>
    readWebDate(published, now).publishedAt?.getTime() ?? now.getTime();
  return items.toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, MOST_ITEMS);
}

/**
 * Gives each item the key of its article: the address it leads to; its words, where it has no address or shares it
 * with other items. What a feed calls its id is no help: feeds change it, and use one for several items.
 */
function keyItems(items: readonly FeedItem[]): ReadonlyMap<string, FeedItem> {
  const addressOf = ({ url }: FeedItem): string | undefined => (url === undefined ? undefined : addressKey(url));
  const counts = new Map<string, Set<string>>();
  for (const item of items) {
    const address = addressOf(item);
    if (address === undefined) continue;
    const titles = counts.get(address) ?? new Set();
    counts.set(address, titles.add(foldSpace(item.title ?? item.text)));
  }
  const keyed = new Map<string, FeedItem>();
  for (const item of items) {
    const address = addressOf(item);
    const own = address !== undefined && counts.get(address)?.size === 1;
    const key = own ? address : `text:${hash(foldSpace(`${item.title ?? ''}\n${item.text}`))}`;
    if (!keyed.has(key)) keyed.set(key, item);
  }
  return keyed;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** What an item says, without its date: feeds that date everything anew at each reading are many. */
const printOf = ({ title, text }: FeedItem): string => hash(JSON.stringify([title, foldSpace(text)]));

/** Follows a print whose page could not be reached: how often it was tried. */
const TRIED = ' tried ';
const triesOf = (noted: string | undefined, print: string): number =>
  noted?.startsWith(`${print}${TRIED}`) ? Number(noted.slice(print.length + TRIED.length)) : 0;

/** Follows a print whose page robots are to leave alone. */
const FORBIDDEN = ' forbidden';

const isNoted = (noted: string | undefined, print: string): boolean =>
  noted === print || noted === `${print}${FORBIDDEN}`;

const refusalOf = (noted: string | undefined, { url }: FeedItem): string | undefined =>
  noted?.endsWith(FORBIDDEN) && url !== undefined
    ? insteadOf(`${new URL(url).hostname} asks robots not to read all of its pages`)
    : undefined;

const insteadOf = (reason: string): string => `${reason}; the feed's own text is used`;

interface Made {
  readonly key: string;
  readonly item: ReadItem;
  readonly print: string;
  /** Where its text stands, if it is to be read again. */
  readonly page?: ReadPage;
  /** Why its page was not read, where the site forbids it. */
  readonly refusal?: string;
}

async function toArticle(
  feed: Feed,
  key: string,
  item: FeedItem,
  noted: string | undefined,
  { fetcher, now, name }: FeedReadingOptions,
): Promise<Made> {
  const print = printOf(item);
  const { publishedAt, warning } = readWebDate(item.published, now);
  const language = item.language ?? feed.language;
  const told: IncomingArticle = {
    key,
    text: item.text,
    source: item.publisher ?? feed.title ?? name,
    ...(item.title !== undefined && { title: item.title }),
    ...(item.url !== undefined && { url: item.url }),
    ...(item.author !== undefined && { author: item.author }),
    ...(language !== undefined && { language }),
    ...(publishedAt && { publishedAt }),
  };
  const warnings = warning === undefined ? [] : [warning];
  const label = item.title ?? item.url ?? 'an item without a title';
  if (item.whole || item.url === undefined) return { key, print, item: itemOf(label, told, warnings) };

  const page = await fetchPage(fetcher, item.url, now);
  if (page.kind === 'unchanged') return { key, print, item: itemOf(label, told, warnings) };
  if (page.kind === 'article') {
    const fuller = page.article.text.length >= item.text.length * LEAST_OF_FEED_TEXT;
    if (!fuller) return { key, print, item: itemOf(label, told, warnings) };
    const article = mergePage(told, page.article);
    const again = againOf(article, item.url, page, now);
    return { key, print, item: itemOf(label, article, warnings), ...(again && { page: again }) };
  }
  const because = insteadOf(page.reason);
  if (page.forbidden)
    return { key, print: `${print}${FORBIDDEN}`, item: itemOf(label, told, warnings), refusal: because };
  const tries = triesOf(noted, print) + 1;
  const again = page.passing === true && tries < (item.text === '' ? MOST_TRIES_WITHOUT_TEXT : MOST_TRIES);
  return {
    key,
    print: again ? `${print}${TRIED}${tries}` : print,
    item: itemOf(label, told, again ? warnings : [...warnings, because]),
  };
}

/** An article that is new enough is read again. */
function againOf(
  { key, publishedAt }: IncomingArticle,
  address: string,
  { etag, lastModified, atLeast }: WebStanding,
  now: Date,
): ReadPage | undefined {
  const delay = nextAgain(0, atLeast);
  if (delay === undefined || (publishedAt && now.getTime() - publishedAt.getTime() > NEW_FOR)) return undefined;
  return {
    key,
    address,
    delay,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
}

/** The page's text, and what the feed does not tell. */
const mergePage = (told: IncomingArticle, page: IncomingArticle): IncomingArticle => ({
  ...page,
  ...told,
  text: page.text,
});

function itemOf(name: string, article: IncomingArticle, warnings: readonly string[]): ReadItem {
  if (article.text === '') return { kind: 'unreadable', name, reason: warnings.at(-1) ?? 'has a title and no text' };
  return { kind: 'article', name, article, ...(warnings.length > 0 && { warnings }) };
}

/** Mean milliseconds between the newest items, the time since the last one included. */
function paceOf(items: Iterable<FeedItem>, now: Date): number | undefined {
  const ages = [...items]
    .flatMap(({ published }) => readWebDate(published, now).publishedAt?.getTime() ?? [])
    .map((time) => Math.max(0, now.getTime() - time))
    .sort((a, b) => a - b)
    .slice(0, PACE_ITEMS);
  return ages.length < 2 ? undefined : ages.at(-1)! / ages.length;
}

/** In order, at most so many at once. */
async function mapSome<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const run = async (): Promise<void> => {
    while (next < items.length) {
      const place = next++;
      results[place] = await work(items[place]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, run));
  return results;
}
