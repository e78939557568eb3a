import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { explainSqlite } from '../../src/store/sqlite-dialect.ts';
import { createStore, openStore } from '../../src/store/store.ts';

const NOON = new Date('2026-11-20T12:00:00Z');

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefdesk-'));
  path = join(folder, 'data', 'briefdesk.db');
});

afterEach(() => rm(folder, { recursive: true }));

describe('a SQLite file', () => {
  it('is made with its folder, and holds afterwards what was saved', async () => {
    const first = await openStore({ path });
    await first.saveSource({ id: 'herald', name: 'The Herald', access: 'everyone' });
    await first.saveArticles('herald', [{ key: 'a', text: 'Rain fell.' }], NOON);
    await first.close();

    const second = await openStore({ path });

    expect(await second.countArticles({ workspace: 'anyone' })).toBe(1);
    expect(await readdir(join(folder, 'data'))).not.toContainEqual(expect.stringMatching(/\.bak/));
    await second.close();
  });

  it('survives a loss of power', async () => {
    const { sql: query } = await openSqlite(path);

    const pragma = async (name: string) =>
      Object.values((await sql.raw<object>(`PRAGMA ${name}`).execute(query)).rows[0]!);

    expect(await pragma('journal_mode')).toEqual(['wal']);
    expect(await pragma('synchronous')).toEqual([2]);
    expect(await pragma('foreign_keys')).toEqual([1]);
    await query.destroy();
  });

  it('leaves its thread free while another process writes, and is written to after it', async () => {
    const store = await openStore({ path });
    const other = new Libsql(path);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
      if (turns === 10) other.exec('COMMIT');
    }, 5);

    await store.saveSource({ id: 'herald', name: 'The Herald', access: 'everyone' });

    clearInterval(turning);
    expect(turns).toBeGreaterThanOrEqual(10);
    expect((await store.listSources('anyone')).map(({ id }) => id)).toEqual(['herald']);
    other.close();
    await store.close();
  });

  it.each([
    ['text', 'plain', 'text'],
    ['a number', 7, 'integer'],
    ['a large number', 2 ** 53 - 1, 'integer'],
    ['a negative number', -1, 'integer'],
    ['a fraction', 1.5, 'real'],
    ['a bigint', 2n ** 60n, 'integer'],
    ['true', true, 'integer'],
    ['false', false, 'integer'],
    ['null', null, 'null'],
    ['undefined', undefined, 'null'],
  ])('takes %s as a parameter', async (_, value, type) => {
    const { sql: query } = await openSqlite(':memory:');

    const { rows } = await sql<{ type: string }>`SELECT typeof(${value}) AS type`.execute(query);

    expect(rows).toEqual([{ type }]);
    await query.destroy();
  });

  it('refuses a date as a parameter instead of guessing', async () => {
    const { sql: query } = await openSqlite(':memory:');

    await expect(sql`SELECT ${NOON}`.execute(query)).rejects.toThrow('[object Date]');
    await query.destroy();
  });

  it('of a newer program is left alone', async () => {
    const { sql: query } = await openSqlite(path);
    await query.insertInto('schema_version').values({ version: 999, name: 'from the future' }).execute();
    await query.destroy();

    await expect(openStore({ path })).rejects.toMatchObject({ code: 'store-newer' });
  });

  it('is copied before a newer schema is made of it', async () => {
    const store = await openStore({ path });
    await store.saveSource({ id: 'herald', name: 'The Herald', access: 'everyone' });
    await store.close();
    const newer = [...MIGRATIONS, { name: 'one more', statements: ['DROP TABLE article_source'] }];

    const { sql: query } = await openSqlite(path, newer);
    await query.destroy();

    await expect(openStore({ path })).rejects.toMatchObject({ code: 'store-newer' });
    const copy = await openStore({ path: `${path}.before-${newer.length}.bak` });
    expect(await copy.listSources('anyone')).toEqual([{ id: 'herald', name: 'The Herald', articles: 0 }]);
    await copy.close();
  });

  it('keeps nothing of a copy that was not finished', async () => {
    await (await openStore({ path })).close();
    const newer = [...MIGRATIONS, { name: 'one more', statements: ['DROP TABLE article_source'] }];
    const copy = `${path}.before-${newer.length}.bak`;
    for (const left of ['.unfinished', '.unfinished-journal']) await writeFile(`${copy}${left}`, 'half');

    const { sql: query } = await openSqlite(path, newer);
    await query.destroy();

    const names = await readdir(join(folder, 'data'));
    expect(names.filter((name) => name.includes('.bak'))).toEqual([basename(copy)]);
  });

  it('stays as it was when a migration fails', async () => {
    await (await openStore({ path })).close();
    const failing = [...MIGRATIONS, { name: 'fails', statements: ['DROP TABLE article_source', 'no SQL'] }];

    await expect(openSqlite(path, failing)).rejects.toThrow();

    const store = await openStore({ path });
    expect(await store.countArticles({ workspace: 'anyone' })).toBe(0);
    await store.close();
  });

  it('that is full says so and keeps what it has', async () => {
    const database = await openSqlite(path);
    const store = createStore(database);
    await store.saveSource({ id: 'herald', name: 'The Herald', access: 'everyone' });
    await sql`PRAGMA max_page_count = 40`.execute(database.sql);

    const saving = store.saveArticles('herald', [{ key: 'a', text: 'Rain fell. '.repeat(50_000) }], NOON);

    await expect(saving).rejects.toMatchObject({ code: 'store-full', message: expect.stringContaining(path) });
    expect(await store.saveArticles('herald', [{ key: 'b', text: 'Rain fell.' }], NOON)).toHaveLength(1);
    await store.close();
  });

  it.each([
    ['SQLITE_IOERR_WRITE', 'disk I/O error', 'store-disk'],
    ['SQLITE_FULL', 'database or disk is full', 'store-full'],
    ['SQLITE_BUSY', 'database is locked', 'store-busy'],
  ])('that answers %s says what to look after', (code, message, named) => {
    const explained = explainSqlite(Object.assign(new Error(message), { code }), path);

    expect(explained).toMatchObject({ code: named, message: expect.stringContaining(path) });
  });

  it('that is no database says so', async () => {
    const file = join(folder, 'notes.db');
    await writeFile(file, 'These are notes, not a database. '.repeat(100));

    await expect(openStore({ path: file })).rejects.toMatchObject({ code: 'store-damaged' });
  });

  it('whose folder cannot be made says so', async () => {
    await writeFile(join(folder, 'data'), 'a file where the folder should be');

    await expect(openStore({ path })).rejects.toMatchObject({
      code: 'store-read-only',
      message: expect.stringContaining(path),
    });
  });

  it('in a folder that may not be written says so', async () => {
    await chmod(folder, 0o555);

    const outcome = await openAsNobody(path);

    await chmod(folder, 0o755);
    expect(outcome).toBe('store-read-only');
  });
});

async function openAsNobody(file: string): Promise<string> {
  const script = fileURLToPath(new URL('open-process.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, file]);
  return stdout.trim();
}
