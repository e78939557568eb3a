import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { OPERATOR } from '../../src/app/operator.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { type Newsstand, newsstandOf } from '../web/newsstand.ts';
import { startWeb, type Web } from '../web/start-web.ts';
import { type Bot, closePlatforms, MAIN, openPlatforms, startBot } from './bot.ts';
import { generateReport } from './generate.ts';
import { type BenchOptions, percentile, type Row } from './measure.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Between two commands. */
const EVERY_MS = 2_000;
const LOOK_MS = 100;
/** The clock goes on by so much, whenever fewer sources and pages than that wait to be read. */
const STEP = 2 * MINUTE;
const ENOUGH = 40;
const MOST_COUNTED = 1_000_000;

interface Load {
  readonly papers: number;
  readonly hours: number;
  /** After the last article, for feeds and pages that had troubles. */
  readonly afterwards: number;
  /** Milliseconds between two articles of a paper. */
  readonly every: number;
}

/**
 * Two days of a web that is broken in every common way, read by the built bot over real connections, each paper on a
 * host of its own, while commands come in on both platforms. The bot's clock is the real one: what it waits for is
 * brought nearer in its store instead, and what papers say of time counts from now.
 */
export async function benchNewsstand({ tiny, articles = 20_000 }: BenchOptions): Promise<readonly Row[]> {
  if (!existsSync(MAIN)) return [];
  const papers = tiny ? 4 : Math.ceil(articles / 40);
  const load = tiny
    ? { papers, hours: 1, afterwards: 1, every: 0.4 * HOUR }
    : { papers, hours: 48, afterwards: 5, every: 1.2 * HOUR };
  const time = startTime();
  const newsstand = newsstandOf({
    papers,
    begin: time.begin,
    length: load.hours * HOUR,
    every: load.every,
    now: time.now,
    write: (paper, article) => textOf(article * papers + paper),
    dated: (at) => at + Date.now() - time.now(),
  });
  const webs = await Promise.all(newsstand.feeds.map((_, n) => startWeb(newsstand.site, `127.1.${n >> 8}.${n & 255}`)));
  const platforms = await openPlatforms();
  try {
    const bot = await startBot(platforms, {
      prepare: (briefings) => writeFileSync(join(briefings, 'sources.yaml'), listFeeds(newsstand, webs)),
      env: { ALLOW_PRIVATE_SOURCES: webs.map(({ host }) => host).join(',') },
      args: ['--import', WATCH_LOOP],
    });
    try {
      return await measure(bot, { load, time, webs, newsstand });
    } finally {
      await bot.stop();
    }
  } finally {
    await closePlatforms(platforms);
    await Promise.all(webs.map((web) => web.close()));
  }
}

/**
 * In the bot's main thread: how long its event loop was held up at most since the last SIGUSR2, and how long by the bot
 * itself, which is without the time that the thread was ready to run and others had the processors.
 */
const WATCH_LOOP = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  const everyMs = 10;
  const told = '/proc/self/task/' + process.pid + '/schedstat'; // Linux alone tells it
  const queued = () => (existsSync(told) ? Number(readFileSync(told, 'latin1').split(' ')[1]) / 1e6 : 0);
  if (isMainThread) {
    let held = { most: 0, byItself: 0 };
    let before = { at: performance.now(), queued: queued() };
    process.on('SIGUSR2', () => {
      held = { most: 0, byItself: 0 };
    });
    setInterval(() => {
      const now = { at: performance.now(), queued: queued() };
      const late = now.at - before.at - everyMs;
      held.most = Math.max(held.most, late);
      held.byItself = Math.max(held.byItself, late - (now.queued - before.queued));
      before = now;
    }, everyMs).unref();
    setInterval(() => {
      writeFileSync('loop-held.new', JSON.stringify(held));
      renameSync('loop-held.new', 'loop-held'); // whoever reads it meanwhile reads the whole
    }, 500).unref();
  }`)}`;

interface Held {
  readonly most: number;
  readonly byItself: number;
}

/** A clock that can be put forward. */
function startTime() {
  const begin = Date.now();
  let ahead = 0;
  return {
    begin,
    now: () => Date.now() + ahead,
    forward: (milliseconds: number) => {
      ahead += milliseconds;
    },
  };
}

const texts = new Map<number, string>();

/** Four reports, of neighbouring papers, tell of one event. */
function textOf(number: number): string {
  const text = texts.get(number) ?? generateReport(number).text.replace(/[“”]/g, '"').replaceAll('—', '-');
  texts.set(number, text);
  return text;
}

const listFeeds = ({ feeds }: Newsstand, webs: readonly Web[]): string =>
  feeds.map((path, n) => `- name: Paper ${n}\n  feed: ${webs[n]!.url}${path}\n`).join('');

interface Reading {
  readonly load: Load;
  readonly time: ReturnType<typeof startTime>;
  readonly webs: readonly Web[];
  readonly newsstand: Newsstand;
}

async function measure(bot: Bot, reading: Reading): Promise<readonly Row[]> {
  const { load, time, webs, newsstand } = reading;
  process.kill(bot.pid, 'SIGUSR2');
  const started = performance.now();
  let seconds = 0;
  const pass = letTimePass(bot, reading).then(() => {
    seconds = (performance.now() - started) / 1000;
  });
  const { waits, megabytes } = await askUntil(bot, () => seconds > 0);
  await pass;

  const published = newsstand.publishedBy(time.now()).length;
  const stored = await bot.store.countArticles({ workspace: OPERATOR });
  const requests = webs.reduce((sum, web) => sum + web.requests.length, 0);
  const held = JSON.parse(readFileSync(join(bot.folder, 'loop-held'), 'utf8')) as Held;
  const name = `${load.papers} feeds, ${load.hours} h`;
  return [
    { name: `${name}: articles published / stored`, figures: { count: `${published} / ${stored}` } },
    { name: `${name}: minutes it took, stories included`, figures: { count: seconds / 60 } },
    { name: `${name}: feeds and pages asked for a second`, figures: { rate: requests / seconds } },
    { name: `${name}: articles stored a second`, figures: { rate: stored / seconds } },
    { name: `${name}: resident memory at most, MB`, figures: { count: Math.max(...megabytes) } },
    { name: `${name}: ${waits.length} commands acknowledged, p50 ms`, figures: { count: percentile(waits, 0.5) } },
    { name: `${name}: the same, p99 ms`, figures: { count: percentile(waits, 0.99) } },
    { name: `${name}: the same, slowest ms`, figures: { count: Math.max(...waits) } },
    { name: `${name}: event loop of the main thread held up at most, ms`, figures: { count: held.most } },
    { name: `${name}: the same, without waiting for a processor`, figures: { count: held.byItself } },
  ];
}

/** Until all that was published is read, and in its stories. */
async function letTimePass(bot: Bot, { load, time }: Reading): Promise<void> {
  const { sql: query } = await openSqlite(bot.database);
  try {
    const end = time.begin + (load.hours + load.afterwards) * HOUR;
    const enough = Math.min(ENOUGH, load.papers);
    for (;;) {
      await sleep(LOOK_MS);
      const { rows } = await sql<{ due: number }>`SELECT
        (SELECT count(*) FROM source_watch WHERE next_read_at <= ${Date.now()}) +
        (SELECT count(*) FROM source_page WHERE next_read_at <= ${Date.now()}) AS due`.execute(query);
      const due = rows[0]?.due ?? 0;
      if (time.now() >= end && due === 0) break;
      if (time.now() >= end || due >= enough) continue;
      time.forward(STEP);
      for (const table of ['source_watch', 'source_page'])
        await sql`UPDATE ${sql.table(table)} SET next_read_at = next_read_at - ${STEP}`.execute(query);
    }
  } finally {
    await query.destroy();
  }
  const waiting = () => bot.store.stories.countWaiting({ workspace: OPERATOR, limit: MOST_COUNTED });
  while ((await waiting()) > 0) await sleep(EVERY_MS);
}

async function askUntil(bot: Bot, isOver: () => boolean) {
  const waits: Promise<number>[] = [];
  const megabytes: number[] = [];
  do {
    waits.push(bot.ask(waits.length));
    megabytes.push(bot.megabytes());
    await sleep(EVERY_MS);
  } while (!isOver());
  return { waits: await Promise.all(waits), megabytes };
}
