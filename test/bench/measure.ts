import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Figures = Readonly<Record<string, number | string>>;

/** One line of the report. Times are milliseconds unless the figure's name says otherwise. */
export interface Row {
  readonly name: string;
  readonly figures: Figures;
}

export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  /** How it was measured, or why it could not be. */
  readonly notes: readonly string[];
}

export interface BenchOptions {
  /** Small inputs and few runs: shows that the bench works, measures nothing worth quoting. */
  readonly tiny: boolean;
  /** How many articles to measure with, instead of all the sizes of a store, or the usual ones of a bot. */
  readonly articles?: number;
  /** The folder with the public data sets, where there is one. */
  readonly evalData?: string;
}

/**
 * What `npm start` gives to Node, and to the C library's allocator. Without it the bot takes some hundred megabytes
 * more: unpacked bodies leave holes in an arena a thread, and each thread optimises the WebAssembly of its HTTP parser.
 */
export const AS_STARTED = startOf(JSON.parse(readFileSync('package.json', 'utf8')));

interface Start {
  readonly env: NodeJS.ProcessEnv;
  readonly args: readonly string[];
}

function startOf({ scripts }: { readonly scripts: { readonly start: string } }): Start {
  const [settings = '', started = ''] = scripts.start.split('exec node ');
  return {
    env: Object.fromEntries(settings.split(' ').flatMap((word) => (word === '' ? [] : [word.split('=', 2)]))),
    args: started.split(' ').filter((word) => word.startsWith('--')),
  };
}

type Latency = Readonly<Record<'p50' | 'p95', number>>;

/** The value below which `share` of the values lie (nearest rank); 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function latencyOf(times: readonly number[]): Latency {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** Milliseconds of each run after `warmUp` uncounted ones. `run` gets the run's number, from 0. */
export async function timeRuns(
  runs: number,
  warmUp: number,
  run: (index: number) => unknown,
): Promise<readonly number[]> {
  for (let index = 0; index < warmUp; index++) await run(index);
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const started = performance.now();
    await run(index);
    times.push(performance.now() - started);
  }
  return times;
}

/** Three digits, as measured figures deserve. */
export const shown = (figure: number | string): string => {
  if (typeof figure === 'string') return figure;
  if (figure >= 100) return String(Math.round(figure));
  return figure >= 10 ? figure.toFixed(1) : figure.toFixed(2);
};

/** A section as a Markdown table, one column a figure. */
export function printSection({ title, rows, notes }: Section): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.figures)))];
  const cells = rows.map((row) => [row.name, ...columns.map((column) => shown(row.figures[column] ?? ''))]);
  const table = [['', ...columns], columns.map(() => '---:').toSpliced(0, 0, '---'), ...cells];
  const lines = rows.length === 0 ? [] : [...table.map((line) => `| ${line.join(' | ')} |`), ''];
  return [`## ${title}`, '', ...lines, ...notes.map((note) => `${note}\n`)].join('\n');
}

export function residentMegabytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
