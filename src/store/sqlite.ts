import { renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely } from 'kysely';
import Libsql from 'libsql';
import { makeFolder } from './make-folder.ts';
import { MIGRATIONS, type Migration, migrate, schemaVersion } from './migrations.ts';
import type { Database, Schema } from './schema.ts';
import { explainSqlite, type SqliteConnection, sqliteDialect } from './sqlite-dialect.ts';

/** How long opening waits for another process. */
const BUSY_MS = 10_000;
/** How long a statement stops its thread for another's transaction, until it is tried again. */
const STOPPED_MS = 8;

/**
 * Opens the file, made with its folder where there is none, and brings it to this program's schema. `:memory:` is
 * gone when closed. Throws `store-read-only`, `store-full`, `store-disk`, `store-damaged`, `store-newer`.
 */
export async function openSqlite(path: string, migrations: readonly Migration[] = MIGRATIONS): Promise<Database> {
  const sql = new Kysely<Schema>({ dialect: sqliteDialect(connect(path), path) });
  const database: Database = { kind: 'sqlite', sql };
  try {
    if ((await schemaVersion(database)) !== migrations.length) {
      await migrate(database, migrations, () => keepCopy(path, migrations.length));
    }
    return database;
  } catch (error) {
    await sql.destroy();
    throw error;
  }
}

function connect(path: string): SqliteConnection {
  try {
    if (path !== ':memory:') makeFolder(resolve(dirname(path)));
    const connection = new Libsql(path);
    for (const pragma of [`busy_timeout = ${BUSY_MS}`, 'synchronous = FULL', 'foreign_keys = ON']) {
      connection.exec(`PRAGMA ${pragma}`);
    }
    if (path !== ':memory:') useWriteAheadLog(connection);
    connection.exec(`PRAGMA busy_timeout = ${STOPPED_MS}`);
    return connection;
  } catch (error) {
    throw explainSqlite(error, path);
  }
}

/** When two processes open a new file at once, SQLite does not let the second one wait for the change of mode. */
function useWriteAheadLog(connection: SqliteConnection): void {
  const giveUpAt = performance.now() + BUSY_MS;
  for (;;) {
    try {
      connection.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!(error instanceof Error && /\blocked\b/.test(error.message)) || performance.now() > giveUpAt) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** A copy of the file as it was, before a newer schema is made of it. The caller holds the write lock. */
function keepCopy(path: string, version: number): void {
  const copy = `${path}.before-${version}.bak`;
  // One name for all, who come here one at a time: what one that was killed has left is as large as the store.
  const unfinished = `${copy}.unfinished`;
  const connection = connect(path);
  try {
    for (const left of [unfinished, `${unfinished}-journal`]) rmSync(left, { force: true });
    connection.prepare('VACUUM INTO ?').run([unfinished]);
    renameSync(unfinished, copy);
  } catch (error) {
    throw explainSqlite(error, path);
  } finally {
    connection.close();
  }
}
