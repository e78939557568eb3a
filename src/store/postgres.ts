import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from './migrations.ts';
import { describeTarget, explainingPool, explainQueries } from './postgres-errors.ts';
import type { Database, Schema } from './schema.ts';

const CONNECT_MS = 5_000;
const INT8 = 20;
/** A replica that was frozen in a transaction, as with its machine, would keep all others waiting until it wakes up. */
const GIVE_UP_WHEN_FROZEN = "SET idle_in_transaction_session_timeout = '5min'";

/**
 * Connects to the PostgreSQL server of the address and brings its database to this program's schema. Throws
 * `bad-database-url`, `store-unreachable`, `store-read-only`, `store-full`, `store-newer`; no message holds the
 * address's password.
 */
export async function openPostgres(databaseUrl: string): Promise<Database> {
  const target = describeTarget(databaseUrl);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'briefdesk',
    types: { getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)) },
  });
  // A server that goes away while a connection is idle must not end the process: the next query says so.
  pool.on('error', () => {});
  // Nor while it is in use: the query that waits is told, and this one has no other listener then.
  pool.on('connect', (client) => client.on('error', () => {}));
  const dialect = new PostgresDialect({
    pool: explainingPool(pool, target),
    onCreateConnection: async (connection) => {
      explainQueries(connection, target);
      await connection.executeQuery(CompiledQuery.raw(GIVE_UP_WHEN_FROZEN)).catch(() => undefined);
    },
  });
  const sql = new Kysely<Schema>({ dialect });
  const database: Database = { kind: 'postgres', sql };
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await sql.destroy();
    throw error;
  }
}
