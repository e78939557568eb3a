import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../src/store/store.ts';
import { type Ended, endOf, folderWith, startProgram } from './programs.ts';

const HARBOUR = `---
title: Dockers stop work in the harbour of Tarn
source: Tarn Herald
url: https://tarn.example/1
published: 2026-05-11T09:00:00Z
---

Dockers in the harbour of Tarn stopped work on Monday. The strike will last nine days, union leader Mira Holt said.
`;

const articles = folderWith({ 'harbour.md': HARBOUR });

const briefdesk = (args: readonly string[], cwd = folderWith(), env = {}): Promise<Ended> =>
  endOf(startProgram('cli', args, cwd, env));

describe('briefdesk digest', () => {
  it('prints what is new on each topic, and in one line where nothing is', async () => {
    const { status, stdout } = await briefdesk([
      'digest',
      'harbour, volcano,harbour',
      '--articles',
      articles,
      '--since',
      '2026-05-01',
    ]);

    expect(status).toBe(0);
    expect(stdout).toContain('Digest · since 1 May');
    expect(stdout).toContain('• Dockers in the harbour of Tarn stopped work on Monday. [1]');
    expect(stdout).toContain('Nothing new: volcano.');
    expect(stdout).toContain('1 new article, 1 source');
  });

  it('ends with 1 where nothing is new, and with 2 without a topic', async () => {
    const quiet = await briefdesk(['digest', 'harbour', '--articles', articles]);
    const nothing = await briefdesk(['digest', ' , ', '--articles', articles]);

    expect(quiet.status).toBe(1);
    expect(quiet.stdout).toContain('Nothing new: harbour.');
    expect(nothing.status).toBe(2);
    expect(nothing.stderr).toContain('Name one topic or several');
  });

  it('prints the Digest and nothing else with --json', async () => {
    const { stdout } = await briefdesk(['digest', 'harbour', '--articles', articles, '--since', 'all', '--json']);

    expect(JSON.parse(stdout)).toMatchObject({
      topics: [{ topic: 'harbour', points: [{ text: expect.stringMatching(/^Dockers/), citations: [{ start: 0 }] }] }],
      quiet: [],
      sources: [{ articleId: 'harbour.md' }],
    });
  });
});

describe('briefdesk brief', () => {
  it('prints a brief over a folder and touches no store', async () => {
    const cwd = folderWith();

    const { status, stdout, stderr } = await briefdesk(['brief', 'harbour', '--articles', articles], cwd);

    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('harbour · all articles');
    expect(stdout).toContain('[1] Dockers stop work in the harbour of Tarn — Tarn Herald, ');
    expect(existsSync(join(cwd, 'data'))).toBe(false);
  });

  it('prints the Brief of the library and nothing else with --json', async () => {
    const { stdout } = await briefdesk(['brief', 'harbour', '--articles', articles, '--json']);

    const brief = JSON.parse(stdout);
    expect(Object.keys(brief)).toEqual(
      expect.arrayContaining(['topic', 'points', 'quotes', 'differences', 'sources', 'coverage']),
    );
    for (const { citations } of brief.points) {
      expect(citations[0].articleId).toBe('harbour.md');
      expect(citations[0].quote).toMatch(/^Dockers|^The strike/);
    }
  });

  it('prints Markdown with --markdown', async () => {
    const { stdout } = await briefdesk(['brief', 'harbour', '--articles', articles, '--markdown']);

    expect(stdout).toMatch(/^# harbour \(all articles\)\n/);
  });

  it('ends with 1 where nothing is found, with --json too', async () => {
    const plain = await briefdesk(['brief', 'volcano', '--articles', articles]);
    const json = await briefdesk(['brief', 'volcano', '--articles', articles, '--json']);

    expect(plain.status).toBe(1);
    expect(plain.stdout).toContain('No article is about “volcano”.');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ topic: 'volcano', points: [] });
  });

  it('ends with 1 over an empty folder, and with 2 over one that is not there', async () => {
    const empty = await briefdesk(['brief', 'harbour', '--articles', folderWith()]);
    const missing = await briefdesk(['brief', 'harbour', '--articles', '/no/such/folder']);

    expect(empty.status).toBe(1);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('/no/such/folder');
    expect(missing.stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    [['brief', 'harbour', '--since', 'never'], '“never” is not a time I know.'],
    [['brief', 'harbour', '--length', 'huge'], '“huge” is not a length.'],
    [['brief', 'harbour', '--words', '1'], '“1” is not a number of words.'],
    [['brief', 'harbour', '--colour'], "unknown option '--colour'\n(briefdesk help brief shows what it takes)"],
    [['brief', 'harbour', '--json', '--markdown'], "'--markdown' cannot be used with option '--json'"],
    [['ingest', 'nowhere'], 'there is nothing at nowhere to read'],
    [['ask', ' '], 'what is the question?'],
    [['breif'], "unknown command 'breif'"],
    [['sources', 'addd'], "unknown command 'addd'"],
    [['ask'], "missing required argument 'question'"],
  ])('ends with 2 and a hint for %j', async (args, hint) => {
    const { status, stdout, stderr } = await briefdesk(args);

    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(hint);
  });
});

describe('briefdesk ask', () => {
  it('repeats no page of what was typed', async () => {
    const { status, stdout } = await briefdesk(['ask', `Who is ${'Zeb'.repeat(3_000)}?`, '--articles', articles]);

    expect(status).toBe(1);
    expect(stdout.length).toBeLessThan(1_000);
  });

  it('prints the Answer of the library with --json, and ends with 1 where it refuses', async () => {
    const args = ['ask', 'Who won the chess tournament in Oslo?', '--articles', articles, '--json'];

    const { status, stdout } = await briefdesk(args);

    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'unanswered', points: [] });
  });
});

describe('the store of the command line', () => {
  it('is filled, asked, exported and imported', async () => {
    const cwd = folderWith();
    const copy = { DATABASE_FILE: 'copy.db' };

    const first = await briefdesk(['ingest', articles], cwd);
    const again = await briefdesk(['ingest', articles], cwd);
    const brief = await briefdesk(['brief', 'harbour'], cwd);
    const exported = await briefdesk(['export', 'backup'], cwd);
    const imported = await briefdesk(['import', 'backup'], cwd, copy);
    const sameBrief = await briefdesk(['brief', 'harbour', '--json'], cwd, copy);
    const twice = await briefdesk(['import', 'backup'], cwd, copy);

    expect(first.stdout).toContain('1 added, 0 revised, 0 unchanged');
    expect(again.stdout).toContain('0 added, 0 revised, 1 unchanged');
    expect(brief.status).toBe(0);
    expect(exported.stdout).toContain('briefdesk.jsonl');
    expect(imported.status).toBe(0);
    expect(JSON.parse(sameBrief.stdout).sources[0].label).toBe('Dockers stop work in the harbour of Tarn');
    expect(twice.status).toBe(2);
    expect(twice.stderr).toContain('store-not-empty');
  }, 60_000);

  it('has what was read by story, so that the front page ranks by who tells of it', async () => {
    const cwd = folderWith();
    const report = (source: string, published: string, ...text: readonly string[]) =>
      `---\nsource: ${source}\npublished: ${published}\n---\n\n${text.join(' ')}\n`;
    const strike =
      'Dockers in the harbour of Tarn stopped work on Monday over pay, and the ferries to Skarn stay tied up.';
    const told = folderWith({
      'herald.md': report('Tarn Herald', '2026-05-11T09:00:00Z', strike, 'Union leader Mira Holt expects nine days.'),
      'gull.md': report(
        'The Gull',
        '2026-05-11T09:30:00Z',
        'Mira Holt leads the strike.',
        strike,
        'Ships wait outside.',
      ),
      'alone.md': report('The Gull', '2026-05-11T10:00:00Z', 'The library of Oland opens on Sundays from autumn on.'),
    });

    await briefdesk(['ingest', told], cwd);

    const store = await openStore({ path: join(cwd, 'data/briefdesk.db') });
    const stories = await store.stories.listStories({ workspace: 'terminal', limit: 10 });
    expect(stories.map(({ articles }) => articles.map(({ source }) => source))).toEqual([
      ['The Gull', 'Tarn Herald'],
      ['The Gull'],
    ]);
    await store.close();
  }, 60_000);

  it('names the line of a broken export', async () => {
    const cwd = folderWith();
    mkdirSync(join(cwd, 'backup'));
    writeFileSync(join(cwd, 'backup', 'briefdesk.jsonl'), '{"table":\n');

    const { status, stderr } = await briefdesk(['import', 'backup'], cwd);

    expect(status).toBe(2);
    expect(stderr).toContain('briefdesk.jsonl:1 is not a row of an export');
  });

  it('takes nothing from an export that was cut off between two lines', async () => {
    const cwd = folderWith();
    await briefdesk(['ingest', articles], cwd);
    await briefdesk(['export', 'backup'], cwd);
    const file = join(cwd, 'backup', 'briefdesk.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, -2).join('\n'));

    const { status, stderr } = await briefdesk(['import', 'backup'], cwd, { DATABASE_FILE: 'copy.db' });
    const topics = await briefdesk(['topics'], cwd, { DATABASE_FILE: 'copy.db' });

    expect(status).toBe(2);
    expect(stderr).toContain('briefdesk.jsonl is not whole');
    expect(topics.status).toBe(1);
  }, 60_000);

  it('that cannot be reached is named without its password', async () => {
    const { status, stderr } = await briefdesk(['topics'], folderWith(), {
      DATABASE_URL: 'postgres://desk:hunter2@127.0.0.1:1/desk',
    });

    expect(status).toBe(2);
    expect(stderr).toContain('127.0.0.1:1');
    expect(stderr).not.toContain('hunter2');
  });
});

it('briefdesk --version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

  const { status, stdout } = await briefdesk(['--version']);

  expect(status).toBe(0);
  expect(stdout).toBe(`${version}\n`);
});

describe('briefdesk doctor', () => {
  it('ends with 0 where all is well', async () => {
    const { status, stdout } = await briefdesk(['doctor']);

    expect(status).toBe(0);
    expect(stdout).toContain('ok    store: ./data/briefdesk.db');
  });

  it('names a wrong variable and what it should be', async () => {
    const { status, stdout } = await briefdesk(['doctor'], folderWith(), { LOG_LEVEL: 'loud' });

    expect(status).toBe(1);
    expect(stdout).toContain('WRONG config: LOG_LEVEL must be one of');
  });

  it('names the file and line of broken YAML', async () => {
    const cwd = folderWith({ 'topics.yaml': '- name: a\n  aliases: [b\n' });

    const { status, stdout } = await briefdesk(['doctor'], cwd, { BRIEFINGS_DIR: '.' });

    expect(status).toBe(1);
    expect(stdout).toMatch(/WRONG topics: topics\.yaml:\d/);
  });
});

it('a reader that closes the pipe early is no error', async () => {
  const started = startProgram('cli', ['brief', 'harbour', '--articles', articles, '--json'], folderWith());
  started.stdout?.destroy();

  const status = await new Promise((resolve) => started.once('exit', resolve));

  expect(status).toBe(0);
});

it('is a program by itself once built', () => {
  expect(readFileSync('dist/cli.js', 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
