import { sql, type Transaction } from 'kysely';
import type { ExportedRow } from '../app/ports.ts';
import { BriefdeskError } from '../core/errors.ts';
import { searchStems } from '../core/words/search-stems.ts';
import { type Column, columnsOf, problemOf } from './columns.ts';
import { EXPORTED, type ExportedTable } from './exported.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import { placeRevisions } from './position.ts';
import { joinStems } from './prepare.ts';
import type { Database, Schema } from './schema.ts';

/** Revisions put into the search at a time. */
const PAGE = 200;
const TABLES = Object.keys(EXPORTED) as readonly ExportedTable[];

/** Reads an export into an empty store, as a whole or not at all. Returns the rows read, but for the one that tells the version. */
export async function importRows(
  { kind, sql: transaction }: { readonly kind: Database['kind']; readonly sql: Transaction<Schema> },
  rows: AsyncIterable<ExportedRow>,
): Promise<number> {
  await refuseFilled(transaction);
  const columns = new Map<ExportedTable, readonly Column[]>();
  for (const table of TABLES) columns.set(table, await columnsOf({ kind, sql: transaction }, table));
  let version: number = SCHEMA_VERSION;
  let read = 0;
  for await (const { table, row } of rows) {
    if (table === 'schema_version') {
      version = knownVersion(row.version);
      continue;
    }
    if (!isExported(table)) throw new BriefdeskError('bad-import', `an export has no table "${table}"`);
    const problem = problemOf(row, columns.get(table) ?? [], { older: version < SCHEMA_VERSION });
    if (problem !== undefined) throw new BriefdeskError('bad-import', `a row of "${table}" ${problem}`);
    await insertRow(transaction, table, row);
    read++;
  }
  await placeAll(transaction);
  // What is in a story stays there; what came without one waits for it.
  await transaction.updateTable('story_article').set({ waiting: null }).where('story_id', 'is not', null).execute();
  return read;
}

async function refuseFilled(transaction: Transaction<Schema>): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await sql`SELECT 1 FROM ${sql.table(table)} LIMIT 1`.execute(transaction);
    if (rows.length > 0)
      throw new BriefdeskError('store-not-empty', 'the store already holds something: import into a new one');
  }
}

const isExported = (table: string): table is ExportedTable => Object.hasOwn(EXPORTED, table);

function knownVersion(version: unknown): number {
  if (typeof version === 'number' && version <= SCHEMA_VERSION) return version;
  throw new BriefdeskError('store-newer', 'the export was written by a newer Briefdesk: update this one');
}

async function insertRow(
  transaction: Transaction<Schema>,
  table: ExportedTable,
  row: ExportedRow['row'],
): Promise<void> {
  const insert = sql`INSERT INTO ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
    VALUES (${sql.join(Object.values(row))})`;
  try {
    await insert.execute(transaction);
  } catch (error) {
    if (error instanceof BriefdeskError) throw error;
    // The row stands there twice, or refers to one that is not there.
    const reason = error instanceof Error ? error.message : String(error);
    throw new BriefdeskError('bad-import', `a row of "${table}" does not fit: ${reason}`, { cause: error });
  }
}

/** Puts every revision that a source holds into the search, a page at a time: their texts may not fit into memory. */
async function placeAll(transaction: Transaction<Schema>): Promise<void> {
  for (;;) {
    const held = await transaction
      .selectFrom('article_source as held')
      .innerJoin('article_revision as r', (join) =>
        join.onRef('r.article_id', '=', 'held.article_id').onRef('r.revision', '=', 'held.revision'),
      )
      .innerJoin('article', 'article.id', 'r.article_id')
      .leftJoin('search_entry as placed', (join) =>
        join.onRef('placed.article_id', '=', 'r.article_id').onRef('placed.revision', '=', 'r.revision'),
      )
      .where('held.current', '=', 1)
      .where('placed.revision', 'is', null)
      .select(['r.article_id as articleId', 'r.revision', 'r.title', 'r.text', 'r.language'])
      .select(({ fn }) => fn.coalesce('r.published_at', 'article.added_at').as('time'))
      .distinct()
      .limit(PAGE)
      .execute();
    if (held.length === 0) return;
    const placings = held.map(({ articleId, revision, time, title, text, language }) => {
      const stems = joinStems(searchStems(text, title ?? undefined, language ?? undefined));
      return { articleId, revision, time, stems };
    });
    await placeRevisions(transaction, placings);
  }
}
