import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Chaos, runChaos } from './chaos.ts';

/** `npm run chaos [-- SEED]`: the long run. With PostgreSQL: `.ci/postgres npm run chaos`. */
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const { TEST_DATABASE_URL, TEST_DATABASE_RESTART } = process.env;
const runs: readonly (Chaos & { readonly name: string })[] = [
  { name: 'SQLite, one process', seed, blows: 200, replicas: 1 },
  ...(TEST_DATABASE_URL === undefined
    ? []
    : [
        {
          name: 'PostgreSQL, three replicas, the server restarted in between',
          seed,
          blows: 200,
          replicas: 3,
          databaseUrl: TEST_DATABASE_URL,
          ...(TEST_DATABASE_RESTART !== undefined && {
            restartDatabase: async () => void (await promisify(execFile)(TEST_DATABASE_RESTART)),
          }),
        },
      ]),
];

for (const { name, ...chaos } of runs) {
  const { lost, doubled, ...figures } = await runChaos(chaos);
  process.stdout.write(`${name}\n${JSON.stringify({ ...figures, lost: lost.length, doubled: doubled.length })}\n`);
  for (const what of lost) process.stdout.write(`lost: ${what}\n`);
  for (const what of doubled) process.stdout.write(`doubled: ${what}\n`);
  if (lost.length + doubled.length + figures.mistold > 0) process.exitCode = 1;
}
