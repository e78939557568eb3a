import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OPERATOR } from '../../src/app/operator.ts';
import { type Bot, closePlatforms, MAIN, openPlatforms, type Platforms, startBot } from './bot.ts';
import { generateArticle } from './generate.ts';
import { type BenchOptions, percentile, type Row, type Section } from './measure.ts';

/** A busy day of a large newsroom: a command a second, each answered with a brief. */
const EVERY_MS = 1000;
/** What was under way has ended by then, reading ahead too, and what is not needed any more is given back. */
const REST_MS = 30_000;

/** The built bot with both platforms connected over real sockets: how soon it acknowledges, and the memory it takes. */
export async function benchConnected({ tiny, articles }: BenchOptions): Promise<Section> {
  const title = 'Chat, both platforms connected';
  if (!existsSync(MAIN)) return { title, rows: [], notes: ['There is no dist/main.js: run `npm run build` first.'] };
  const platforms = await openPlatforms();
  try {
    const rows = [
      await acknowledgement(platforms, tiny ? 50 : (articles ?? 20_000)),
      ...(await memory(
        platforms,
        tiny ? { articles: 50, briefs: 1, rest: 0 } : { articles: articles ?? 10_000, briefs: 20, rest: REST_MS },
      )),
    ];
    return {
      title,
      rows,
      notes: ['Milliseconds from a command sent over the socket, and megabytes of resident memory.'],
    };
  } finally {
    await closePlatforms(platforms);
  }
}

async function acknowledgement(platforms: Platforms, articles: number): Promise<Row> {
  const bot = await startBot(platforms, { prepare: editionOf(articles) });
  try {
    const waits = await askUntil(bot, () => holds(bot, articles));
    const figures = { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), most: Math.max(...waits) };
    const count = articles.toLocaleString('en-GB');
    return { name: `${waits.length} commands acknowledged, one a second, ${count} articles being ingested`, figures };
  } finally {
    await bot.stop();
  }
}

interface Load {
  readonly articles: number;
  readonly briefs: number;
  /** Milliseconds before memory is looked at. */
  readonly rest: number;
}

async function memory(platforms: Platforms, { articles, briefs, rest }: Load): Promise<readonly Row[]> {
  const bot = await startBot(platforms, { prepare: editionOf(articles) });
  try {
    while (!(await holds(bot, articles))) await sleep(EVERY_MS / 2);
    await sleep(rest);
    const idle = bot.megabytes();
    for (let asked = 0; asked < briefs; asked++) await bot.ask(asked);
    await sleep(rest);
    const count = articles.toLocaleString('en-GB');
    return [
      { name: `${count} articles ingested, idle`, figures: { MB: idle } },
      { name: `after ${briefs} briefs`, figures: { MB: bot.megabytes() } },
    ];
  } finally {
    await bot.stop();
  }
}

const editionOf = (articles: number) => (briefings: string) => {
  for (let number = 0; number < articles; number++) {
    const { title = '', text } = generateArticle(number);
    writeFileSync(join(briefings, 'articles', `${number}.txt`), `${title}\n\n${text}`);
  }
};

const holds = async ({ store }: Bot, articles: number): Promise<boolean> =>
  (await store.countArticles({ workspace: OPERATOR })) >= articles;

async function askUntil(bot: Bot, isOver: () => Promise<boolean>): Promise<readonly number[]> {
  const waits: Promise<number>[] = [];
  const begun = performance.now();
  do {
    waits.push(bot.ask(waits.length));
    await sleep(Math.max(0, begun + waits.length * EVERY_MS - performance.now()));
  } while (!(await isOver()));
  return Promise.all(waits);
}
