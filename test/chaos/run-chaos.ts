import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { runChaos } from './chaos.ts';

/** `npm run chaos [-- SEED [BLOWS]]`: the long run. On PostgreSQL: `.ci/postgres npm run chaos`. */
const [seedWord, blowsWord] = process.argv.slice(2);
const seed = Number(seedWord ?? Date.now() % 1_000_000);
const blows = Number(blowsWord ?? 200);
const { TEST_DATABASE_URL: databaseUrl, TEST_DATABASE_RESTART: restart } = process.env;

const { lost, doubled, ...figures } = await runChaos({
  seed,
  blows,
  replicas: databaseUrl === undefined ? 1 : 3,
  ...(databaseUrl !== undefined && { databaseUrl }),
  ...(restart !== undefined && { restartDatabase: async () => void (await promisify(execFile)(restart)) }),
});

const on = databaseUrl === undefined ? 'SQLite, one process' : 'PostgreSQL, three processes, the server restarted';
process.stdout.write(`${on}\n${JSON.stringify({ ...figures, lost: lost.length, doubled: doubled.length })}\n`);
for (const what of lost) process.stdout.write(`lost: ${what}\n`);
for (const what of doubled) process.stdout.write(`doubled: ${what}\n`);
if (lost.length + doubled.length + figures.mistold > 0) process.exitCode = 1;
