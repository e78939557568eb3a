import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { callsTo } from '../src/thread-calls.ts';
import { BEAT, watchThread } from '../src/thread-watch.ts';

const SERVING = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id }) => parentPort.postMessage({ id, value: 'served' }));`;

const started: Worker[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((thread) => thread.terminate()));
});

async function startThread(code: string): Promise<Worker> {
  const thread = new Worker(code, { eval: true });
  started.push(thread);
  await once(thread, 'online');
  return thread;
}

it('ends a thread that has no turn any more', async () => {
  const thread = await startThread('for (;;);');
  const told: string[] = [];

  const calls = callsTo(thread);
  watchThread(
    thread,
    () => calls.call(BEAT, []),
    () => told.push('stuck'),
    5,
  );
  await once(thread, 'exit');

  expect(told).toEqual(['stuck']);
});

it('leaves one alone that answers, however long it works at what it was asked', async () => {
  const thread = await startThread(SERVING);
  const calls = callsTo(thread);
  const told: string[] = [];
  let beats = 0;
  const enough = new Promise<void>((resolve) => {
    thread.on('message', () => {
      beats += 1;
      if (beats === 12) resolve();
    });
  });

  watchThread(
    thread,
    () => calls.call(BEAT, []),
    () => told.push('stuck'),
    50,
  );
  await enough;

  expect(told).toEqual([]);
  expect(await calls.call('work', [])).toBe('served');
});
