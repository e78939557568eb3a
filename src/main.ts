import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { config as loadEnvFile } from 'dotenv';
import { configuredAdapters } from './adapters.ts';
import type { Edition } from './app/sample.ts';
import { followFile } from './app/sources-sync.ts';
import { COUNTED, pluralCounted } from './app/wording.ts';
import { layoutOf } from './commands/output.ts';
import { type Config, readConfig } from './config.ts';
import { configuredSources } from './configured-sources.ts';
import { explain } from './explain.ts';
import { ingestInWorker } from './ingest-in-worker.ts';
import { keepReading } from './keep-reading.ts';
import { createLog } from './log.ts';
import { inWords, OPERATOR, openStoreDesk, storeOf } from './open-desk.ts';
import { runBot } from './run-bot.ts';
import { runChat } from './terminal/chat.ts';
import { startWebWorker } from './web-in-worker.ts';
import { webSettings } from './web-settings.ts';

/** A person at a terminal does not wait longer than this for the first reading; a script waits for all of it. */
const PATIENCE_MS = 1500;
const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;

async function run(config: Config, stop: AbortController): Promise<void> {
  const log = createLog(config);
  const web = startWebWorker({ store: storeOf(config), web: webSettings(config) }, log, stop.signal);
  const open = await openStoreDesk(config, web);
  try {
    const { folders, web: listed, problems } = await configuredSources(config);
    for (const problem of [...open.problems, ...problems.map(inWords)]) log.warn(problem);
    await followFile(open.store.watches, listed);
    const { first } = keepReading(() => ingestInWorker({ store: storeOf(config), folders }), log, stop.signal);
    const adapters = await configuredAdapters(config, log);
    if (adapters.length > 0) {
      const greeting = async (running: readonly string[], failed: readonly string[]): Promise<void> => {
        process.stderr.write([await greet(open.edition, running), ...failed, ''].join('\n'));
      };
      return await runBot({ config, open, adapters, log, signal: stop.signal, greet: greeting });
    }
    const patience = interactive ? [sleep(PATIENCE_MS, undefined, { ref: false })] : [];
    await Promise.race([first, once(stop.signal, 'abort'), ...patience]);
    if (stop.signal.aborted) return;
    process.stderr.write(`${await greet(open.edition, ['terminal'])}\n${interactive ? `${HINT}\n` : ''}\n`);
    await runChat({
      desk: open.desk,
      asked: async () => ({
        workspace: OPERATOR,
        clock: await open.edition.clock(new Date(), OPERATOR),
        manager: true,
        asker: 'operator',
      }),
      input: process.stdin,
      output: process.stdout,
      interactive,
      layout: () => layoutOf(process.stdout),
      explain: (error) => {
        log.error(error);
        return explain(error);
      },
      signal: stop.signal,
    });
  } finally {
    stop.abort();
    await open.close();
  }
}

const HINT = 'Try /brief territory, /brief or /brief help. Ctrl-D leaves.';

/** What runs, and what there is to read. */
async function greet({ library, isSample, clock }: Edition, running: readonly string[]): Promise<string> {
  const articles = await library.countArticles({ workspace: OPERATOR, limit: COUNTED });
  const { now, zone } = await clock(new Date(), OPERATOR);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone }).format(now);
  const what = (await isSample(OPERATOR))
    ? `the sample edition, read as of its own date, ${day}`
    : pluralCounted(articles, 'article');
  return `Briefdesk: ${what}. Adapters running: ${running.join(', ')}.`;
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
/** A reader that has read enough (`| head`) closes the pipe: that is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  loadEnvFile({ quiet: true });
  await run(readConfig(process.env), stop);
} catch (error) {
  process.stderr.write(`briefdesk: ${explain(error)}\n`);
  process.exitCode = 2;
}
// A reading may still be under way in its thread. Cut short it loses nothing: every batch is a transaction.
process.stdout.write('', () => process.exit());
