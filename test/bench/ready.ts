import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchOptions, latencyOf, type Row, residentMegabytes, type Section, timeRuns } from './measure.ts';

const MAIN = resolve('dist/main.js');
const QUIET_MS = 400;
const QUESTIONS = ['/brief territory', 'How long did the talks last?', '/brief NATO', '/brief Vellmar flood', '/brief'];

/** The built bot as a person starts it: how long until it is there, and the memory it takes. */
export async function benchReady({ tiny }: BenchOptions): Promise<Section> {
  const title = 'Start and memory';
  if (!existsSync(MAIN)) return { title, rows: [], notes: ['There is no dist/main.js: run `npm run build` first.'] };
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-ready-'));
  try {
    cpSync('briefings', join(folder, 'briefings'), { recursive: true });
    const first = await timeRuns(1, 0, () => runEmpty(folder));
    const again = await timeRuns(tiny ? 1 : 9, 0, () => runEmpty(folder));
    const answered = await timeRuns(tiny ? 1 : 9, 0, () => runUntilAnswer(folder));
    const memory = await memoryOf(folder, tiny ? 1 : 20);
    const rows: Row[] = [
      { name: 'first start, nothing stored yet, empty pipe, until exit', figures: latencyOf(first) },
      { name: 'start, empty pipe, until exit', figures: latencyOf(again) },
      { name: 'start until the first line is answered', figures: latencyOf(answered) },
      ...memory,
    ];
    return { title, rows, notes: ['Milliseconds, and megabytes of resident memory, on the sample edition.'] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** No tokens and no settings of whoever runs the bench: the terminal alone, on the folder's own store. */
function start(folder: string): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [MAIN], { cwd: folder, env: { PATH, HOME }, stdio: ['pipe', 'pipe', 'ignore'] });
}

async function runEmpty(folder: string): Promise<void> {
  const bot = start(folder);
  bot.stdout?.resume();
  bot.stdin?.end();
  const [status] = await once(bot, 'exit');
  if (status !== 0) throw new Error(`dist/main.js ended with status ${status}`);
}

async function runUntilAnswer(folder: string): Promise<void> {
  const bot = start(folder);
  bot.stdin?.write('/brief topics\n');
  await once(bot.stdout!, 'data');
  bot.stdout?.resume();
  bot.stdin?.end();
  await once(bot, 'exit');
}

async function memoryOf(folder: string, rounds: number): Promise<readonly Row[]> {
  const bot = start(folder);
  let heard = performance.now();
  bot.stdout?.on('data', () => {
    heard = performance.now();
  });
  const quiet = async () => {
    while (performance.now() - heard < QUIET_MS) await sleep(QUIET_MS / 4);
  };
  const ask = async (line: string) => {
    heard = performance.now();
    bot.stdin?.write(`${line}\n`);
    await quiet();
  };
  await ask('/brief help');
  const idle = residentMegabytes(bot.pid!);
  for (let round = 0; round < rounds; round++) await ask(QUESTIONS[round % QUESTIONS.length]!);
  const after = residentMegabytes(bot.pid!);
  bot.stdin?.end();
  await once(bot, 'exit');
  return [
    { name: 'idle', figures: { MB: idle } },
    { name: `after ${rounds} briefs and answers`, figures: { MB: after } },
  ];
}
