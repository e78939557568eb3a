import { type Kysely, sql } from 'kysely';
import type { ExportedRow } from '../app/ports.ts';
import { EXPORTED, type ExportedTable, KEYS } from './exported.ts';
import { SCHEMA_VERSION } from './migrations.ts';
import type { Schema } from './schema.ts';

/** Rows read at a time. */
const PAGE = 200;
const TABLES = Object.keys(EXPORTED) as readonly ExportedTable[];
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
