import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createChat } from '../../src/app/chat/chat.ts';
import type { Chat, Incoming, Messenger } from '../../src/app/chat/ports.ts';
import { USUAL_RULES } from '../../src/app/chat/rules.ts';
import { createDesk } from '../../src/app/desk.ts';
import { openStore } from '../../src/store/store.ts';
import { EDITION, generateArticle, PLANTED_TOPICS } from './generate.ts';
import { type BenchOptions, percentile, type Section } from './measure.ts';

const INGEST = resolve('dist/ingest-in-worker.js');
/** A busy day of a large newsroom: a command a second, each answered with a brief. */
const EVERY_MS = 1000;

/** How long a command waits until it may be acknowledged, while the same process ingests and answers. */
export async function benchAcknowledgement({ tiny }: BenchOptions): Promise<Section> {
  const title = 'Acknowledgement in chat';
  if (!existsSync(INGEST)) return { title, rows: [], notes: ['There is no dist: run `npm run build` first.'] };
  const articles = tiny ? 50 : 20_000;
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-acknowledge-'));
  const path = join(folder, 'briefdesk.db');
  writeArticles(join(folder, 'articles'), articles);
  const store = await openStore({ path });
  const failures: unknown[] = [];
  const chat = createChat({
    desk: createDesk({ library: store, topics: [] }),
    store: store.chat,
    now: () => new Date(),
    clock: async () => ({ now: EDITION, zone: 'UTC' }),
    messengerOf: () => SILENT,
    rulesOf: () => ({ ...USUAL_RULES.slack, questions: 1_000_000, posts: 1_000_000 }),
    report: (_, error) => failures.push(error),
    leaseMs: 60_000,
  });
  try {
    const { openIngestThread } = (await import(
      pathToFileURL(INGEST).href
    )) as typeof import('../../src/ingest-in-worker.ts');
    let over = false;
    const ingested = openIngestThread()
      .ingest({ store: { path }, folders: [{ folder: join(folder, 'articles') }] })
      .finally(() => {
        over = true;
      });
    const waits = await askUntil(chat, () => over);
    await ingested;
    await chat.drain(60_000);
    if (failures.length > 0) throw failures[0];
    const figures = { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), most: Math.max(...waits) };
    const name = `command received until it may be acknowledged, ${articles.toLocaleString('en-GB')} articles being ingested`;
    const note = `Milliseconds; ${waits.length} commands, one every ${EVERY_MS} ms, each answered in the same process.`;
    return { title, rows: [{ name, figures }], notes: [note] };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

function writeArticles(folder: string, count: number): void {
  mkdirSync(folder);
  for (let number = 0; number < count; number++) {
    const { title = '', text } = generateArticle(number);
    writeFileSync(join(folder, `${number}.txt`), `${title}\n\n${text}`);
  }
}

/** Milliseconds from when each command was due, so that a loop that stands still counts as waiting for all of them. */
async function askUntil(chat: Chat, over: () => boolean): Promise<readonly number[]> {
  const waits: number[] = [];
  const begun = performance.now();
  for (let asked = 0; !over() || asked === 0; ) {
    for (let due = begun + asked * EVERY_MS; due <= performance.now(); due += EVERY_MS) {
      const receipt = await chat.receive(commandNumber(asked));
      waits.push(performance.now() - due);
      void chat.work(receipt);
      asked += 1;
    }
    await sleep(Math.max(0, begun + asked * EVERY_MS - performance.now()));
  }
  return waits;
}

const commandNumber = (number: number): Incoming => ({
  eventId: `bench:${number}`,
  place: { platform: 'slack', workspace: 'slack:T1', channel: `C${number % 10}` },
  person: { id: `U${number}`, moderator: false, roles: [] },
  at: new Date(),
  act: {
    kind: 'command',
    command: { kind: 'brief', topic: PLANTED_TOPICS[number % PLANTED_TOPICS.length]?.name ?? '' },
  },
});

const SILENT: Messenger = {
  post: async (_, __, { key }) => [key],
  reply: async () => {},
  settle: async () => {},
  remove: async () => {},
};
