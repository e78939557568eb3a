import { once } from 'node:events';
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../src/app/markdown.ts';
import { endOf, folderWith, startProgram } from './programs.ts';

const FROZEN = 'The harbour of Tarn froze over on Monday, its master said.';

describe('a folder', { timeout: 60_000 }, () => {
  it('with a text of 20 MB and a line of 1 MB is briefed', async () => {
    const folder = folderWith({
      'long.txt': 'The ferry to Tarn sails on Monday. '.repeat(570_000),
      'line.txt': `${FROZEN}\n${'x'.repeat(1e6)}`,
    });

    const { status, stdout } = await endOf(startProgram('cli', ['brief', 'Tarn', '--articles', folder], folder));

    expect(status).toBe(0);
    expect(stdout).toContain(`• ${FROZEN} [`);
    expect(stdout).toContain('• The ferry to Tarn sails on Monday. [');
  });

  it('that is not there is bad usage', async () => {
    const folder = folderWith();

    const { status, stdout, stderr } = await endOf(startProgram('cli', ['topics', '--articles', 'none'], folder));

    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('there is no folder none to read: check the path');
  });
});

it.skipIf(!existsSync('/dev/full'))('an output that cannot be written is told, and not thrown', async () => {
  const folder = folderWith({ 'tarn.txt': FROZEN });
  const full = openSync('/dev/full', 'w');

  const program = startProgram('cli', ['brief', 'Tarn', '--articles', folder], folder, {}, full);
  const [stderr, [status]] = await Promise.all([text(program.stderr!), once(program, 'close')]);

  closeSync(full);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^briefdesk: the output can't be written \(ENOSPC.*free some space.*\[output-failed\]\n$/);
});

it.skipIf(!existsSync('/dev/full'))('a log on a full disk ends nothing', async () => {
  const folder = folderWith({ 'tarn.txt': FROZEN, 'topics.yaml': '- name: [' });
  const full = openSync('/dev/full', 'w');

  const answers = await Promise.all([
    endOf(startProgram('cli', ['brief', 'Tarn', '--articles', '.'], folder, { BRIEFINGS_DIR: '.' }, 'pipe', full)),
    endOf(startProgram('main', [], folder, { BRIEFINGS_DIR: '.' }, 'pipe', full), '/brief Tarn\n'),
  ]);

  closeSync(full);
  expect(answers.map(({ status }) => status)).toEqual([0, 0]);
  expect(answers[0]?.stdout).toContain(`• ${FROZEN} [1]`);
  expect(answers[1]?.stdout).toContain('No article is about “Tarn”.');
});

it.skipIf(process.platform === 'win32')('a file name that steers terminals is told in one harmless line', async () => {
  const folder = folderWith({ '\u001b[2J\u001b]0;owned\u0007a\nskipped b.txt': '', 'tarn.txt': FROZEN });

  const { stderr } = await endOf(startProgram('cli', ['brief', 'Tarn', '--articles', folder], folder));

  expect(stderr).toBe('a skipped b.txt: is empty: put the article in it or remove it\n');
});

it('a text under two names in a folder counts once', async () => {
  const folder = folderWith({ 'one.txt': FROZEN, 'two.txt': `${FROZEN}\n` });

  const { stdout } = await endOf(startProgram('cli', ['brief', 'Tarn', '--articles', folder, '--json'], folder));

  expect(JSON.parse(stdout)).toMatchObject({ coverage: { articles: 1 } });
});

it('articles without a topic of their own are not denied', async () => {
  const folder = folderWith({ 'tarn.txt': FROZEN });

  const { status, stdout } = await endOf(startProgram('cli', ['topics', '--articles', folder], folder));

  expect(status).toBe(1);
  expect(stdout).toMatch(/^Topics\n\nNothing stands out in the articles/);
});

it('a data folder that cannot be written is named with its path', async () => {
  const folder = folderWith({ data: 'a file where the folder should be' });

  const { status, stdout, stderr } = await endOf(startProgram('cli', ['topics'], folder));

  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('./data/briefdesk.db');
  expect(stderr).not.toMatch(/\n\s+at /);
});

it.each(['!?…', '👍🏽🏳️‍🌈', '"', '*'])('a topic of %j finds nothing and says so', async (topic) => {
  const folder = folderWith({ 'open.txt': FROZEN });

  const { status, stdout } = await endOf(startProgram('cli', ['brief', topic, '--articles', folder], folder));

  expect(status).toBe(1);
  expect(stdout).toContain('No article is about');
});

it('a headline that steers terminals and calls everyone is shown harmless', async () => {
  const folder = folderWith();
  writeFileSync(join(folder, 'a.md'), `---\ntitle: "@everyone \\e[31mHarbour\\e[0m of Tarn"\n---\n${FROZEN}\n`);
  const brief = (...options: readonly string[]) =>
    endOf(startProgram('cli', ['brief', 'harbour', '--articles', folder, ...options], folder));

  const terminal = await brief();
  const markdown = await brief('--markdown');

  expect(terminal.stdout).toContain('[1] @everyone Harbour of Tarn — date unknown');
  expect(terminal.stdout).not.toContain('\u001b');
  expect(markdown.stdout).toContain('1. \\@everyone Harbour of Tarn, date unknown');
});

it.each(['a.txt', 'a.md', 'a.html'])(
  'a body in %s that steers terminals is read as what stands between',
  async (name) => {
    const body =
      'Rain fell on the coast. \u001b[1;31mHarbour\u001b(B\u001b[m masters of Tarn closed the quay on Monday night. ' +
      '\u001b]0;owned\u0007Ferries\u009b0m to the islands wait until the ice has broken up.';
    const folder = folderWith({ [name]: name.endsWith('html') ? `<p>${body}</p>` : body });

    const asked = await endOf(startProgram('cli', ['brief', 'harbour', '--articles', folder], folder));
    const second = await endOf(startProgram('cli', ['brief', 'ferries', '--articles', folder], folder));

    expect(asked.stdout).toContain('• Harbour masters of Tarn closed the quay on Monday night. [1]');
    expect(second.stdout).toContain('• Ferries to the islands wait until the ice has broken up. [1]');
    expect(`${asked.stdout}${second.stdout}`).not.toMatch(/[\u001b\u009b\u0007]|owned/);
  },
);

it('Markdown calls nobody by name', () => {
  const text = renderMarkdown({ title: 'Tarn', blocks: [{ kind: 'note', text: '@here and @ben, at @ noon' }] });

  expect(text).toContain('\\@here and \\@ben, at @ noon');
});
