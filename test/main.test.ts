import { once } from 'node:events';
import { cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openStore } from '../src/store/store.ts';
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

  it('goes on where a promise fails that nobody waits for, and logs it', async () => {
    const lose = `import { isMainThread } from 'node:worker_threads';
      const lose = () => process.listenerCount('unhandledRejection') > 0
        ? Promise.reject(new Error('lost on its way'))
        : setTimeout(lose, 10);
      if (isMainThread) lose();`;
    const options = `--import=data:text/javascript,${encodeURIComponent(lose)}`;

    const { status, stdout, stderr } = await endOf(
      startProgram('main', [], cloned(), { NODE_OPTIONS: options }),
      '/brief help\n',
    );

    expect(status).toBe(0);
    expect(stderr).toContain('lost on its way');
    expect(stdout).toContain('/brief');
  });

  it('names a wrong variable and ends with 2', async () => {
    const { status, stderr } = await endOf(startProgram('main', [], folderWith(), { TIME_ZONE: 'Mars/Base' }));

    expect(status).toBe(2);
    expect(stderr).toContain('TIME_ZONE must be a time zone like Europe/Kyiv');
  });
});

/** So many files of one notice each. */
function notices(folder: string, about: string, count: number): string {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < count; number++)
    writeFileSync(
      join(folder, `${number}.txt`),
      `The ${about} number${number} left the pier of Tarn at noon on Monday.`,
    );
  return folder;
}

describe('a signal', { timeout: 60_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s lets the bot end what it is saying', async (signal) => {
    const started = startProgram('main', [], cloned());
    const ended = Promise.all([text(started.stdout!), once(started, 'exit')]);
    started.stdin?.write('/brief territory\n');
    await once(started.stdout!, 'data'); // the line, before its answer

    started.kill(signal);

    const [stdout, [status]] = await ended;
    expect(status).toBe(0);
    expect(stdout).toMatch(/articles, \d+ sources, newest .* old\.\n\n$/);
  });

  it('SIGINT ends an ingest, and what was saved until then stays', async () => {
    const cwd = folderWith();
    notices(join(cwd, 'articles'), 'ferry', 2000);
    const started = startProgram('cli', ['ingest', 'articles'], cwd);
    const ended = once(started, 'exit');
    const log = join(cwd, 'data/briefdesk.db-wal');
    while ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) < 500_000) await sleep(5);

    started.kill('SIGINT');

    const [, signal] = await ended;
    const again = await endOf(startProgram('cli', ['ingest', 'articles'], cwd));
    const { added, unchanged } =
      /(?<added>\d+) added, 0 revised, (?<unchanged>\d+) unchanged/.exec(again.stdout)?.groups ?? {};
    expect(signal).toBe('SIGINT');
    expect(Number(added) + Number(unchanged)).toBe(2000);
    expect(Number(unchanged)).toBeGreaterThan(0);
  });
});

it('the bot and the command line write into one file at once, and nothing is lost', { timeout: 60_000 }, async () => {
  const cwd = folderWith();
  notices(join(cwd, 'briefings/articles'), 'ferry', 600);
  notices(join(cwd, 'more'), 'train', 600);
  const bot = endOf(startProgram('main', [], cwd), '/brief ferry\n');
  const ingest = endOf(startProgram('cli', ['ingest', 'more'], cwd));
  const brief = endOf(startProgram('cli', ['brief', 'train'], cwd));

  const ended = await Promise.all([bot, ingest, brief]);

  expect(ended.map(({ status }) => status).slice(0, 2)).toEqual([0, 0]);
  expect(ended.map(({ stderr }) => stderr).join('')).not.toMatch(/store-|unexpected|were not read/);
  expect(ended[1].stdout).toContain('600 added');
  const store = await openStore({ path: join(cwd, 'data/briefdesk.db') });
  expect(await store.countArticles({ workspace: 'terminal' })).toBe(1200);
  expect(await store.countArticles({ workspace: 'terminal', phrases: [[['train']]] })).toBe(600);
  await store.close();
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
