import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { config as loadEnvFile } from 'dotenv';
import { configuredAdapters } from './adapters.ts';
import type { Desk } from './app/desk.ts';
import type { IngestReport } from './app/ingest.ts';
import type { Edition } from './app/sample.ts';
import { followFile } from './app/sources-sync.ts';
import { COUNTED, plural, pluralCounted } from './app/wording.ts';
import { layoutOf, showProgress, tell } from './commands/output.ts';
import { type Config, readConfig } from './config.ts';
import { configuredSources } from './configured-sources.ts';
import { startDeskWorker } from './desk-in-worker.ts';
import { explain } from './explain.ts';
import { type IngestTask, type IngestThread, openIngestThread } from './ingest-in-worker.ts';
import { keepReading } from './keep-reading.ts';
import { createLog } from './log.ts';
import { inWords, OPERATOR, openStoreDesk, storeOf } from './open-desk.ts';
import { runChat } from './terminal/chat.ts';
import { startWebWorker } from './web-in-worker.ts';
import { webSettings } from './web-settings.ts';

/** So long after the start a person at a terminal is not kept waiting for the first reading; a script waits for it. */
const PATIENCE_MS = 900;
/** But as long as there is nothing to ask about, longer: a first question that finds no article tells nobody why. */
const EMPTY_PATIENCE_MS = 3_000;
const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;

/** Runs until the end of the input or the signal; says what goes wrong and sets the exit status. */
export async function run(thread: IngestThread, stop: AbortController): Promise<void> {
  try {
    loadEnvFile({ quiet: true });
    await runDesk(readConfig(process.env), thread, stop);
  } catch (error) {
    tell(`briefdesk: ${explain(error)}`);
    process.exitCode = 2;
  }
}

async function runDesk(config: Config, thread: IngestThread, stop: AbortController): Promise<void> {
  const log = createLog(config);
  // A promise that a library forgot to look after ends none of the conversations that go on.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed that nobody waited for'));
  const web = startWebWorker({ store: storeOf(config), web: webSettings(config) }, log, stop.signal);
  const open = await openStoreDesk(config, web);
  try {
    const { folders, web: listed, problems } = await configuredSources(config);
    for (const problem of [...open.problems, ...problems.map(inWords)]) log.warn(problem);
    await followFile(open.store.watches, listed);
    const { first, isReading } = keepReading(ingestBy(thread, { store: storeOf(config), folders }), log, stop.signal);
    const readAhead = (desk: Pick<Desk, 'keepReadingAhead'>): void =>
      void first
        .then(() => desk.keepReadingAhead(OPERATOR, stop.signal))
        .catch((error) => stop.signal.aborted || log.warn(error));
    const adapters = await configuredAdapters(config, log);
    if (adapters.length > 0) {
      const greeting = async (running: readonly string[], failed: readonly string[]): Promise<void> => {
        process.stderr.write([await greet(open.edition, running), ...failed, ''].join('\n'));
      };
      const desk = { ...open.desk, ...startDeskWorker(config, web, log) };
      readAhead(desk);
      // The terminal needs no chat platform's rules and no names of time zones, which take longer to load than a brief.
      const { runBot } = await import('./run-bot.ts');
      return await runBot({ config, open, desk, adapters, log, signal: stop.signal, greet: greeting });
    }
    const patience = interactive ? [runOutOfPatience(open.edition)] : [];
    await Promise.race([first, once(stop.signal, 'abort'), ...patience]);
    if (stop.signal.aborted) return;
    // A script asks all at once: there is no time to read ahead.
    if (interactive) readAhead(open.desk);
    else showProgress('');
    const hints = [...(isReading() ? [STILL_READING] : []), ...(interactive ? [HINT] : [])];
    process.stderr.write([await greet(open.edition, ['terminal']), ...hints, '', ''].join('\n'));
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

async function runOutOfPatience({ library }: Edition): Promise<void> {
  const stored = await library.countArticles({ workspace: OPERATOR, limit: 1 });
  const patience = stored > 0 ? PATIENCE_MS : EMPTY_PATIENCE_MS;
  await sleep(Math.max(0, patience - performance.now()), undefined, { ref: false });
}

/** Reads the folders at every call, by the thread at hand first; a script's first reading shows how far it is. */
function ingestBy(thread: IngestThread, task: IngestTask): () => Promise<readonly IngestReport[]> {
  const onProgress = interactive ? undefined : (read: number) => showProgress(`${plural(read, 'file')} read`);
  let reading = (): Promise<readonly IngestReport[]> => thread.ingest(task, onProgress);
  return () => {
    const read = reading;
    reading = () => openIngestThread().ingest(task);
    return read();
  };
}

const STILL_READING = 'More articles are still being read; they can be asked about as soon as they are.';
const HINT = 'Try /brief territory, /brief or /brief help. Ctrl-D leaves.';

/** What runs, and what there is to read. */
async function greet({ library, isSample, clock }: Edition, running: readonly string[]): Promise<string> {
  const articles = await library.countArticles({ workspace: OPERATOR, limit: COUNTED });
  const { now, zone } = await clock(new Date(), OPERATOR);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone }).format(now);
  const what = (await isSample(OPERATOR))
    ? `the sample edition, read as of its own date, ${day}`
    : pluralCounted(articles, 'article');
  return `Briefdesk: ${what}. Adapters running: ${running.join(', ') || 'none yet'}.`;
}
