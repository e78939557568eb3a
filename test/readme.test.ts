import { readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { endOf, folderWith, startProgram } from './programs.ts';

const readme = readFileSync('README.md', 'utf8');
const blocks = [...readme.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);

/** A working directory with the sample edition and nothing else. */
function beside(): string {
  const folder = folderWith();
  symlinkSync(resolve('briefings'), join(folder, 'briefings'));
  return folder;
}

it('the README opens with what the chat says of the sample edition', async () => {
  const transcript = blocks.find((block) => block.startsWith('> /brief'))!;
  const typed = [...transcript.matchAll(/^> (.*)$/gm)].map(([, line]) => `${line}\n`).join('');

  const { stdout } = await endOf(startProgram('main', [], beside()), typed);

  expect(stdout.trim()).toBe(transcript.trim());
});

it('the README shows lines of a digest of the sample edition', async () => {
  const transcript = blocks.find((block) => block.startsWith('$ briefdesk digest'))!;
  const [command = '', ...shown] = transcript.trim().split('\n');
  const args = [...command.replace('$ briefdesk ', '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare!,
  );

  const { stdout } = await endOf(startProgram('cli', args, beside()));

  const said = stdout.split('\n');
  const left = shown.filter((line) => line.trim() !== '…');
  let from = 0;
  for (const line of left) {
    const at = said.indexOf(line, from);
    expect(at, line).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
});
