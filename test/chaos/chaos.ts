import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { deliveryIdOf } from '../../src/app/digests/delivery.ts';
import { type Subscription, USUAL_WISHES } from '../../src/app/digests/subscription.ts';
import { progressFrom } from '../../src/app/digests/upcoming.ts';
import type { Store } from '../../src/app/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { createRandom } from '../bench/random.ts';
import { folderWith } from '../programs.ts';
import { type Post, startPlatform, TROUBLES } from './platform.ts';
import { LEASE_MS, partsOf } from './terms.ts';

export interface Chaos {
  readonly seed: number;
  /** Times a process is killed or stopped, at least. */
  readonly blows: number;
  readonly replicas: number;
  readonly databaseUrl?: string;
  /** Restarts the database, where it is a server of its own. */
  readonly restartDatabase?: () => Promise<void>;
}

export interface Outcome {
  readonly seed: number;
  readonly days: number;
  readonly due: number;
  readonly posted: number;
  /** Came only when the blows of their round had ended. */
  readonly late: number;
  /** Never came, with what the ledger holds of the delivery. */
  readonly lost: readonly string[];
  /** With the channel, and the time between. */
  readonly doubled: readonly string[];
  /** Points that the ledger says were told, and that were not posted, or the other way round. */
  readonly mistold: number;
  readonly kills: number;
  readonly freezes: number;
  readonly restarts: number;
  readonly requests: number;
}

const SUBSCRIPTIONS = 24;
const DAY_MS = 24 * 3_600_000;
const START = Date.parse('2026-03-27T00:00:00Z');
/** A round's blows end then, whatever is there: on a busy machine they come as fast as bots start. */
const ROUND_MS = 150_000;
/** What has not come then, with nothing in its way, is lost. */
const PEACE_MS = 120_000;
/** On a machine that is busy, and while the database restarts. */
const START_MS = 60_000;
/** Between two blows. */
const WORK_MS = 600;

/** Days of digests, each day's at one minute, while processes are killed and stopped at random. */
export async function runChaos(chaos: Chaos): Promise<Outcome> {
  const random = createRandom(chaos.seed).next;
  const folder = folderWith();
  const clock = join(folder, 'clock.json');
  const platform = await startPlatform(random, TROUBLES);
  const { databaseUrl } = chaos;
  const store = await openStore({
    path: join(folder, 'briefdesk.db'),
    ...(databaseUrl !== undefined && { databaseUrl }),
  });
  const subscriptions = Array.from({ length: SUBSCRIPTIONS }, (_, number) => subscription(number));
  setClock(clock, START);
  for (const one of subscriptions) await store.digests.addSubscription(one, progressFrom(one, new Date(START)), 200);

  const script = await bundled(folder);
  const bots = Array.from({ length: chaos.replicas }, () =>
    createBot(script, { folder, clock, platform, databaseUrl }),
  );
  const counts = { kills: 0, freezes: 0, restarts: 0 };
  const expected: string[] = [];
  let days = 0;
  let late = 0;
  while (counts.kills + counts.freezes < chaos.blows) {
    const slot = START + days * DAY_MS + 8 * 3_600_000;
    for (const one of subscriptions) expected.push(...messagesDue(one, slot));
    setClock(clock, slot);
    days += 1;
    const done = () => isDone(store, platform.posts, expected);
    await strikeUntilDone(chaos, { bots, counts, random }, done);
    late += missing(platform.posts, expected).length;
    for (const peaceful = Date.now(); !(await done()) && Date.now() - peaceful < PEACE_MS; ) await sleep(100);
  }
  // Whoever was stopped wakes: what it then sends would be a second time.
  await sleep(2 * LEASE_MS);
  await Promise.all(bots.map((bot) => bot.end()));

  const outcome = await judge(store, platform.posts, expected);
  await store.close();
  await platform.close();
  return { seed: chaos.seed, days, late, ...outcome, ...counts, requests: platform.askedCount() };
}

/** Two in every channel; one to three messages each; half of the channels know a message by its nonce. */
const subscription = (number: number): Subscription => ({
  id: `s${String(number).padStart(3, '0')}0${1 + (number % 3)}`,
  place: {
    platform: 'slack',
    workspace: 'slack:T1',
    channel: `${number % 4 < 2 ? 'nonce' : 'plain'}${Math.floor(number / 2)}`,
  },
  topics: ['harbour'],
  timing: { schedule: 'daily 8:00', zone: 'UTC' },
  wishes: USUAL_WISHES,
  maker: 'anna',
  madeAt: new Date(START),
  state: { kind: 'active' },
});

function messagesDue({ id }: Subscription, slot: number): readonly string[] {
  const key = deliveryIdOf(id, { key: `${new Date(slot).toISOString().slice(0, 16)}[UTC]` });
  return Array.from({ length: partsOf(id) }, (_, part) => `${key} ${part}`);
}

const nameOf = ({ key, part }: { readonly key: string; readonly part: number }): string => `${key} ${part}`;

function missing(posts: readonly Pick<Post, 'key' | 'part'>[], expected: readonly string[]): readonly string[] {
  const there = new Set(posts.map(nameOf));
  return expected.filter((name) => !there.has(name));
}

/** All is there, and the ledger knows it. */
async function isDone(
  store: Store,
  posts: readonly Pick<Post, 'key' | 'part'>[],
  expected: readonly string[],
): Promise<boolean> {
  if (missing(posts, expected).length > 0) return false;
  const deliveries = await store.digests.listDeliveries({ failed: false, limit: SUBSCRIPTIONS }).catch(() => []);
  return deliveries.length > 0 && deliveries.every(({ state }) => state.kind === 'sent');
}

interface Striking {
  readonly bots: readonly Bot[];
  readonly counts: { kills: number; freezes: number; restarts: number };
  readonly random: () => number;
}

async function strikeUntilDone(
  { restartDatabase }: Chaos,
  { bots, counts, random }: Striking,
  done: () => Promise<boolean>,
): Promise<void> {
  const begun = Date.now();
  let restarting: Promise<void> | undefined;
  while (!(await done()) && Date.now() - begun < ROUND_MS) {
    const bot = bots[Math.floor(random() * bots.length)]!;
    await bot.ready();
    await sleep(random() * WORK_MS);
    const drawn = random();
    if (drawn < 0.5) {
      counts.kills += 1;
      await bot.kill();
    } else if (drawn < 0.85) {
      counts.freezes += 1;
      await bot.freeze(LEASE_MS * (0.5 + random()));
    } else if (drawn < 0.9 && restartDatabase && !restarting) {
      counts.restarts += 1;
      restarting = restartDatabase().finally(() => {
        restarting = undefined;
      });
    }
  }
  await restarting;
}

interface Bot {
  /** Settles when it runs. */
  ready(): Promise<void>;
  kill(): Promise<void>;
  /** Settles at once where others go on meanwhile. */
  freeze(ms: number): Promise<void>;
  end(): Promise<void>;
}

interface Surroundings {
  readonly folder: string;
  readonly clock: string;
  readonly platform: { readonly address: string };
  readonly databaseUrl: string | undefined;
}

/** A process that is started again whenever it ends, whoever ended it. */
function createBot(script: string, { folder, clock, platform, databaseUrl }: Surroundings): Bot {
  let over = false;
  let child: ChildProcess;
  let ready = false;
  let thawing: Promise<void> = Promise.resolve();
  const start = (): void => {
    ready = false;
    const started = fork(script, {
      env: {
        PATH: process.env.PATH,
        CLOCK: clock,
        PLATFORM: platform.address,
        STORE_PATH: join(folder, 'briefdesk.db'),
        ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.once('message', () => {
      ready = started === child;
    });
    started.once('exit', () => {
      if (!over) start();
    });
    child = started;
  };
  start();
  return {
    ready: async () => {
      await thawing;
      for (const begun = Date.now(); !ready; await sleep(10)) {
        if (Date.now() - begun > START_MS) throw new Error(`a bot has not started within ${START_MS} ms`);
      }
    },
    kill: async () => {
      const killed = child;
      if (killed.kill('SIGKILL')) await once(killed, 'exit');
    },
    freeze: async (ms) => {
      const frozen = child;
      frozen.kill('SIGSTOP');
      thawing = sleep(ms).then(() => void frozen.kill('SIGCONT'));
    },
    end: async () => {
      await thawing;
      over = true;
      if (child.kill('SIGKILL')) await once(child, 'exit');
    },
  };
}

const BOT = fileURLToPath(new URL('bot-process.ts', import.meta.url));

/** Started again hundreds of times: one file loads faster than many. */
async function bundled(folder: string): Promise<string> {
  const outfile = join(
    process.cwd(),
    'node_modules',
    '.cache',
    `chaos-${process.pid}`,
    `${folder.split('/').at(-1)}.mjs`,
  );
  await build({
    entryPoints: [BOT],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return outfile;
}

/** Read by the bots at any moment: it is there as a whole or not at all. */
function setClock(path: string, shown: number): void {
  writeFileSync(`${path}.new`, JSON.stringify({ shown, since: Date.now() }));
  renameSync(`${path}.new`, path);
}

async function judge(
  store: Store,
  posts: readonly Post[],
  expected: readonly string[],
): Promise<Pick<Outcome, 'due' | 'posted' | 'lost' | 'doubled' | 'mistold'>> {
  const there = new Map<string, readonly Post[]>();
  for (const post of posts) there.set(nameOf(post), [...(there.get(nameOf(post)) ?? []), post]);
  const told = new Set<string>();
  for (const channel of new Set(posts.map((post) => post.channel))) {
    const memory = await store.digests.channelMemory({ workspace: 'slack:T1', channel }, new Date(0));
    for (const { point } of memory.told) told.add(point.text);
  }
  return {
    due: expected.length,
    posted: posts.length,
    lost: await Promise.all(missing(posts, expected).map(async (name) => `${name}: ${await ledgerOn(store, name)}`)),
    doubled: [...there.values()].flatMap(describeDoubled),
    mistold:
      [...there.keys()].filter((name) => !told.has(name)).length + [...told].filter((name) => !there.has(name)).length,
  };
}

async function ledgerOn(store: Store, name: string): Promise<string> {
  const delivery = await store.digests.openDelivery(name.split(' ')[0]!);
  return JSON.stringify(delivery && { ...delivery.state, tries: delivery.tries, note: delivery.note });
}

function describeDoubled([first, ...others]: readonly Post[]): readonly string[] {
  return others.map((post) => `${nameOf(post)} in ${post.channel}, ${post.at - (first?.at ?? 0)} ms after the first`);
}
