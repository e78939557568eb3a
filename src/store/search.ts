import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ArticleQuery, PhraseStems } from '../app/ports.ts';
import { cutStem } from '../core/words/search-stems.ts';
import { positionOf } from './position.ts';
import type { Database } from './schema.ts';

/** The entries of the search that match and may be read, and what puts the newest first. */
interface Found {
  readonly entries: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly place: RawBuilder<unknown>;
}

export function findEntries(kind: Database['kind'], query: Omit<ArticleQuery, 'limit'>): Found {
  const { phrases, since, storedSince, workspace } = query;
  // SQLite's index is a table of its own: walking that one backwards gives the newest matches first.
  const walksIndex = phrases !== undefined && kind === 'sqlite';
  const place = walksIndex ? sql`search_index.rowid` : sql`entry.position`;
  const entries = walksIndex
    ? sql`search_index CROSS JOIN search_entry entry ON entry.position = search_index.rowid`
    : sql`search_entry entry`;
  // PostgreSQL takes an equality for rare and would look through everything before sorting; of this it expects half.
  const conditions: Expression<unknown>[] = [
    sql`coalesce(entry.revision = ${newestHeld(workspace, sql`entry.article_id`)}, false)`,
  ];
  if (phrases) conditions.push(matches(kind, phrases));
  if (since) conditions.push(sql`${place} >= ${positionOf(since.getTime())}`);
  if (storedSince) {
    const stored = sql`r.stored_at >= ${storedSince.getTime()}`;
    // From the oldest of them on: without it every match of a topic would be walked through.
    conditions.push(
      sql`${place} >= (SELECT min(late.position) FROM article_revision r JOIN search_entry late
        ON late.article_id = r.article_id AND late.revision = r.revision WHERE ${stored})`,
      sql`EXISTS (SELECT 1 FROM article_revision r
        WHERE r.article_id = entry.article_id AND r.revision = entry.revision AND ${stored})`,
    );
  }
  return { entries, where: sql.join(conditions, sql` AND `), place };
}

/** The newest revision of an article that a source the workspace may read holds now. */
export function newestHeld(workspace: string, articleId: Expression<unknown>): RawBuilder<number | null> {
  return sql`(SELECT max(held.revision) FROM article_source held
    JOIN source_access access ON access.source_id = held.source_id
    WHERE held.article_id = ${articleId} AND held.current = 1 AND ${mayRead(workspace)})`;
}

/** Of a row of `source_access` called `access`: it lets the workspace read, and the workspace wants to. */
export function mayRead(workspace: string): RawBuilder<SqlBool> {
  return sql`access.workspace IN (${EVERYONE}, ${workspace}) AND access.state = 'read' AND NOT EXISTS (
    SELECT 1 FROM source_access own WHERE own.source_id = access.source_id AND own.workspace = ${workspace}
      AND own.state IN ('muted', 'unwanted'))`;
}

/** Of a row of `source_access` called `access`: the workspace may open what was cited to it. */
export function mayCite(workspace: string): RawBuilder<SqlBool> {
  return sql`access.workspace IN (${EVERYONE}, ${workspace}) AND access.state <> 'unwanted'`;
}

/** The workspace that stands for all of them. */
export const EVERYONE = '*';

/** Of a row of `search_index` on SQLite, of `entry` on PostgreSQL: it holds all words of one of the phrases. */
export const matches = (kind: Database['kind'], phrases: readonly PhraseStems[]): RawBuilder<SqlBool> =>
  kind === 'sqlite' ? matchesFts(phrases) : matchesVector(phrases);

function matchesFts(phrases: readonly PhraseStems[]): RawBuilder<SqlBool> {
  const text = boolean(phrases, { and: ' AND ', or: ' OR ', quote: (stem) => `"${stem.replaceAll('"', '""')}"` });
  return text === undefined ? sql`1 = 0` : sql`search_index MATCH ${text}`;
}

function matchesVector(phrases: readonly PhraseStems[]): RawBuilder<SqlBool> {
  const quote = (stem: string) => `'${stem.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  const text = boolean(phrases, { and: ' & ', or: ' | ', quote });
  return text === undefined ? sql`1 = 0` : sql`entry.vector @@ ${text}::tsquery`;
}

interface Syntax {
  readonly and: string;
  readonly or: string;
  quote(stem: string): string;
}

/** Any of the phrases, of each all words, of each any stem; undefined where nothing can match. */
function boolean(phrases: readonly PhraseStems[], { and, or, quote }: Syntax): string | undefined {
  const group = (parts: readonly string[], by: string) => `(${parts.join(by)})`;
  const possible = phrases
    .map((words) => words.map((stems) => [...new Set(stems.map(cutStem))].filter((stem) => stem !== '')))
    .filter((words) => words.length > 0 && words.every((stems) => stems.length > 0));
  if (possible.length === 0) return undefined;
  return possible
    .map((words) =>
      group(
        words.map((stems) => group(stems.map(quote), or)),
        and,
      ),
    )
    .join(or);
}
