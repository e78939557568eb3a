import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineFolder } from '../../src/commands/doctor-folders.ts';

describe("doctor's look at a folder of articles", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'briefdesk-doctor-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('names the files that cannot be read, before those read with a doubt', async () => {
    await writeFile(join(folder, 'a.md'), '---\npublished: 2026-02-31\n---\nThe ferry sails on Monday.');
    await writeFile(join(folder, 'b.txt'), '');
    await writeFile(join(folder, 'c.txt'), 'The ferry stays in port.');

    const findings = await examineFolder({ name: 'Ferries', folder });

    expect(findings).toEqual([
      { kind: 'good', about: 'sources', text: `Ferries: ${folder}` },
      { kind: 'wrong', about: 'sources', text: 'b.txt: is empty: put the article in it or remove it' },
      { kind: 'note', about: 'sources', text: expect.stringContaining('a.md: published: 2026-02-31 does not exist') },
    ]);
  });

  it('names five, and says how many more there are', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await writeFile(join(folder, `${name}.txt`), '');

    const findings = await examineFolder({ name: 'Ferries', folder });

    expect(findings).toHaveLength(7);
    expect(findings.at(-1)?.text).toBe(`2 more. \`briefdesk ingest ${folder}\` names them all.`);
  });

  it('says of a folder that is not there that it cannot be read', async () => {
    expect(await examineFolder({ name: 'Ferries', folder: join(folder, 'none') })).toMatchObject([{ kind: 'wrong' }]);
  });
});
