import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A new folder of its own, to be a program's working directory; files by name. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-test-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Starts a built program without any setting of the machine's. */
export function startProgram(
  program: 'cli' | 'main',
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  stdout: 'pipe' | number = 'pipe',
  stderr: 'pipe' | number = 'pipe',
): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [resolve(`dist/${program}.js`), ...args], {
    cwd,
    env: { PATH, HOME, TIME_ZONE: 'UTC', ...env },
    stdio: ['pipe', stdout, stderr],
  });
}

/** What a program wrote until it ended by itself; `input` is all of its standard input. */
export async function endOf(started: ChildProcess, input = ''): Promise<Ended> {
  started.stdin?.end(input);
  const [stdout, stderr, [status]] = await Promise.all([
    text(started.stdout!),
    started.stderr ? text(started.stderr) : '',
    once(started, 'close') as Promise<[number | null]>,
  ]);
  return { status, stdout, stderr };
}
