import { type Library, timeOf } from './memory-library.ts';
import type { Clock } from './times.ts';

/** The edition that comes with Briefdesk: how many articles, and when the newest of them was published. */
export const SAMPLE = {
  articles: 20,
  newest: '2025-12-06T14:20:00.000Z',
  /** The evening of that day. */
  readAt: '2025-12-06T18:00:00.000Z',
} as const;

/** Reads a clock for a workspace. */
export type ReadClock = (now: Date, workspace: string) => Promise<Clock>;

/**
 * The clock of a desk: while a library holds nothing but the sample edition, it stands at that edition's own
 * day, so that the sample never looks stale.
 */
export function createClock(library: Library, zone: string): ReadClock {
  let known: { readonly version: number; readonly sample: boolean } | undefined;
  return async (now, workspace) => {
    const version = await library.version();
    if (known?.version !== version) known = { version, sample: await holdsSampleOnly(library, workspace) };
    return known.sample ? { now: new Date(SAMPLE.readAt), zone, sample: true } : { now, zone };
  };
}

async function holdsSampleOnly(library: Library, workspace: string): Promise<boolean> {
  const articles = await library.searchArticles({ workspace, limit: SAMPLE.articles + 1 });
  if (articles.length === 0 || articles.length > SAMPLE.articles) return false;
  const dated = articles.filter(({ publishedAt }) => publishedAt).map((article) => timeOf(article).getTime());
  return dated.length > 0 && Math.max(...dated) === Date.parse(SAMPLE.newest);
}
