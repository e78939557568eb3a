import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { BriefdeskError } from '../core/errors.ts';
import { migrate } from './migrations.ts';
import type { Database, Schema } from './schema.ts';

const CONNECT_MS = 5_000;
const INT8 = 20;

/**
 * Connects to the PostgreSQL server of the address and brings its database to this program's schema. Throws
 * `bad-database-url`, `store-unreachable`, `store-newer`; no message holds the address's password.
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
  const sql = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: explainingPool(pool, target) }) });
  const database: Database = { kind: 'postgres', sql };
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await sql.destroy();
    throw error;
  }
}

interface Target {
  readonly host: string;
  readonly database: string;
  readonly user: string;
}

function describeTarget(databaseUrl: string): Target {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new BriefdeskError('bad-database-url', 'DATABASE_URL must read postgres://user:password@host:5432/database');
  }
  return {
    host: `${url.hostname || 'localhost'}:${url.port || '5432'}`,
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(url.username) || 'the default user',
  };
}

function explainingPool(pool: pg.Pool, target: Target): PostgresPool {
  return {
    end: () => pool.end(),
    connect: async () => {
      try {
        return await pool.connect();
      } catch (error) {
        throw explainConnection(error, target);
      }
    },
  };
}

function explainConnection(error: unknown, { host, database, user }: Target): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const advice =
    {
      ECONNREFUSED: 'nothing listens there: check that the server runs, and host and port in DATABASE_URL',
      ENOTFOUND: 'no such host: check the name in DATABASE_URL',
      EAI_AGAIN: 'its name cannot be looked up now: check the name in DATABASE_URL and the network',
      '28P01': `it refuses the password of ${user}: check DATABASE_URL`,
      '28000': `it refuses ${user}: check DATABASE_URL and the server's pg_hba.conf`,
      '3D000': `it has no database "${database}": create it, or check DATABASE_URL`,
      '53300': 'it has no connection left: raise max_connections or stop other clients',
    }[code] ?? 'it did not answer: check host and port in DATABASE_URL, the firewall, and that the server runs';
  return new BriefdeskError('store-unreachable', `PostgreSQL at ${host} cannot be used; ${advice}`, {
    cause: withoutPassword(error),
  });
}

/** A cause is logged with its error; pg's own messages name no password, and nothing else of it is kept. */
function withoutPassword(error: unknown): Error {
  return new Error(error instanceof Error ? error.message : 'connection failed');
}
