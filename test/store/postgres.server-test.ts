import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportedRow, IncomingArticle, Store } from '../../src/app/ports.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore, openStore } from '../../src/store/store.ts';
import { CHANNEL, startDigests } from '../app/digests/rig.ts';
import { describeChatStore } from '../contracts/chat-store.ts';
import { describeDigestStore } from '../contracts/digests.ts';
import { groupWhileKilled } from '../contracts/group-processes.ts';
import { describePages } from '../contracts/pages.ts';
import { describeStore } from '../contracts/store.ts';
import { describeStories } from '../contracts/stories.ts';
import { describeWatches } from '../contracts/watches.ts';

const server = process.env.TEST_DATABASE_URL;
if (!server) throw new Error('these suites need a PostgreSQL server: npm run test:postgres starts one');

const NOON = new Date('2026-11-20T12:00:00Z');

const admin = new pg.Client(server);
beforeAll(() => admin.connect());
afterAll(() => admin.end());

/** The address of a schema of its own, as good as an empty database and made faster. */
async function emptyDatabase(): Promise<string> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`CREATE SCHEMA ${schema}`);
  const url = new URL(server!);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return url.href;
}

describeStore('a store on PostgreSQL', async () => createStore(await openPostgres(await emptyDatabase())));

describe('several programs on one PostgreSQL database', () => {
  const articles: readonly IncomingArticle[] = Array.from({ length: 60 }, (_, number) => ({
    key: `k${number}`,
    text: `Notice ${number % 40} of rain.`,
  }));

  it('make the schema together and keep once what they all save', async () => {
    const databaseUrl = await emptyDatabase();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore({ databaseUrl, path: 'unused' })));
    await Promise.all(stores.map((store) => store.saveSource({ id: 'herald', name: 'Herald', access: 'everyone' })));

    await Promise.all(stores.map((store) => store.saveArticles('herald', articles, NOON)));

    expect(await stores[0]!.countArticles({ workspace: 'anyone' })).toBe(40);
    for (const store of stores) await store.close();
  });

  it('group every article once where those that group are killed', async () => {
    const databaseUrl = await emptyDatabase();
    const store = await openStore({ databaseUrl, path: 'unused' });

    await groupWhileKilled(store, databaseUrl);

    await store.close();
  }, 60_000);

  it('move a store from SQLite to PostgreSQL and back without a difference', async () => {
    const first = createStore(await openSqlite(':memory:'));
    const second = createStore(await openPostgres(await emptyDatabase()));
    const third = createStore(await openSqlite(':memory:'));
    await first.saveSource({ id: 'herald', name: 'Гаряче 🚢', access: ['slack:T1', 'user:discord:80351110224678912'] });
    await first.saveArticles('herald', articles, NOON);
    const details = { title: 'Zoë’s “rain”', url: 'https://herald.example/ü', language: 'en' };
    const publishedAt = new Date('1931-05-02T03:04:05.006Z');
    await first.saveArticles(
      'herald',
      [{ ...articles[0]!, ...details, publishedAt, text: 'NUL \0 and 🚢 \\x00' }],
      NOON,
    );

    await second.importRows(first.exportRows());
    await third.importRows(second.exportRows());

    const everything = { workspace: 'slack:T1', limit: 100 };
    expect(await sortedExport(second)).toEqual(await sortedExport(first));
    expect(await sortedExport(third)).toEqual(await sortedExport(first));
    expect(await second.searchArticles(everything)).toEqual(await first.searchArticles(everything));
    for (const store of [first, second, third]) await store.close();
  });
});

/** Databases order text differently, by their own language. */
async function sortedExport(store: Store): Promise<readonly string[]> {
  const rows: ExportedRow[] = [];
  for await (const row of store.exportRows()) rows.push(row);
  return rows.map((row) => JSON.stringify(row)).sort();
}

it('a PostgreSQL server without the database asked for is named with what to check', async () => {
  const url = new URL(server);
  url.pathname = '/missing';

  await expect(openPostgres(url.href)).rejects.toMatchObject({
    code: 'store-unreachable',
    message: expect.stringContaining('it has no database "missing"'),
  });
});

it('a PostgreSQL server that takes no changes is named with what to do, and no article is blamed', async () => {
  const address = await emptyDatabase();
  await (await openStore({ databaseUrl: address, path: 'unused' })).close();
  const url = new URL(address);
  url.searchParams.set('options', `${url.searchParams.get('options')} -c default_transaction_read_only=on`);
  const store = await openStore({ databaseUrl: url.href, path: 'unused' });

  const saving = store.saveSource({ id: 'herald', name: 'Herald', access: 'everyone' });

  await expect(saving).rejects.toMatchObject({
    code: 'store-read-only',
    message: expect.stringContaining('name the primary in DATABASE_URL'),
  });
  await store.close();
});

it('a connection that the PostgreSQL server ends is told as such; it ends those frozen in a transaction', async () => {
  const { sql: query } = await openPostgres(await emptyDatabase());

  const { rows } = await sql`SHOW idle_in_transaction_session_timeout`.execute(query);
  const ended = sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(query);

  expect(rows).toEqual([{ idle_in_transaction_session_timeout: '5min' }]);
  await expect(ended).rejects.toMatchObject({ code: 'store-unreachable' });
  await query.destroy();
});

it('goes on with a digest of which SQLite knew one message to be there and another one to be there perhaps', async () => {
  const left = await startDigests({
    parts: 3,
    script: ['sent', 'accepted-unclear'],
    look: { kind: 'failed', reason: 'no answer' },
  });
  await left.add();
  await left.at('2026-11-20T06:00:00Z');
  const store = createStore(await openPostgres(await emptyDatabase()));

  await store.importRows(left.store.exportRows());
  const goesOn = await startDigests({ parts: 3, store, posted: left.posted });
  for (const time of ['2026-11-20T06:01:00Z', '2026-11-20T06:02:00Z']) await goesOn.at(time);

  expect(left.posted.map(({ part }) => part)).toEqual([0, 1]);
  expect(goesOn.posted.map(({ part }) => part)).toEqual([0, 1, 2]);
  expect(new Set(goesOn.posted.map(({ key }) => key)).size).toBe(1);
  expect(await goesOn.states()).toEqual([{ slot: '2026-11-20T08:00[Europe/Kyiv]', state: 'sent' }]);
  expect((await store.digests.channelMemory(CHANNEL, new Date(0))).told).toHaveLength(1);
  await Promise.all([left.close(), goesOn.close()]);
});

describeChatStore('chat on PostgreSQL', async () => createStore(await openPostgres(await emptyDatabase())));

describeWatches('sources on the web on PostgreSQL', async () => createStore(await openPostgres(await emptyDatabase())));

describePages('pages of new articles on PostgreSQL', async () =>
  createStore(await openPostgres(await emptyDatabase())),
);

describeDigestStore('digests on PostgreSQL', async () => createStore(await openPostgres(await emptyDatabase())));

describeStories('stories on PostgreSQL', async () => createStore(await openPostgres(await emptyDatabase())));
