import { BriefdeskError } from '../core/errors.ts';
import type { IncomingArticle, SaveOutcome, Source, SourceAccess, Store } from './ports.ts';

/** A thing that was passed over, or read with a doubt, and why. */
interface IngestProblem {
  readonly name: string;
  readonly reason: string;
  /** Of an article that the store did not take. */
  readonly key?: string;
}

/** What reading one source came to. Plain data: it passes between threads. */
export interface IngestReport {
  readonly source: string;
  readonly counts: Readonly<Record<SaveOutcome['kind'], number>>;
  readonly unreadable: readonly IngestProblem[];
  readonly warnings: readonly IngestProblem[];
}

export interface IngestOptions {
  /** Absent: the store knows the source and who may read it. */
  readonly access?: SourceAccess;
  readonly now: () => Date;
  /** Called after every batch with how many items have been read so far. */
  readonly onProgress?: (read: number) => void;
}

/** What one transaction holds at most: a writer elsewhere, or a reader on PostgreSQL, waits no longer than for this. */
const BATCH_ARTICLES = 20;
const BATCH_CHARACTERS = 150_000;

/**
 * Reads a source into the store. What cannot be read or kept is reported by name and costs nothing else; a store that
 * cannot be written ends it with the store's error, and what was saved until then stays.
 */
export async function ingest(store: Store, source: Source, options: IngestOptions): Promise<IngestReport> {
  const { access } = options;
  if (access !== undefined) await store.saveSource({ id: source.id, name: source.name, access });
  const { report, parted } = await readOnce(store, source, options);
  if (!parted) return report;
  // What was read as a copy before its original was found to have changed has its text to itself now.
  const { report: again } = await readOnce(store, source, options);
  const added = report.counts.added + again.counts.added;
  const revised = report.counts.revised + again.counts.revised;
  const unchanged = again.counts.unchanged - report.counts.added - report.counts.revised;
  return { ...again, counts: { ...again.counts, added, revised, unchanged } };
}

async function readOnce(
  store: Store,
  source: Source,
  { now, onProgress }: IngestOptions,
): Promise<{ readonly report: IngestReport; readonly parted: boolean }> {
  const counts = { added: 0, revised: 0, unchanged: 0, duplicate: 0 };
  const unreadable: IngestProblem[] = [];
  const warnings: IngestProblem[] = [];
  let read = 0;
  let parted = false;
  for await (const batch of batchesOf(source, unreadable, warnings)) {
    const { outcomes, refused } = await saveBatch(store, source.id, batch.articles, now());
    for (const { kind } of outcomes) counts[kind]++;
    parted ||= outcomes.some((outcome) => outcome.parted === true);
    unreadable.push(...refused);
    read += batch.items;
    onProgress?.(read);
  }
  return { report: { source: source.name, counts, unreadable, warnings }, parted };
}

interface Named {
  readonly name: string;
  readonly article: IncomingArticle;
}

interface Batch {
  readonly articles: readonly Named[];
  /** How many items were read for it, unreadable ones too. */
  readonly items: number;
}

async function* batchesOf(
  source: Source,
  unreadable: IngestProblem[],
  warnings: IngestProblem[],
): AsyncGenerator<Batch> {
  const nameOfKey = new Map<string, string>();
  let articles: Named[] = [];
  let items = 0;
  let characters = 0;
  for await (const item of source.read()) {
    items++;
    if (item.kind === 'unreadable') {
      unreadable.push({ name: item.name, reason: item.reason });
      continue;
    }
    const { name, article } = item;
    warnings.push(...(item.warnings ?? []).map((reason) => ({ name, reason })));
    const first = nameOfKey.get(article.key);
    if (first !== undefined) {
      // Kept in turn, each would be a revision of the other at every reading.
      unreadable.push({ name, reason: `has the same address as ${first}, which is kept` });
      continue;
    }
    nameOfKey.set(article.key, name);
    articles.push({ name, article });
    characters += article.text.length;
    if (articles.length < BATCH_ARTICLES && characters < BATCH_CHARACTERS) continue;
    yield { articles, items };
    articles = [];
    items = 0;
    characters = 0;
  }
  if (items > 0) yield { articles, items };
}

interface BatchSaved {
  readonly outcomes: readonly SaveOutcome[];
  readonly refused: readonly IngestProblem[];
}

/** Saves the batch; where one article spoils it, each by itself. */
async function saveBatch(store: Store, sourceId: string, batch: readonly Named[], at: Date): Promise<BatchSaved> {
  if (batch.length === 0) return { outcomes: [], refused: [] };
  try {
    const articles = batch.map(({ article }) => article);
    return { outcomes: await store.saveArticles(sourceId, articles, at), refused: [] };
  } catch (error) {
    // A coded error is the store's own trouble, the same for every article.
    if (error instanceof BriefdeskError) throw error;
    if (batch.length === 1) {
      const [{ name, article }] = batch as readonly [Named];
      return { outcomes: [], refused: [{ name, reason: messageOf(error), key: article.key }] };
    }
  }
  const outcomes: SaveOutcome[] = [];
  const refused: IngestProblem[] = [];
  for (const one of batch) {
    const saved = await saveBatch(store, sourceId, [one], at);
    outcomes.push(...saved.outcomes);
    refused.push(...saved.refused);
  }
  return { outcomes, refused };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
