import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { groupWhileKilled } from '../contracts/group-processes.ts';

const MIGRATE = fileURLToPath(new URL('migrate-process.ts', import.meta.url));
const SCRIPT = fileURLToPath(new URL('ingest-process.ts', import.meta.url));

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefdesk-'));
  path = join(folder, 'data', 'briefdesk.db');
});

afterEach(() => rm(folder, { recursive: true }));

function startIngest(first: number, count: number): ChildProcess {
  const args = ['--import', 'tsx', SCRIPT, path, String(first), String(count)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Kills it without warning once it has said that so many are saved. Returns how many it has said at last. */
async function killAfter(child: ChildProcess, saved: number): Promise<number> {
  let said = 0;
  for await (const line of createInterface({ input: child.stdout! })) {
    said = Number(line);
    if (said >= saved) child.kill('SIGKILL');
  }
  return said;
}

/** Kills it without warning as soon as the condition holds; tells whether it was still at work. */
async function killWhen(child: ChildProcess, condition: () => boolean): Promise<boolean> {
  const exit = once(child, 'exit');
  while (child.exitCode === null && !condition()) await sleep(1);
  child.kill('SIGKILL');
  await exit;
  return child.signalCode === 'SIGKILL';
}

const startMigration = (): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', MIGRATE, path], { stdio: ['ignore', 'pipe', 'inherit'] });

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

async function ended(child: ChildProcess): Promise<number | null> {
  child.stdout!.resume();
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
}

describe('a migration that is killed', () => {
  it('leaves the store as it was, beside a whole copy, and is done the next time', async () => {
    await ended(startIngest(0, 500));
    const killed = await killWhen(startMigration(), () => sizeOf(`${path}-wal`) > 3_000_000);
    const store = createStore(await openSqlite(path));
    const kept = await store.countArticles({ workspace: 'anyone', phrases: [[['ferri']]] });
    await store.close();

    const status = await ended(startMigration());

    expect(killed).toBe(true);
    expect(kept).toBe(500);
    expect(status).toBe(0);
    await expect(openSqlite(path)).rejects.toMatchObject({ code: 'store-newer' });
    const copy = createStore(await openSqlite(`${path}.before-${MIGRATIONS.length + 1}.bak`));
    expect(await copy.countArticles({ workspace: 'anyone', phrases: [[['ferri']]] })).toBe(500);
    await copy.close();
  }, 60_000);
});

describe('several processes on one SQLite file', () => {
  it('make the file together and lose nothing of what each saves', async () => {
    const children = [0, 1, 2, 3].map((number) => startIngest(number * 100, 100));

    const statuses = await Promise.all(children.map(ended));

    const store = createStore(await openSqlite(path));
    expect(statuses).toEqual([0, 0, 0, 0]);
    expect(await store.countArticles({ workspace: 'anyone' })).toBe(400);
    expect((await store.listSources('anyone')).map(({ articles }) => articles)).toEqual([100, 100, 100, 100]);
    await store.close();
  }, 60_000);

  it('lose and double nothing when an ingest of 5,000 articles is killed and begun again', async () => {
    for (const point of [200, 1500, 3200]) {
      const said = await killAfter(startIngest(0, 5000), point + Math.floor(Math.random() * 700));
      const store = createStore(await openSqlite(path));
      expect(await store.countArticles({ workspace: 'anyone' })).toBeGreaterThanOrEqual(said);
      await store.close();
    }

    const status = await ended(startIngest(0, 5000));

    const database = await openSqlite(path);
    const store = createStore(database);
    const found = await store.searchArticles({ workspace: 'anyone', limit: 6000 });
    const ferries = await store.countArticles({ workspace: 'anyone', phrases: [[['ferri']]] });
    const last = await store.searchArticles({ workspace: 'anyone', limit: 2, phrases: [[['number4999']]] });
    expect(status).toBe(0);
    expect(new Set(found.map(({ text }) => text)).size).toBe(5000);
    expect(found).toHaveLength(5000);
    expect(found.every(({ revision }) => revision === 1)).toBe(true);
    expect(ferries).toBe(5000);
    expect(last).toHaveLength(1);
    expect((await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(database.sql)).rows).toEqual([
      { integrity_check: 'ok' },
    ]);
    await sql`INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)`.execute(database.sql);
    await store.close();
  }, 120_000);

  it('group every article once where those that group are killed', async () => {
    const store = createStore(await openSqlite(path));

    await groupWhileKilled(store, path);

    await store.close();
  }, 60_000);
});
