import type { Worker } from 'node:worker_threads';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openIngestThread } from '../src/ingest-in-worker.ts';
import { startWebWorker } from '../src/web-in-worker.ts';

const STUCK = 'for (;;);';
const ANSWERING = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id }) => parentPort.postMessage({ kind: 'answer', id, answer: 'a page' }));`;

/** What the threads started next run, in place of the built modules. */
const programs: string[] = [];
const started: Worker[] = [];

vi.mock('node:worker_threads', async (original) => {
  const threads = await original<typeof import('node:worker_threads')>();
  class Substitute extends threads.Worker {
    constructor() {
      super(programs.shift() ?? '', { eval: true });
      started.push(this);
    }
  }
  return { ...threads, Worker: Substitute };
});

/** A minute without a sign of life, and the beats around it. */
const TOO_LONG = 71_000;
const RESTARTED = 11_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});

afterEach(async () => {
  vi.useRealTimers();
  programs.length = 0;
  await Promise.all(started.splice(0).map((thread) => thread.terminate()));
});

describe('a thread that has no turn for a minute', () => {
  it('is ended while it reads folders, and the reading fails', async () => {
    programs.push(STUCK);

    const reading = openIngestThread().ingest({ store: { path: 'none' }, folders: [] });
    vi.advanceTimersByTime(TOO_LONG);

    await expect(reading).rejects.toMatchObject({ code: 'ingest-stuck' });
    await vi.waitFor(() => expect(started[0]!.threadId).toBe(-1));
  });

  it('is ended while it reads the web, and another one answers', async () => {
    programs.push(STUCK, ANSWERING);
    const stop = new AbortController();
    const web = startWebWorker(
      { store: { path: 'none' }, web: { userAgent: 'Briefdesk', allowPrivate: [] } },
      pino({ level: 'silent' }),
      stop.signal,
    );

    const first = web.look('https://herald.example/');
    vi.advanceTimersByTime(TOO_LONG);
    await expect(first).rejects.toMatchObject({ code: 'web-failed' });
    vi.advanceTimersByTime(RESTARTED);
    const second = await web.look('https://herald.example/');

    stop.abort();
    expect(started).toHaveLength(2);
    expect(second).toBe('a page');
  });
});
