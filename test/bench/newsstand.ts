import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { startChat } from '../app/chat/rig.ts';
import type { Polled, pollNewsstand } from '../web/poll-newsstand.ts';
import { type BenchOptions, percentile, type Row } from './measure.ts';

const HOUR = 3_600_000;
/** Between two commands. */
const PAUSE_MS = 500;
const MEGABYTE = 2 ** 20;
const PROGRAM = new URL('./newsstand-worker.ts', import.meta.url).href;

/**
 * Two days of a web that is broken in every common way, read over real connections in a thread, as the bot does, while
 * commands come in beside it. The web itself runs in the same process, and counts in its memory.
 */
export async function benchNewsstand({ tiny }: BenchOptions): Promise<readonly Row[]> {
  const load = tiny ? { papers: 4, hours: 3, every: HOUR } : { papers: 500, hours: 48, every: 1.2 * HOUR };
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-newsstand-'));
  const path = join(folder, 'desk.db');
  const chat = await startChat({ path });
  const before = await chat.store.countArticles({ workspace: 'terminal' });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  try {
    delay.enable();
    const started = performance.now();
    const { polled, waits, megabytes } = await acknowledgeWhile(chat, startPolling({ path, load }));
    const seconds = (performance.now() - started) / 1000;
    const stored = (await chat.store.countArticles({ workspace: 'terminal' })) - before;
    const name = `${load.papers} feeds, ${load.hours} h`;
    return [
      { name: `${name}: articles published / stored`, figures: { count: `${polled.published.length} / ${stored}` } },
      { name: `${name}: feeds and pages asked for a second`, figures: { rate: polled.requests / seconds } },
      { name: `${name}: articles stored a second`, figures: { rate: stored / seconds } },
      { name: `${name}: resident memory at most, MB`, figures: { count: Math.max(...megabytes) } },
      { name: `${name}: command acknowledged, p50 ms`, figures: { count: percentile(waits, 0.5) } },
      { name: `${name}: command acknowledged, slowest ms`, figures: { count: Math.max(...waits) } },
      { name: `${name}: event loop blocked at most, ms`, figures: { count: delay.max / 1e6 } },
    ];
  } finally {
    delay.disable();
    await chat.close();
    rmSync(folder, { recursive: true });
  }
}

async function startPolling(workerData: {
  readonly path: string;
  readonly load: Parameters<typeof pollNewsstand>[1];
}): Promise<Polled> {
  // A thread that begins in TypeScript would not know what that is.
  const begin = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(PROGRAM)})))`;
  const worker = new Worker(begin, { eval: true, workerData });
  const [polled] = (await once(worker, 'message')) as [Polled];
  await worker.terminate();
  return polled;
}

/** A command is acknowledged once it is stored; how long each took, and the memory the process had then. */
async function acknowledgeWhile({ chat, incoming }: Awaited<ReturnType<typeof startChat>>, polling: Promise<Polled>) {
  const waits: number[] = [];
  const megabytes: number[] = [];
  let polled: Polled | undefined;
  const ending = polling.then((result) => {
    polled = result;
  });
  while (!polled) {
    const asked = performance.now();
    await chat.receive(incoming({ kind: 'command', command: { kind: 'brief', topic: 'harbour' } }));
    waits.push(performance.now() - asked);
    megabytes.push(process.memoryUsage.rss() / MEGABYTE);
    await Promise.race([ending, sleep(PAUSE_MS)]);
  }
  return { polled, waits, megabytes };
}
