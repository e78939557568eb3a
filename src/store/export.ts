import { type Kysely, sql, type Transaction } from 'kysely';
import type { ExportedRow } from '../app/ports.ts';
import { BriefdeskError } from '../core/errors.ts';
import { searchStems } from '../core/words/search-stems.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import { placeRevisions } from './position.ts';
import { joinStems } from './prepare.ts';
import { EXPORTED, type ExportedTable, type Schema } from './schema.ts';

/** Rows read at a time. */
const PAGE = 200;
const TABLES = Object.keys(EXPORTED) as readonly ExportedTable[];
/** Primary keys. */
const KEYS: Readonly<Record<ExportedTable, readonly string[]>> = {
  source: ['id'],
  source_access: ['source_id', 'workspace'],
  source_watch: ['source_id'],
  source_item: ['source_id', 'key_id'],
  article: ['id'],
  article_revision: ['article_id', 'revision'],
  article_source: ['article_id', 'revision', 'source_id', 'key_id'],
  story: ['id'],
  story_alias: ['id'],
  story_article: ['article_id'],
  inbox: ['event_id'],
  post: ['id'],
  conversation: ['id'],
  removed_workspace: ['id'],
  subscription: ['id'],
  delivery: ['id'],
  delivery_part: ['delivery', 'part'],
  told: ['workspace', 'channel', 'key'],
  awaited: ['workspace', 'channel', 'key'],
};

/** Every row as of one moment, the tables referred to first. */
export async function* exportRows(query: Kysely<Schema>): AsyncGenerator<ExportedRow> {
  const snapshot = await query
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    yield { table: 'schema_version', row: { version: SCHEMA_VERSION } };
    for (const table of TABLES) yield* exportTable(snapshot, table);
  } finally {
    await snapshot.rollback().execute();
  }
}

async function* exportTable(snapshot: Kysely<Schema>, table: ExportedTable): AsyncGenerator<ExportedRow> {
  const columns = sql.join(EXPORTED[table].map((column) => sql.ref(column)));
  const keys = KEYS[table].map((column) => sql.ref(column));
  let after: readonly (string | number | null)[] | undefined;
  for (;;) {
    const from = after ? sql`WHERE (${sql.join(keys)}) > (${sql.join(after)})` : sql``;
    const page = await sql<ExportedRow['row']>`SELECT ${columns} FROM ${sql.table(table)} ${from}
      ORDER BY ${sql.join(keys)} LIMIT ${PAGE}`.execute(snapshot);
    for (const row of page.rows) yield { table, row };
    const last = page.rows.at(-1);
    if (!last || page.rows.length < PAGE) return;
    after = KEYS[table].map((column) => last[column] ?? null);
  }
}

/** Reads an export into an empty store, as a whole or not at all. Returns the rows read. */
export async function importRows(transaction: Transaction<Schema>, rows: AsyncIterable<ExportedRow>): Promise<number> {
  const some = await transaction.selectFrom('source').select('id').limit(1).executeTakeFirst();
  if (some) throw new BriefdeskError('store-not-empty', 'the store already holds articles: import into a new one');
  let read = 0;
  for await (const { table, row } of rows) {
    if (table === 'schema_version') {
      refuseNewer(row.version);
      continue;
    }
    if (!isExported(table)) throw new BriefdeskError('bad-import', `an export has no table "${table}"`);
    await insertRow(transaction, table, row);
    read++;
  }
  await placeAll(transaction);
  // What is in a story stays there; what came without one waits for it.
  await transaction.updateTable('story_article').set({ waiting: null }).where('story_id', 'is not', null).execute();
  return read;
}

const isExported = (table: string): table is ExportedTable => Object.hasOwn(EXPORTED, table);

function refuseNewer(version: unknown): void {
  if (typeof version === 'number' && version <= SCHEMA_VERSION) return;
  throw new BriefdeskError('store-newer', 'the export was written by a newer Briefdesk: update this one');
}

async function insertRow(
  transaction: Transaction<Schema>,
  table: ExportedTable,
  row: ExportedRow['row'],
): Promise<void> {
  const columns: readonly string[] = EXPORTED[table];
  const unknown = Object.keys(row).find((column) => !columns.includes(column));
  if (unknown !== undefined) throw new BriefdeskError('bad-import', `table "${table}" has no column "${unknown}"`);
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(Object.keys(row).map((column) => sql.ref(column)))})
    VALUES (${sql.join(Object.values(row))})`.execute(transaction);
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
