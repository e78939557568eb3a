import { newestFirst } from './memory-library.ts';
import type { Library, StoredArticle } from './ports.ts';
import type { Clock } from './times.ts';

/** The edition that comes with Briefdesk: how many articles, and when the newest of them was published. */
export const SAMPLE = {
  articles: 20,
  newest: '2025-12-06T14:20:00.000Z',
  /** The evening of that day. */
  readAt: '2025-12-06T18:00:00.000Z',
  /** When its undated articles count as added. */
  addedAt: '2025-12-04T09:00:00.000Z',
} as const;

/** A library with the clock it is read by. */
export interface Edition {
  readonly library: Library;
  /** Whether the library holds nothing but the sample edition. */
  readonly isSample: (workspace: string) => Promise<boolean>;
  readonly clock: (now: Date, workspace: string) => Promise<Clock>;
}

/**
 * While a library holds nothing but the sample edition, it is read as of that edition's evening, with its undated
 * articles as added before, so that the sample never looks stale. Any other article makes it the library it is.
 */
export function editionOf(library: Library, zone: string): Edition {
  let known: { readonly version: number; readonly sample: boolean } | undefined;
  const isSample = async (workspace: string): Promise<boolean> => {
    const version = await library.version();
    if (known?.version !== version) known = { version, sample: await holdsSampleOnly(library, workspace) };
    return known.sample;
  };
  return {
    isSample,
    clock: async (now, workspace) =>
      (await isSample(workspace)) ? { now: new Date(SAMPLE.readAt), zone, sample: true } : { now, zone },
    library: asOfThen(library, isSample),
  };
}

/** The library as it is, but where it is the sample with the dates that the sample is read by. */
function asOfThen(library: Library, isSample: Edition['isSample']): Library {
  return {
    searchArticles: async (query) => {
      if (!(await isSample(query.workspace))) return library.searchArticles(query);
      const { storedSince, ...rest } = query;
      const found = await library.searchArticles({ ...rest, limit: SAMPLE.articles });
      return found
        .map(addedThen)
        .filter(({ fetchedAt = ADDED_AT }) => !storedSince || fetchedAt >= storedSince)
        .toSorted(newestFirst)
        .slice(0, query.limit);
    },
    openArticle: async (workspace, articleId, revision) => {
      const article = await library.openArticle(workspace, articleId, revision);
      return article && (await isSample(workspace)) ? addedThen(article) : article;
    },
    listSources: async (workspace) => {
      const sources = await library.listSources(workspace);
      return (await isSample(workspace))
        ? sources.map((source) => ({ ...source, newest: new Date(SAMPLE.newest) }))
        : sources;
    },
    ...(library.stories && { stories: library.stories }),
    countArticles: library.countArticles,
    stemsIn: library.stemsIn,
    readerKey: library.readerKey,
    version: library.version,
  };
}

const ADDED_AT = new Date(SAMPLE.addedAt);

const addedThen = (article: StoredArticle): StoredArticle => ({
  ...article,
  addedAt: ADDED_AT,
  fetchedAt: article.publishedAt ?? ADDED_AT,
});

async function holdsSampleOnly(library: Library, workspace: string): Promise<boolean> {
  const articles = await library.searchArticles({ workspace, limit: SAMPLE.articles + 1 });
  if (articles.length > SAMPLE.articles) return false;
  const published = articles.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []);
  return published.length > 0 && Math.max(...published) === Date.parse(SAMPLE.newest);
}
