import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { endOf, folderWith, startProgram } from './programs.ts';

/** A folder as a clone has it: with the sample edition. */
function cloned(): string {
  const folder = folderWith();
  cpSync('briefings', join(folder, 'briefings'), { recursive: true });
  return folder;
}

describe('the bot without tokens', () => {
  it('answers a script from the sample edition, a line after the other, and ends', async () => {
    const { status, stdout, stderr } = await endOf(
      startProgram('main', [], cloned()),
      '/brief territory\nWho is Ushakov?\n/brief nonsense-topic\n',
    );

    expect(status).toBe(0);
    expect(stderr).toBe(
      'Briefdesk: the sample edition, read as of its own date, 6 December 2025. Adapters running: terminal.\n\n',
    );
    expect(stdout).toContain('> /brief territory\nterritory · last 3 days, read as of 6 December 2025\n');
    expect(stdout).toMatch(/> Who is Ushakov\?\n.*\n?[^>]*Ushakov/);
    expect(stdout).toContain('No article is about “nonsense-topic”.');
    expect(stdout).not.toContain('\u001b');
  });

  it('reads articles of its own by the real clock, whatever else there is', async () => {
    const folder = cloned();
    writeFileSync(
      join(folder, 'briefings/articles/mine.txt'),
      'The harbour of Tarn froze over on Monday, its master said.',
    );

    const { stdout, stderr } = await endOf(startProgram('main', [], folder), '/brief harbour of Tarn\n');

    expect(stderr).toContain('Briefdesk: 21 articles.');
    expect(stdout).not.toContain('read as of');
    expect(stdout).toContain('date unknown, added just now');
  });

  it('says how to begin where there is nothing to read', async () => {
    const { status, stdout } = await endOf(startProgram('main', [], folderWith()), '/brief harbour\n');

    expect(status).toBe(0);
    expect(stdout).toContain('There are no articles yet.');
  });

  it('goes on without the files it cannot read and names them', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'briefings/articles'), { recursive: true });
    writeFileSync(join(folder, 'briefings/articles/empty.txt'), '');
    writeFileSync(join(folder, 'briefings/topics.yaml'), '- name: a\n  aliases: [b\n');

    const { status, stderr } = await endOf(startProgram('main', [], folder), '/brief help\n');

    expect(status).toBe(0);
    expect(stderr).toContain('empty.txt');
    expect(stderr).toMatch(/topics\.yaml:\d/);
  });

  it('names a wrong variable and ends with 2', async () => {
    const { status, stderr } = await endOf(startProgram('main', [], folderWith(), { TIME_ZONE: 'Mars/Base' }));

    expect(status).toBe(2);
    expect(stderr).toContain('TIME_ZONE must be a time zone like Europe/Kyiv');
  });

  it('ends cleanly on SIGTERM', async () => {
    const started = startProgram('main', [], cloned());
    let greeted = '';
    started.stderr?.on('data', (part) => (greeted += part));
    while (!greeted.includes('Adapters running')) await sleep(20);

    started.kill('SIGTERM');

    expect(await new Promise((resolve) => started.once('exit', resolve))).toBe(0);
  });
});

describe('the bot with tokens', () => {
  it('names what is wrong with each of them, and ends where none runs', async () => {
    const env = {
      SLACK_BOT_TOKEN: 'xapp-mixed-up',
      SLACK_APP_TOKEN: 'xoxb-mixed-up',
      SLACK_API_URL: 'http://127.0.0.1:9',
    };
    const { status, stderr } = await endOf(startProgram('main', [], folderWith(), env));

    expect(status).toBe(2);
    expect(stderr).toContain('SLACK_BOT_TOKEN must begin with xoxb-');
    expect(stderr).not.toContain('mixed-up');
  });

  it('says which token is missing', async () => {
    const { status, stderr } = await endOf(startProgram('main', [], folderWith(), { SLACK_BOT_TOKEN: 'xoxb-1' }));

    expect(status).toBe(2);
    expect(stderr).toContain('SLACK_APP_TOKEN (xapp-…) or SLACK_SIGNING_SECRET must be set, too.');
  });
});
