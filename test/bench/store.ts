import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk } from '../../src/app/desk.ts';
import { ingest } from '../../src/app/ingest.ts';
import type { IncomingArticle, Source, Store } from '../../src/app/ports.ts';
import { readAhead } from '../../src/app/read-ahead.ts';
import { respond } from '../../src/app/respond.ts';
import { createShelf, type Shelf } from '../../src/app/shelf.ts';
import { openStore } from '../../src/store/store.ts';
import { EDITION, generateArticle, PLANTED_TOPICS, wordTopics } from './generate.ts';
import { type BenchOptions, latencyOf, type Row, type Section, shown, timeRuns } from './measure.ts';

const CHUNK = 1_000;
const WORKSPACE = 'terminal';
const ASKED = { workspace: WORKSPACE, clock: { now: EDITION, zone: 'UTC' } };

/** The desk over an SQLite file that grows: briefs and answers at each size, and how fast articles go in. */
export async function benchStore({ tiny, articles }: BenchOptions): Promise<Section> {
  const sizes = tiny ? [10, 20] : articles ? [articles] : [1_000, 10_000, 100_000];
  const runs = tiny ? 1 : 30;
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-bench-'));
  const path = join(folder, 'briefdesk.db');
  const store = await openStore({ path });
  const measured = new Map<string, Record<string, number | string>>();
  const note = (name: string, column: string, figure: number | string) => {
    measured.set(name, { ...measured.get(name), [column]: figure });
  };
  try {
    let stored = 0;
    for (const size of sizes) {
      const at = size.toLocaleString('en-GB');
      note('articles stored a second', at, await fill(store, stored, size));
      stored = size;
      const warmUp = tiny ? 0 : 1;
      for (const [name, ask] of [...(await firstBriefs(store, runs + warmUp)), ...questions(store)]) {
        note(name, at, await measure(ask, runs, warmUp));
      }
      note('file, MB', at, (statSync(path).size + statSync(`${path}-wal`).size) / 1e6);
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
  const rows = [...measured].map(([name, figures]): Row => ({ name, figures }));
  return {
    title: 'Store',
    rows,
    notes: [
      'By articles stored: p50 / p95 / p50 of processor time in milliseconds on SQLite. The first row is the desk as it runs, which has read the newest articles, each topic asked for once; right after the start nothing has been read. Answers and top stories are by a desk that remembers nothing.',
    ],
  };
}

/** Time passed, p50 and p95, and the processor's, p50: on a machine with other work the two are far apart. */
async function measure(ask: () => Promise<unknown>, runs: number, warmUp: number): Promise<string> {
  const processor: number[] = [];
  const passed = await timeRuns(runs, warmUp, async () => {
    const before = process.cpuUsage();
    await ask();
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1_000);
  });
  const { p50, p95 } = latencyOf(passed);
  return [p50, p95, latencyOf(processor.slice(warmUp)).p50].map(shown).join(' / ');
}

/** Adds generated articles up to `size`; returns articles a second. Making them does not count. */
async function fill(store: Store, stored: number, size: number): Promise<number> {
  let spent = 0;
  for (let from = stored; from < size; from += CHUNK) {
    const count = Math.min(CHUNK, size - from);
    const chunk = Array.from({ length: count }, (_, offset) => generateArticle(from + offset));
    const [time = 0] = await timeRuns(1, 0, () =>
      ingest(store, sourceOf(chunk), { access: 'everyone', now: () => EDITION }),
    );
    spent += time;
  }
  return (size - stored) / (spent / 1000);
}

function sourceOf(articles: readonly IncomingArticle[]): Source {
  return {
    id: 'bench',
    name: 'Bench',
    async *read() {
      for (const article of articles) yield { kind: 'article', name: article.key, article };
    },
  };
}

type Question = readonly [name: string, ask: () => Promise<unknown>];

/** Another topic each time, told by 0.1 % to 30 % of the articles: as the bot runs, which has read ahead, and before it has. */
async function firstBriefs(store: Store, topics: number): Promise<readonly Question[]> {
  const read = createShelf(store, []);
  // Reading ahead keeps no process running.
  const running = setInterval(() => {}, 1_000);
  await readAhead(read, WORKSPACE, new AbortController().signal);
  clearInterval(running);
  const asking = (shelf: () => Shelf) => {
    const words = wordTopics(topics).values();
    return () => respond(shelf(), undefined, { kind: 'brief', topic: words.next().value ?? 'election' }, ASKED);
  };
  return [
    ['brief, 30 topics in 0.1 % to 30 % of the articles', asking(() => read)],
    ['the same right after the start', asking(() => createShelf(store, []))],
  ];
}

function questions(store: Store): readonly Question[] {
  const desk = () => createDesk({ library: store, topics: [] });
  const briefs = PLANTED_TOPICS.map(({ name, share }) => {
    const command = { kind: 'brief', topic: name } as const;
    return [
      `right after the start, topic in ${100 * share} % of the articles`,
      () => desk().respond(command, ASKED),
    ] as const;
  });
  const remembering = desk();
  return [
    ...briefs,
    ['brief again, articles remembered', () => remembering.respond({ kind: 'brief', topic: 'election' }, ASKED)],
    ['top stories', () => desk().respond({ kind: 'top-stories' }, ASKED)],
    ['answer', () => desk().respond({ kind: 'ask', question: 'How many ships brought the harvest?' }, ASKED)],
    ['refusal', () => desk().respond({ kind: 'ask', question: 'When did Zebulon Quark resign?' }, ASKED)],
  ];
}
