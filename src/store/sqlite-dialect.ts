import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import type Libsql from 'libsql';
import { BriefdeskError } from '../core/errors.ts';

export type SqliteConnection = InstanceType<typeof Libsql>;

/** Kysely's SQLite over libsql; `path` is named in errors. */
export function sqliteDialect(connection: SqliteConnection, path: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new BriefdeskSqliteDriver(connection, encodingDatabase(connection, path)),
    createIntrospector: (sql) => new SqliteIntrospector(sql),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class BriefdeskSqliteDriver extends SqliteDriver {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection, database: SqliteDatabase) {
    super({ database });
    this.#connection = connection;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return patient(await super.acquireConnection());
  }

  /** Writers take the write lock at once: one that read first would be refused it after another's write. */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** SQLite itself rolls back where the disk is full; another attempt would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** How long a statement waits for another process's transaction. Ours are over in 50 ms. */
const BUSY_MS = 10_000;
const TRY_AGAIN_MS = 20;

/** SQLite itself waits by stopping the whole thread, so it is told to give up soon: here the thread's other work goes on. */
const patient = (connection: DatabaseConnection): DatabaseConnection => ({
  executeQuery: async (query) => {
    const giveUpAt = performance.now() + BUSY_MS;
    for (;;) {
      try {
        return await connection.executeQuery(query);
      } catch (error) {
        const isBusy = error instanceof BriefdeskError && error.code === 'store-busy';
        if (!isBusy || performance.now() > giveUpAt) throw error;
        await sleep(TRY_AGAIN_MS);
      }
    }
  },
  streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
});

function encodingDatabase(connection: SqliteConnection, path: string): SqliteDatabase {
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explainSqlite(error, path);
    }
  };
  const prepare = (text: string): SqliteStatement => {
    const statement = explained(() => connection.prepare(text));
    return {
      reader: statement.reader,
      all: (values) => explained(() => statement.all(values.map(encode))),
      run: (values) => explained(() => statement.run(values.map(encode))),
      iterate: (values) => explained(() => statement.iterate(values.map(encode))),
    };
  };
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => void connection.close(),
    prepare: (text) => {
      const statement = prepared.get(text) ?? prepare(text);
      prepared.delete(text);
      prepared.set(text, statement);
      for (const oldest of prepared.keys()) {
        if (prepared.size <= STATEMENTS_KEPT) break;
        prepared.delete(oldest);
      }
      return statement;
    },
  };
}

/** Those last used: the queries of a program are few, but for those that a person's topic makes longer. */
const STATEMENTS_KEPT = 100;

/** libsql aborts the process on a boolean and binds every number as a REAL, which LIMIT refuses. */
function encode(value: unknown): string | bigint | number | null {
  switch (typeof value) {
    case 'string':
    case 'bigint':
      return value;
    case 'number':
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'undefined':
      return null;
    default:
      if (value === null) return null;
      throw new TypeError(`no column of ours holds ${Object.prototype.toString.call(value)}`);
  }
}

/** What a person can do about it, where they can; other errors stay as they are. */
export function explainSqlite(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof BriefdeskError) return error;
  const signs = `${'code' in error ? error.code : ''} ${error.message}`;
  const known = FAILURES.find(({ sign }) => sign.test(signs));
  return known ? new BriefdeskError(known.code, known.message(path), { cause: error }) : error;
}

const FAILURES = [
  {
    sign: /SQLITE_FULL|ENOSPC|disk is full/,
    code: 'store-full',
    message: (path: string) => `no space left to write ${path}: free some on that disk, then start again`,
  },
  {
    sign: /SQLITE_READONLY|SQLITE_CANTOPEN|EACCES|EROFS|EPERM|ENOTDIR|EEXIST|ENOENT|Unable to open|readonly database/,
    code: 'store-read-only',
    message: (path: string) =>
      `cannot write ${path}: check that it names a file, that its folder exists and that this user may write there`,
  },
  {
    sign: /SQLITE_IOERR|disk I\/O error|EFBIG/,
    code: 'store-disk',
    message: (path: string) =>
      `the disk failed to read or write ${path}: check its health, and the size that files may have there`,
  },
  {
    sign: /SQLITE_NOTADB|SQLITE_CORRUPT|not a database|malformed/,
    code: 'store-damaged',
    message: (path: string) => `${path} is not a Briefdesk database or is damaged: restore a copy or name another file`,
  },
  {
    sign: /SQLITE_BUSY|database is locked/,
    code: 'store-busy',
    message: (path: string) => `${path} is kept locked by another process: end it, then try again`,
  },
] as const;
