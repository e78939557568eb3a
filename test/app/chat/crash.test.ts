import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { postIdOf } from '../../../src/app/chat/names.ts';
import { folderWith } from '../../programs.ts';

const SCRIPT = fileURLToPath(new URL('chat-process.ts', import.meta.url));

const start = (...args: readonly string[]) =>
  spawn(process.execPath, ['--import', 'tsx', SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

/** The questions that were received, so acknowledged, before the process was killed without warning. */
async function receivedUntilKilled(paths: readonly string[], lines: number): Promise<readonly string[]> {
  const child = start('answer', ...paths, '200');
  const ended = once(child, 'exit');
  const received: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    received.push(line);
    if (received.length === lines) child.kill('SIGKILL');
  }
  await ended;
  return received;
}

describe('a bot killed in the middle of its answers', () => {
  it.each([1, 25, 90])(
    'after %d questions answers every one it had received, each once',
    async (lines) => {
      const folder = folderWith();
      const paths = [join(folder, 'briefdesk.db'), join(folder, 'platform.txt')];

      const received = await receivedUntilKilled(paths, lines);
      const [status] = await once(start('recover', ...paths), 'exit');

      const posted = readFileSync(paths[1]!, 'utf8').trim().split('\n');
      expect(status).toBe(0);
      expect(posted.toSorted()).toEqual([...new Set(posted)].toSorted());
      expect(posted).toEqual(expect.arrayContaining(received.map((event) => postIdOf(event))));
    },
    60_000,
  );
});
