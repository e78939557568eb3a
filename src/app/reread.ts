import { type IngestReport, ingest } from './ingest.ts';
import type { DuePage, Pages } from './pages.ts';
import { nextAgain } from './poll-schedule.ts';
import type { IncomingArticle, Store } from './ports.ts';
import type { PageReading, WatchReader } from './web.ts';

/** Longer than the slowest page takes, its host's queue included. */
const LEASE = 15 * 60_000;
/** A page that has kept less of its text than this has become a notice, a login or a wall. */
const LEAST_KEPT = 0.5;

export interface Rereading {
  readonly store: Store;
  readonly reader: Pick<WatchReader, 'readAgain'>;
  readonly now: () => Date;
  readonly dueAt?: () => Date;
}

/** What reading one page again came to; `report` where its text came. */
export interface Reread {
  readonly source: string;
  readonly report?: IngestReport;
}

/** Reads a new article's page again, the one that has been due longest; undefined where none is. */
export async function rereadNext({ store, reader, now, dueAt }: Rereading): Promise<Reread | undefined> {
  const page = await store.pages.claimPage(LEASE, dueAt?.());
  if (!page) return undefined;
  const reading = await readSafely(reader, page);
  const article = articleIn(reading, page);
  const report = article && (await ingest(store, sourceOf(page, article), { now }));
  const taken = report?.unreadable.length === 0;
  const known = reading.kind === 'unchanged' || (reading.kind === 'article' && taken) ? reading : page;
  await store.pages.recordAgain(page, nextOf(page, reading, known), dueAt?.());
  return { source: page.source.name, ...(report && { report }) };
}

/** Whatever a page makes a parser do, it costs that page alone. */
async function readSafely(reader: Rereading['reader'], page: DuePage): Promise<PageReading> {
  try {
    return await reader.readAgain(page);
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error), gone: false };
  }
}

/** The article as its page tells it now; what is known of it otherwise stays. */
function articleIn(reading: PageReading, { key, article: before }: DuePage): IncomingArticle | undefined {
  if (reading.kind !== 'article') return undefined;
  const { text } = reading.article;
  if (text.length < before.text.length * LEAST_KEPT) return undefined;
  const { id: _, revision: __, addedAt: ___, fetchedAt: ____, ...details } = before;
  return { ...reading.article, ...details, key, text };
}

function nextOf(
  { readings }: DuePage,
  reading: PageReading,
  { etag, lastModified }: Pick<DuePage, 'etag' | 'lastModified'>,
): Parameters<Pages['recordAgain']>[1] {
  if (reading.kind === 'failed' && (reading.gone || reading.forbidden === true)) return undefined;
  const delay = nextAgain(readings + 1, reading.atLeast);
  if (delay === undefined) return undefined;
  return { delay, ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

const sourceOf = ({ source }: DuePage, article: IncomingArticle): Parameters<typeof ingest>[1] => ({
  ...source,
  async *read() {
    yield { kind: 'article', name: article.title ?? article.key, article };
  },
});
