import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../src/store/migrations.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { openStore } from '../src/store/store.ts';
import { type Ended, endOf, folderWith, startProgram } from './programs.ts';

const FILE = 'briefdesk.jsonl';
const ARTICLES = 3000;

const briefdesk = (args: readonly string[], cwd: string, env = {}): Promise<Ended> =>
  endOf(startProgram('cli', args, cwd, env));

/** Size of the files whose names begin so; 0 where there are none. */
const sizeOf = (folder: string, beginning: string): number =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.startsWith(beginning))
        .reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0)
    : 0;

/** Kills it without warning as soon as the condition holds. Tells whether it was still at work. */
async function killWhen(child: ChildProcess, condition: () => boolean): Promise<boolean> {
  const ended = once(child, 'exit');
  while (child.exitCode === null && !condition()) await sleep(1);
  child.kill('SIGKILL');
  await ended;
  return child.signalCode === 'SIGKILL';
}

describe('an export and an import that are killed', { timeout: 120_000 }, () => {
  const cwd = folderWith();

  beforeAll(async () => {
    const store = await openStore({ path: join(cwd, 'data/briefdesk.db') });
    await store.saveSource({ id: 'herald', name: 'Tarn Herald', access: 'everyone' });
    for (let from = 0; from < ARTICLES; from += 100) {
      const articles = Array.from({ length: 100 }, (_, offset) => {
        const number = from + offset;
        return { key: `k${number}`, text: `Notice ${number}: the ferry of pier${number} waits. `.repeat(20) };
      });
      await store.saveArticles('herald', articles, new Date('2026-05-11T09:00:00Z'));
    }
    await store.close();
    await briefdesk(['export', 'whole'], cwd);
  });

  it('leave no half of an export, and the next one is whole', async () => {
    const export_ = startProgram('cli', ['export', 'killed'], cwd);
    const killed = await killWhen(export_, () => sizeOf(join(cwd, 'killed'), FILE) > 200_000);
    const afterKill = existsSync(join(cwd, 'killed', FILE));

    const again = await briefdesk(['export', 'killed'], cwd);

    expect(killed).toBe(true);
    expect(afterKill).toBe(false);
    expect(again.status).toBe(0);
    expect(readdirSync(join(cwd, 'killed'))).toEqual([FILE]);
    expect(readFileSync(join(cwd, 'killed', FILE), 'utf8')).toBe(readFileSync(join(cwd, 'whole', FILE), 'utf8'));
  });

  it('keep the export that was there before', async () => {
    mkdirSync(join(cwd, 'older'));
    writeFileSync(join(cwd, 'older', FILE), 'an older export');

    await killWhen(startProgram('cli', ['export', 'older'], cwd), () => sizeOf(join(cwd, 'older'), FILE) > 200_000);

    expect(readFileSync(join(cwd, 'older', FILE), 'utf8')).toBe('an older export');
  });

  it.each([100_000, 1_000_000, 3_000_000])(
    'take nothing in when killed after %i bytes, and all of it the next time',
    async (bytes) => {
      const copy = { DATABASE_FILE: `copies/${bytes}.db` };
      const killed = await killWhen(
        startProgram('cli', ['import', 'whole'], cwd, copy),
        () => sizeOf(join(cwd, 'copies'), `${bytes}.db-wal`) > bytes,
      );
      const topics = await briefdesk(['topics'], cwd, copy);

      const again = await briefdesk(['import', 'whole'], cwd, copy);
      const exported = await briefdesk(['export', `out-${bytes}`], cwd, copy);

      expect(killed).toBe(true);
      expect(topics.status).toBe(1);
      const whole = readFileSync(join(cwd, 'whole', FILE), 'utf8');
      const rows = whole.split('\n').length - 3; // neither the version, nor the end, nor what follows the last line feed
      expect(again.stdout).toBe(`whole/${FILE}: ${rows} rows read\n`);
      expect(exported.stdout).toBe(`out-${bytes}/${FILE}: ${rows} rows\n`);
      expect(readFileSync(join(cwd, `out-${bytes}`, FILE), 'utf8')).toBe(whole);
    },
  );
});

describe('an export', () => {
  it.runIf(existsSync('/proc'))('into a folder that cannot be made says so and ends', async () => {
    const { status, stderr } = await briefdesk(['export', '/proc/nowhere/backup'], folderWith());

    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^briefdesk: \/proc\/nowhere\/backup\/briefdesk\.jsonl can't be written: .*\[export-failed\]\n$/,
    );
  });

  it('onto a file says so', async () => {
    const { status, stderr } = await briefdesk(['export', 'taken'], folderWith({ taken: 'a file' }));

    expect(status).toBe(2);
    expect(stderr).toContain('[export-failed]');
  });
});

describe('an import', { timeout: 60_000 }, () => {
  const cwd = folderWith({ 'a.txt': 'The harbour of Tarn\u2028froze over\u2029on Monday.' });
  let lines: readonly string[];

  beforeAll(async () => {
    await briefdesk(['ingest', 'a.txt'], cwd);
    await briefdesk(['export', 'whole'], cwd);
    lines = readFileSync(join(cwd, 'whole', FILE), 'utf8').split('\n');
  });

  const importOf = (name: string, changed: readonly string[]): Promise<Ended> => {
    mkdirSync(join(cwd, name));
    writeFileSync(join(cwd, name, FILE), changed.join('\n'));
    return briefdesk(['import', name], cwd, { DATABASE_FILE: `${name}.db` });
  };
  const changeOf = (table: string, change: (row: Record<string, unknown>) => Record<string, unknown>) =>
    lines.map((line) => {
      if (!line.startsWith(`{"table":"${table}"`)) return line;
      return JSON.stringify({ table, row: change(JSON.parse(line).row) });
    });

  it('takes in line separators that are text', async () => {
    const { status, stdout } = await importOf('separators', lines);

    expect(status).toBe(0);
    expect(stdout).toBe(`separators/briefdesk.jsonl: ${lines.length - 3} rows read\n`);
  });

  it('names file, line and column where a row lacks one', async () => {
    const lacking = changeOf('article_revision', ({ text_hash: _, ...row }) => row);

    const { status, stderr } = await importOf('lacking', lacking);

    expect(status).toBe(2);
    expect(stderr).toBe(
      'briefdesk: lacking/briefdesk.jsonl:5: a row of "article_revision" lacks the column "text_hash" [bad-import]\n',
    );
  });

  it('names file, line and column where a value is of another type', async () => {
    const wrong = changeOf('article', (row) => ({ ...row, added_at: 'yesterday' }));

    const { status, stderr } = await importOf('wrong', wrong);

    expect(status).toBe(2);
    expect(stderr).toContain('wrong/briefdesk.jsonl:4: a row of "article" has "yesterday" in "added_at"');
  });

  it('names the line that stands there twice', async () => {
    const twice = [...lines.slice(0, 2), lines[1]!, ...lines.slice(2)];

    const { status, stderr } = await importOf('twice', twice);

    expect(status).toBe(2);
    expect(stderr).toContain('twice/briefdesk.jsonl:3: a row of "source" does not fit');
  });

  /** The export as the program wrote it that knew so many migrations: their tables and columns alone. */
  async function exportOfVersion(version: number): Promise<readonly string[]> {
    const database = await openSqlite(':memory:', MIGRATIONS.slice(0, version));
    const { rows } = await sql<{ place: string }>`SELECT tables.name || '.' || columns.name AS place
      FROM sqlite_master tables JOIN pragma_table_info(tables.name) columns`.execute(database.sql);
    await database.sql.destroy();
    const known = new Set(rows.map(({ place }) => place));
    const written = lines.slice(1, -2).flatMap((line) => {
      const { table, row } = JSON.parse(line) as { readonly table: string; readonly row: Record<string, unknown> };
      const columns = Object.entries(row).filter(([column]) => known.has(`${table}.${column}`));
      return columns.length > 0 ? [JSON.stringify({ table, row: Object.fromEntries(columns) })] : [];
    });
    const end = JSON.stringify({ table: 'end', row: { rows: written.length } });
    return [JSON.stringify({ table: 'schema_version', row: { version } }), ...written, end, ''];
  }

  it.each(MIGRATIONS.slice(1).map((_, place) => place + 1))('takes in what version %i exported', async (version) => {
    const name = `version-${version}`;

    const { status, stdout } = await importOf(name, await exportOfVersion(version));

    const brief = await briefdesk(['brief', 'harbour', '--since', 'all'], cwd, { DATABASE_FILE: `${name}.db` });
    expect(stdout).toMatch(/: [5-7] rows read\n$/);
    expect(status).toBe(0);
    expect(brief.stdout).toContain('[1] The harbour of Tarn — date unknown');
  });

  it('wants the first line', async () => {
    const { status, stderr } = await importOf('headless', lines.slice(1));

    expect(status).toBe(2);
    expect(stderr).toContain('headless/briefdesk.jsonl does not begin as an export does');
  });
});
