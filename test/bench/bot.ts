import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../src/app/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { TOKEN as DISCORD_TOKEN, slashCommand, startStandIn } from '../discord/stand-in.ts';
import { payloadsOf } from '../slack/payloads.ts';
import { APP_TOKEN, BOT_TOKEN, openWorkspace, type Workspace } from '../slack/workspace.ts';
import { PLANTED_TOPICS } from './generate.ts';
import { AS_STARTED, residentMegabytes } from './measure.ts';

/** The built bot. */
export const MAIN = resolve('dist/main.js');
const POLL_MS = 2;

export interface Platforms {
  readonly slack: Workspace;
  readonly discord: Awaited<ReturnType<typeof startStandIn>>;
}

export const openPlatforms = async (): Promise<Platforms> => ({
  slack: await openWorkspace(),
  discord: await startStandIn(),
});

export async function closePlatforms({ slack, discord }: Platforms): Promise<void> {
  await slack.close();
  await discord.stop();
}

export interface BotOptions {
  /** Fills the folder of the briefings. */
  readonly prepare: (briefings: string) => void;
  readonly env?: NodeJS.ProcessEnv;
  /** Of Node. */
  readonly args?: readonly string[];
}

export interface Bot {
  readonly pid: number;
  readonly store: Store;
  /** It works in, and its store's file. */
  readonly folder: string;
  readonly database: string;
  /** Sends a command; milliseconds until it is acknowledged. */
  ask(number: number): Promise<number>;
  megabytes(): number;
  stop(): Promise<void>;
}

/** Starts the built bot with both platforms connected over real sockets. */
export async function startBot(
  { slack, discord }: Platforms,
  { prepare, env = {}, args = [] }: BotOptions,
): Promise<Bot> {
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-connected-'));
  const briefings = join(folder, 'briefings');
  mkdirSync(join(briefings, 'articles'), { recursive: true });
  writeFileSync(join(briefings, 'workspaces.yaml'), '- name: slack\n  posts: 1000\n');
  prepare(briefings);
  const connection = discord.gateway.logins.length + 1;
  const program = spawn(process.execPath, [...AS_STARTED.args, ...args, MAIN], {
    cwd: folder,
    env: { ...AS_STARTED.env, ...settings(slack.apiUrl, discord.apiUrl), ...env },
    stdio: 'ignore',
  });
  const { send } = await slack.sockets.connection(connection);
  const database = join(folder, 'data/briefdesk.db');
  const store = await openStore({ path: database });
  while (discord.gateway.logins.length < connection) await sleep(POLL_MS);
  const { command } = payloadsOf(slack);
  const askSlack = async (number: number, topic: string): Promise<void> => {
    await send('slash_commands', { ...command(topic), user_id: `U${number}` });
  };
  const askDiscord = async (number: number, topic: string): Promise<void> => {
    const id = `${connection}${number}`;
    const asked = slashCommand(id, 'brief', [{ name: 'topic', type: 3, value: topic }]);
    const user = { ...asked.member.user, id };
    discord.gateway.tell('INTERACTION_CREATE', { ...asked, member: { ...asked.member, user } });
    while (!discord.requests.includes(`POST /interactions/${id}/token-${id}/callback`)) await sleep(POLL_MS);
  };
  return {
    pid: program.pid!,
    store,
    folder,
    database,
    ask: async (number) => {
      const topic = PLANTED_TOPICS[(number >> 1) % PLANTED_TOPICS.length]?.name ?? '';
      const begun = performance.now();
      await (number % 2 === 0 ? askSlack : askDiscord)(number, topic);
      return performance.now() - begun;
    },
    megabytes: () => residentMegabytes(program.pid!),
    stop: async () => {
      await store.close();
      await end(program);
      rmSync(folder, { recursive: true });
    },
  };
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
