import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { createStore } from '../../src/store/store.ts';
import { describeStore } from '../contracts/store.ts';

const server = process.env.TEST_DATABASE_URL;
if (!server) throw new Error('these suites need a PostgreSQL server: npm run test:postgres starts one');

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
