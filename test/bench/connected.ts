import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OPERATOR } from '../../src/app/operator.ts';
import { openStore } from '../../src/store/store.ts';
import { TOKEN as DISCORD_TOKEN, slashCommand, startStandIn } from '../discord/stand-in.ts';
import { payloadsOf } from '../slack/payloads.ts';
import { APP_TOKEN, BOT_TOKEN, openWorkspace, type Workspace } from '../slack/workspace.ts';
import { generateArticle, PLANTED_TOPICS } from './generate.ts';
import { AS_STARTED, type BenchOptions, percentile, type Row, residentMegabytes, type Section } from './measure.ts';

const MAIN = resolve('dist/main.js');
/** A busy day of a large newsroom: a command a second, each answered with a brief. */
const EVERY_MS = 1000;
/** What was under way has ended by then, and what is not needed any more is given back. */
const REST_MS = 5000;
const POLL_MS = 2;

interface Platforms {
  readonly slack: Workspace;
  readonly discord: Awaited<ReturnType<typeof startStandIn>>;
}

/** The built bot with both platforms connected over real sockets: how soon it acknowledges, and the memory it takes. */
export async function benchConnected({ tiny, articles }: BenchOptions): Promise<Section> {
  const title = 'Chat, both platforms connected';
  if (!existsSync(MAIN)) return { title, rows: [], notes: ['There is no dist/main.js: run `npm run build` first.'] };
  const platforms = { slack: await openWorkspace(), discord: await startStandIn() };
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
    await platforms.slack.close();
    await platforms.discord.stop();
  }
}

async function acknowledgement(platforms: Platforms, articles: number): Promise<Row> {
  const bot = await startBot(platforms, articles);
  try {
    const waits = await askUntil(bot, () => bot.holds(articles));
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
  const bot = await startBot(platforms, articles);
  try {
    while (!(await bot.holds(articles))) await sleep(EVERY_MS / 2);
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

interface Bot {
  /** Sends a command; milliseconds until it is acknowledged. */
  ask(number: number): Promise<number>;
  /** Whether so many articles are stored. */
  holds(articles: number): Promise<boolean>;
  megabytes(): number;
  stop(): Promise<void>;
}

let connections = 0;

async function startBot({ slack, discord }: Platforms, articles: number): Promise<Bot> {
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-connected-'));
  writeEdition(join(folder, 'briefings'), articles);
  const program = spawn(process.execPath, [...AS_STARTED, MAIN], {
    cwd: folder,
    env: settings(slack.apiUrl, discord.apiUrl),
    stdio: 'ignore',
  });
  connections += 1;
  const { send } = await slack.sockets.connection(connections);
  const store = await openStore({ path: join(folder, 'data/briefdesk.db') });
  while (discord.gateway.logins.length < connections) await sleep(POLL_MS);
  const { command } = payloadsOf(slack);
  const askSlack = async (number: number, topic: string): Promise<void> => {
    await send('slash_commands', { ...command(topic), user_id: `U${number}` });
  };
  const askDiscord = async (number: number, topic: string): Promise<void> => {
    const id = `${connections}${number}`;
    const asked = slashCommand(id, 'brief', [{ name: 'topic', type: 3, value: topic }]);
    const user = { ...asked.member.user, id };
    discord.gateway.tell('INTERACTION_CREATE', { ...asked, member: { ...asked.member, user } });
    while (!discord.requests.includes(`POST /interactions/${id}/token-${id}/callback`)) await sleep(POLL_MS);
  };
  return {
    ask: async (number) => {
      const topic = PLANTED_TOPICS[(number >> 1) % PLANTED_TOPICS.length]?.name ?? '';
      const begun = performance.now();
      await (number % 2 === 0 ? askSlack : askDiscord)(number, topic);
      return performance.now() - begun;
    },
    holds: async (count) => (await store.countArticles({ workspace: OPERATOR })) >= count,
    megabytes: () => residentMegabytes(program.pid!),
    stop: async () => {
      await store.close();
      await end(program);
      rmSync(folder, { recursive: true });
    },
  };
}

function writeEdition(folder: string, articles: number): void {
  mkdirSync(join(folder, 'articles'), { recursive: true });
  writeFileSync(join(folder, 'workspaces.yaml'), '- name: slack\n  posts: 1000\n');
  for (let number = 0; number < articles; number++) {
    const { title = '', text } = generateArticle(number);
    writeFileSync(join(folder, 'articles', `${number}.txt`), `${title}\n\n${text}`);
  }
}

const settings = (slackUrl: string, discordUrl: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_APP_TOKEN: APP_TOKEN,
  SLACK_API_URL: slackUrl,
  DISCORD_TOKEN,
  DISCORD_API_URL: discordUrl,
});

async function end(program: ChildProcess): Promise<void> {
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  await ended;
}

async function askUntil(bot: Bot, isOver: () => Promise<boolean>): Promise<readonly number[]> {
  const waits: Promise<number>[] = [];
  const begun = performance.now();
  do {
    waits.push(bot.ask(waits.length));
    await sleep(Math.max(0, begun + waits.length * EVERY_MS - performance.now()));
  } while (!(await isOver()));
  return Promise.all(waits);
}
