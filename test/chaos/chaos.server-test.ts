import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, it } from 'vitest';
import { runChaos } from './chaos.ts';

const { TEST_DATABASE_URL: server = '', TEST_DATABASE_RESTART: restart = '' } = process.env;

/** The server is restarted: it must have no other suite's connections, so this one has a schema and a file of its own. */
async function emptyDatabase(): Promise<string> {
  const admin = new pg.Client(server);
  await admin.connect();
  const schema = `chaos_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`CREATE SCHEMA ${schema}`);
  await admin.end();
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return url.href;
}

it('every digest is posted once by three replicas that are killed and stopped while PostgreSQL restarts', async () => {
  const restartDatabase = async () => void (await promisify(execFile)(restart));

  const outcome = await runChaos({
    seed: 5,
    blows: 15,
    replicas: 3,
    databaseUrl: await emptyDatabase(),
    restartDatabase,
  });

  expect(outcome).toMatchObject({ lost: [], doubled: [], mistold: 0 });
  expect(outcome.posted).toBe(outcome.due);
}, 400_000);
