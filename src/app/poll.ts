import { type IngestReport, ingest } from './ingest.ts';
import { backOff, nextInterval } from './poll-schedule.ts';
import type { Source, Store } from './ports.ts';
import { rereadNext } from './reread.ts';
import type { ReadingRecord, Watched } from './watching.ts';
import type { WatchReader, WebFailure, WebReading } from './web.ts';

/** Longer than the slowest reading: many pages of one host, one a second. */
const LEASE = 15 * 60_000;
/** What is left over of a large feed is read after this. */
const SOON = 2 * 60_000;
/** Pages that could not be reached are tried again after this, where the feed is not read before. */
const RETRY = 10 * 60_000;

export interface Polling {
  readonly store: Store;
  readonly reader: WatchReader;
  /** Who claims: one name a process and thread. */
  readonly holder: string;
  readonly now: () => Date;
  /** When sources are due; absent: the database's own clock. */
  readonly dueAt?: () => Date;
}

/** What reading one source came to. Plain data: it passes between threads. */
export type PollReport =
  | { readonly kind: 'read'; readonly report: IngestReport }
  | { readonly kind: 'unchanged'; readonly source: string }
  | { readonly kind: 'failed'; readonly source: string; readonly reason: string };

/**
 * Reads the source that has been due longest, or, where none is, a new article's page again; undefined where nothing is
 * due. Throws where the store can't be used.
 */
export async function pollNext(polling: Polling): Promise<PollReport | undefined> {
  const { store, reader, holder, now, dueAt } = polling;
  const { watches } = store;
  const [watched] = await watches.claimDue({ holder, limit: 1, lease: LEASE }, dueAt?.());
  if (!watched) return pollPage(polling);
  const reading = await readSafely(reader, watched, (keys) => watches.itemPrints(watched.id, keys));
  if (reading.kind !== 'read') {
    await watches.recordReading(holder, watched.id, recordOf(watched, reading, false), dueAt?.());
    return reading.kind === 'unchanged'
      ? { kind: 'unchanged', source: watched.name }
      : { kind: 'failed', source: watched.name, reason: reading.reason };
  }
  const report = await ingest(store, sourceOf(watched, reading.items), { now });
  // What the store did not take is not noted as read: it is tried again.
  const refused = new Set(report.unreadable.flatMap(({ key }) => key ?? []));
  const taken = new Map([...reading.prints].filter(([key]) => !refused.has(key)));
  await watches.recordItems(watched.id, taken);
  const pages = reading.pages.filter(({ key }) => !refused.has(key));
  await store.pages.recordPages(watched.id, pages, dueAt?.());
  const fresh = report.counts.added + report.counts.revised > 0;
  const record = recordOf(watched, refused.size > 0 ? withoutValidators(reading) : reading, fresh);
  await watches.recordReading(holder, watched.id, record, dueAt?.());
  return { kind: 'read', report };
}

async function pollPage(polling: Polling): Promise<PollReport | undefined> {
  const reread = await rereadNext(polling);
  if (!reread) return undefined;
  const { source, report } = reread;
  return report ? { kind: 'read', report } : { kind: 'unchanged', source };
}

/** Whatever a page of the web makes a parser do, it costs that source alone. */
async function readSafely(
  reader: WatchReader,
  watched: Watched,
  known: Parameters<WatchReader['read']>[1],
): Promise<WebReading> {
  try {
    return await reader.read(watched, known);
  } catch (error) {
    const reason = `can't be read: ${error instanceof Error ? error.message : String(error)}`;
    return { kind: 'failed', reason, gone: false };
  }
}

function sourceOf({ id, name }: Watched, items: ReadReading['items']): Source {
  return {
    id,
    name,
    async *read() {
      yield* items;
    },
  };
}

/** So that the site can't say that nothing has changed. */
const withoutValidators = ({ etag: _, lastModified: __, ...reading }: ReadReading): ReadReading => reading;

type ReadReading = Extract<WebReading, { kind: 'read' }>;

function recordOf(watched: Watched, reading: WebReading, fresh: boolean): ReadingRecord {
  if (reading.kind === 'failed') return failureRecord(watched, reading);
  const { etag, lastModified, movedTo, atLeast } = reading;
  const pace = reading.kind === 'read' ? reading.pace : undefined;
  // What was said of a feed that has not changed still holds; why it could not be read does not.
  const before = watched.failures === 0 ? watched.note : undefined;
  const note = reading.kind === 'read' ? reading.note : before;
  const interval = nextInterval(watched.interval, {
    fresh,
    ...(pace !== undefined && { pace }),
    ...(atLeast !== undefined && { atLeast }),
  });
  return {
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    ...(movedTo !== undefined && { movedTo }),
    ...(note !== undefined && { note }),
    failures: 0,
    interval,
    delay: reading.kind === 'read' ? delayOf(reading, interval) : interval,
  };
}

function delayOf({ more, retry, atLeast = 0 }: ReadReading, interval: number): number {
  if (!more && !retry) return interval;
  return Math.min(interval, Math.max(more ? SOON : RETRY, atLeast));
}

/** The state of the last good answer is kept: when the site is well again, it may say that nothing changed. */
function failureRecord({ etag, lastModified, interval, failures }: Watched, failed: WebFailure): ReadingRecord {
  return {
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    failures: failures + 1,
    note: failed.reason,
    interval,
    ...(!failed.gone && { delay: backOff(failures + 1, failed.atLeast) }),
  };
}
