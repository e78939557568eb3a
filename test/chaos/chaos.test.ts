import { expect, it } from 'vitest';
import { runChaos } from './chaos.ts';

it('every digest is posted once by a bot that is killed and stopped at random, on SQLite', async () => {
  const outcome = await runChaos({ seed: 4, blows: 12, replicas: 1 });

  expect(outcome).toMatchObject({ lost: [], doubled: [], mistold: 0 });
  expect(outcome.posted).toBe(outcome.due);
}, 400_000);
