import type { DatabaseConnection, PostgresPool } from 'kysely';
import pg from 'pg';
import { BriefdeskError } from '../core/errors.ts';

/** Where an address leads, as far as messages may say. */
export interface Target {
  /** With the port. */
  readonly host: string;
  readonly database: string;
  readonly user: string;
}

/** Throws `bad-database-url`, whose message holds nothing of the address. */
export function describeTarget(databaseUrl: string): Target {
  try {
    if (!/^postgres(?:ql)?:\/\//.test(databaseUrl)) throw new Error('of another protocol');
    const { host, port, database = 'postgres', user = 'the default user' } = new pg.Client(databaseUrl);
    return { host: `${host.includes(':') ? `[${host}]` : host}:${port}`, database, user };
  } catch (error) {
    if (signOf(error) === 'ENOENT')
      throw new BriefdeskError('bad-database-url', `DATABASE_URL names a file that is not there: ${messageOf(error)}`);
    throw new BriefdeskError(
      'bad-database-url',
      'DATABASE_URL must read postgres://user:password@host:5432/database, a # in the password as %23, / as %2F, ? as %3F, % as %25',
    );
  }
}

/** The pool; where it can't connect, it says why. */
export const explainingPool = (pool: pg.Pool, target: Target): PostgresPool => ({
  end: () => pool.end(),
  connect: async () => {
    try {
      return await pool.connect();
    } catch (error) {
      throw explainConnection(error, target);
    }
  },
});

/** What goes wrong in this connection is explained from now on. */
export function explainQueries(connection: DatabaseConnection, target: Target): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query) => {
    try {
      return await execute(query);
    } catch (error) {
      throw explainQuery(error, target);
    }
  };
}

function explainConnection(error: unknown, { host, database, user }: Target): BriefdeskError {
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing listens there: check that the server runs, and host and port in DATABASE_URL',
    ENOTFOUND: 'no such host: check the name in DATABASE_URL',
    EAI_AGAIN: 'its name cannot be looked up now: check the name in DATABASE_URL and the network',
    '28P01': `it refuses the password of ${user}: check DATABASE_URL`,
    '28000': `it refuses ${user}: check DATABASE_URL and the server's pg_hba.conf`,
    '3D000': `it has no database "${database}": create it, or check DATABASE_URL`,
    '53300': 'it has no connection left: raise max_connections or stop other clients',
    '57P03': 'it is starting or stopping: try again in a minute',
  };
  const advice =
    known[signOf(error)] ??
    (/timeout|terminated|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/i.test(`${signOf(error)} ${messageOf(error)}`)
      ? 'it did not answer: check host and port in DATABASE_URL, the firewall, and that the server runs'
      : `${messageOf(error)}: check DATABASE_URL and the server's settings`);
  return new BriefdeskError('store-unreachable', `PostgreSQL at ${host} cannot be used; ${advice}`, {
    cause: withoutPassword(error),
  });
}

/** What a person can do about it, where they can; other errors stay as they are. */
function explainQuery(error: unknown, { host, database, user }: Target): unknown {
  const known = FAILURES.find(({ sign }) => sign.test(`${signOf(error)} ${messageOf(error)}`));
  if (!known) return error;
  const message = `PostgreSQL at ${host} ${known.message(user, database)}`;
  return new BriefdeskError(known.code, message, { cause: withoutPassword(error) });
}

const FAILURES = [
  {
    sign: /^53100 /,
    code: 'store-full',
    message: () => 'has no space left: free some on its disk, then start again',
  },
  {
    sign: /^25006 /,
    code: 'store-read-only',
    message: () => 'takes no changes: name the primary in DATABASE_URL, or end its read-only mode',
  },
  {
    sign: /^42501 /,
    code: 'store-read-only',
    message: (user: string, database: string) =>
      `does not let ${user} write: grant it the right to create and change tables in ${database}`,
  },
  {
    // Ended by the server, or the network; pg has words alone for the latter.
    sign: /^(?:08\w{3}|57P0\d|25P0[34]|ECONNRESET|EPIPE|ETIMEDOUT) |Connection terminated|not queryable/,
    code: 'store-unreachable',
    message: () => 'ended the connection: check that it runs, then try again',
  },
] as const;

/** A cause is logged with its error; pg's own messages name no password, and nothing else of it is kept. */
const withoutPassword = (error: unknown): Error => new Error(messageOf(error));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'connection failed');

/** The code of the server, or of the system. */
const signOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
