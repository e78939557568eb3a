import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGrouper } from '../../src/app/grouping.ts';
import type { Store } from '../../src/app/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { EDITION, generateReport, REPORTS_AN_EVENT } from './generate.ts';
import { type BenchOptions, latencyOf, type Row, type Section, shown } from './measure.ts';
import { createRandom } from './random.ts';

const CHUNK = 200;
const LEASE = 600_000;
/** What one more article costs to group, beside so many that are grouped. */
export async function benchGrouping({ tiny, articles }: BenchOptions): Promise<Section> {
  const sizes = tiny ? [20, 40] : articles ? [articles] : [1_000, 10_000, 100_000];
  const arrivals = tiny ? 8 : 150;
  const figures: Record<string, number | string> = {};
  await withStore(async (store) => {
    const grouper = createGrouper(store.stories.grouping, 'bench');
    let stored = 0;
    for (const size of sizes) {
      await fillGrouped(store, stored, size - arrivals);
      const times: number[] = [];
      for (let index = size - arrivals; index < size; index++) {
        await store.saveArticles('bench', [generateReport(index)], EDITION);
        const before = process.cpuUsage();
        await grouper.run();
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1000);
      }
      stored = size;
      const { p50, p95 } = latencyOf(times);
      figures[size.toLocaleString('en-GB')] = `${shown(p50)} / ${shown(p95)}`;
    }
  });
  return {
    title: 'Stories: growth',
    rows: [{ name: 'one article grouped, p50 / p95 ms', figures }],
    notes: ['Processor time by articles grouped already, on SQLite; one article in four begins an event.'],
  };
}

/** Fills the store with articles in the stories they were made for: grouping so many is not what is measured. */
async function fillGrouped(store: Store, from: number, to: number): Promise<void> {
  const { grouping } = store.stories;
  const stories = new Map<number, number>();
  for (let first = from; first < to; first += CHUNK) {
    const indices = Array.from({ length: Math.min(CHUNK, to - first) }, (_, offset) => first + offset);
    const outcomes = await store.saveArticles('bench', indices.map(generateReport), EDITION);
    const eventOf = new Map(
      outcomes.map(({ articleId }, place) => [articleId, Math.floor(indices[place]! / REPORTS_AN_EVENT)]),
    );
    await grouping.claim('bench', LEASE);
    for (const { article, entry } of await grouping.waiting(CHUNK)) {
      const event = eventOf.get(article.id)!;
      const known = stories.get(event);
      await grouping.place('bench', LEASE, {
        articleId: article.id,
        entry,
        voice: article.id,
        story: known === undefined ? { kind: 'made', place: 0 } : { kind: 'known', id: known },
        moved: [],
        merged: [],
        made: known === undefined ? 1 : 0,
      });
      const story = (await store.stories.storyOf('bench', [article.id])).get(article.id);
      stories.set(event, Number(story));
    }
    await grouping.release('bench');
  }
}

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-bench-'));
  const store = await openStore({ path: join(folder, 'briefdesk.db') });
  try {
    await store.saveSource({ id: 'bench', name: 'Bench', access: 'everyone' });
    return await work(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

interface Told {
  readonly id: string;
  readonly story: string;
  readonly text: string;
}

interface Metrics {
  bcubed(
    predicted: ReadonlyMap<string, string | undefined>,
    gold: ReadonlyMap<string, string>,
  ): Readonly<Record<'precision' | 'recall' | 'f1', number>>;
}

const ORDERS = 5;

/** How well stories are told apart where their articles arrive one by one, in several orders. */
export async function benchArrivals({ evalData }: BenchOptions): Promise<Section> {
  const title = 'Stories: one by one';
  if (!evalData || !existsSync(join(evalData, 'data/stories.jsonl'))) {
    return { title, rows: [], notes: ['Needs `metrics.mjs` and `data/stories.jsonl` (ECB+, CC BY 3.0) in EVAL_DATA.'] };
  }
  const metrics = (await import(pathToFileURL(resolve(evalData, 'metrics.mjs')).href)) as Metrics;
  const told = readFileSync(join(evalData, 'data/stories.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Told);
  const gold = new Map(told.map(({ id, story }) => [id, story]));
  const rows: Row[] = [];
  for (let order = 1; order <= ORDERS; order++) {
    const random = createRandom(order);
    const arriving = told
      .map((one) => ({ one, at: random.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
    const predicted = await withStore((store) => groupOneByOne(store, arriving));
    const { precision, recall, f1 } = metrics.bcubed(predicted, gold);
    const figures = { stories: new Set(predicted.values()).size, precision, recall, f1 };
    rows.push({
      name: `order ${order}`,
      figures: Object.fromEntries(
        Object.entries(figures).map(([name, value]) => [name, value <= 1 ? 100 * value : value]),
      ),
    });
  }
  return { title, rows, notes: [`BCubed × 100 over ${told.length} articles.`] };
}

async function groupOneByOne(store: Store, told: readonly Told[]): Promise<ReadonlyMap<string, string | undefined>> {
  const grouper = createGrouper(store.stories.grouping, 'bench');
  const ids = new Map<string, string>();
  for (const [place, { id, text }] of told.entries()) {
    const at = new Date(EDITION.getTime() + place * 60_000);
    const [outcome] = await store.saveArticles('bench', [{ key: `place ${place}`, text }], at);
    ids.set(id, outcome!.articleId);
    await grouper.run();
  }
  const stories = await store.stories.storyOf('bench', [...ids.values()]);
  return new Map([...ids].map(([id, articleId]) => [id, stories.get(articleId)]));
}
