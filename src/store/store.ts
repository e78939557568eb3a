import { type Kysely, sql } from 'kysely';
import type { ArticleQuery, Store, StoredArticle } from '../app/ports.ts';
import { ARTICLE_COLUMNS, type ArticleRow, toArticle } from './article-row.ts';
import { countChange } from './changes.ts';
import { createChatStore } from './chat.ts';
import { createDigestStore } from './digests/digests.ts';
import { exportRows } from './export.ts';
import { importRows } from './import.ts';
import { createPages } from './pages.ts';
import { saveBatch } from './save-batch.ts';
import type { Database, Schema, Write } from './schema.ts';
import { findEntries, mayCite, newestHeld } from './search.ts';
import { listSources, readerKey, saveSource } from './sources.ts';
import { openSqlite } from './sqlite.ts';
import { createStories } from './stories.ts';
import { createWatches } from './watches.ts';

/** The database of the address, or the file where there is none. */
export async function openStore({ databaseUrl, path }: { databaseUrl?: string; path: string }): Promise<Store> {
  if (databaseUrl === undefined) return createStore(await openSqlite(path));
  // Its driver takes time to load, at every start and in every thread.
  const { openPostgres } = await import('./postgres.ts');
  return createStore(await openPostgres(databaseUrl));
}

export function createStore(database: Database): Store {
  const { sql: query, kind } = database;
  const write: Write = (work) =>
    query.transaction().execute(async (transaction) => {
      if (kind === 'postgres') await sql`SELECT pg_advisory_xact_lock(${WRITE_LOCK})`.execute(transaction);
      return await work(transaction);
    });
  return {
    saveSource: (source) => write((transaction) => saveSource(transaction, source)),
    saveArticles: (sourceId, articles, at) => saveBatch({ query, write }, sourceId, articles, at),
    searchArticles: (asked) => searchArticles(database, asked),
    countArticles: async (asked) => {
      const { entries, where } = findEntries(kind, asked);
      const most = asked.limit === undefined ? sql`` : sql`LIMIT ${asked.limit}`;
      const counted = await sql<{
        articles: number;
      }>`SELECT count(*) AS articles FROM (SELECT 1 FROM ${entries} WHERE ${where} ${most}) AS found`.execute(query);
      return counted.rows[0]?.articles ?? 0;
    },
    openArticle: (workspace, articleId, revision) => openArticle(query, workspace, articleId, revision),
    stemsIn: (workspace, articleIds) => stemsIn(query, workspace, articleIds),
    listSources: (workspace) => listSources(query, workspace),
    readerKey: (workspace) => readerKey(query, workspace),
    version: async () => (await query.selectFrom('counter').select('value').executeTakeFirstOrThrow()).value,
    chat: createChatStore(database),
    watches: createWatches(database, write),
    pages: createPages(database, write),
    digests: createDigestStore(database),
    stories: createStories(database, write),
    exportRows: () => exportRows(query),
    importRows: (rows) =>
      write(async (transaction) => {
        const read = await importRows({ kind, sql: transaction }, rows);
        await countChange(transaction);
        return read;
      }),
    close: () => query.destroy(),
  };
}

/** Writers on PostgreSQL take turns, as SQLite's do: two that add the same text at once would keep it twice. */
const WRITE_LOCK = 7_204_319;

async function searchArticles({ kind, sql: query }: Database, asked: ArticleQuery): Promise<readonly StoredArticle[]> {
  const { entries, where, place } = findEntries(kind, asked);
  const found = await sql<ArticleRow>`SELECT ${ARTICLE_COLUMNS} FROM ${entries}
    JOIN article_revision r ON r.article_id = entry.article_id AND r.revision = entry.revision
    JOIN article a ON a.id = entry.article_id
    WHERE ${where} ORDER BY ${place} DESC LIMIT ${asked.limit}`.execute(query);
  return found.rows.map(toArticle);
}

async function openArticle(
  query: Kysely<Schema>,
  workspace: string,
  articleId: string,
  revision: number | undefined,
): Promise<StoredArticle | undefined> {
  const readable =
    revision === undefined
      ? sql`r.revision = ${newestHeld(workspace, sql`r.article_id`)}`
      : sql`r.revision = ${revision} AND EXISTS (SELECT 1 FROM article_source given
          JOIN source_access access ON access.source_id = given.source_id
          WHERE given.article_id = r.article_id AND given.revision = r.revision AND ${mayCite(workspace)})`;
  const found = await sql<ArticleRow>`SELECT ${ARTICLE_COLUMNS} FROM article_revision r
    JOIN article a ON a.id = r.article_id WHERE r.article_id = ${articleId} AND ${readable}`.execute(query);
  return found.rows[0] && toArticle(found.rows[0]);
}

async function stemsIn(
  query: Kysely<Schema>,
  workspace: string,
  articleIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (articleIds.length === 0) return new Set();
  const found = await sql<{ stems: string }>`SELECT entry.stems FROM search_entry entry
    WHERE entry.article_id IN (${sql.join(articleIds)})
      AND coalesce(entry.revision = ${newestHeld(workspace, sql`entry.article_id`)}, false)`.execute(query);
  return new Set(found.rows.flatMap(({ stems }) => stems.split(' ')));
}
