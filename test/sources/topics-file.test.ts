import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseTopics, readTopicsFile } from '../../src/sources/topics-file.ts';

describe('parseTopics', () => {
  it('reads names, aliases and related words', () => {
    const text = '- name: strikes\n  aliases: [walkout, walked out]\n  related: [union]\n';

    const { topics, problems } = parseTopics(text, 'topics.yaml');

    expect(topics).toEqual([{ name: 'strikes', aliases: ['walkout', 'walked out'], related: ['union'] }]);
    expect(problems).toEqual([]);
  });

  it('takes a bare name as a topic', () => {
    expect(parseTopics('- cod\n', 'topics.yaml').topics).toEqual([{ name: 'cod', aliases: [], related: [] }]);
  });

  it('keeps words that YAML would turn into numbers, dates or booleans', () => {
    const { topics } = parseTopics('- name: 5G\n  aliases: [NO, 2025, 2025-12-03, null]\n', 'topics.yaml');

    expect(topics[0]?.aliases).toEqual(['NO', '2025', '2025-12-03', 'null']);
  });

  it('finds nothing wrong with an empty file or one of comments', () => {
    expect(parseTopics('', 'topics.yaml')).toEqual({ topics: [], problems: [] });
    expect(parseTopics('# nothing yet\n', 'topics.yaml')).toEqual({ topics: [], problems: [] });
  });

  it('names file and line of broken YAML', () => {
    const { topics, problems } = parseTopics('- name: cod\n- name: "unclosed\n', 'briefings/topics.yaml');

    expect(topics).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ severity: 'error', where: 'briefings/topics.yaml:3' });
    expect(problems[0]?.message).toMatch(/^is not valid YAML: Missing closing "quote/);
  });

  it('refuses references, which a word that begins with a star is to YAML', () => {
    const { problems } = parseTopics('- cod\n- *ships\n', 'topics.yaml');

    expect(problems).toEqual([
      {
        severity: 'error',
        where: 'topics.yaml:2',
        message: '*ships is a reference in YAML: put words that begin with * in quotes',
      },
    ]);
  });

  it('refuses a file that is not a list', () => {
    const { problems } = parseTopics('# topics\nname: cod\n', 'topics.yaml');

    expect(problems).toEqual([{ severity: 'error', where: 'topics.yaml:2', message: 'must be a list of topics' }]);
  });

  it('leaves out an entry it cannot use, says why, and keeps the others', () => {
    const text = '- name: cod\n- aliases: [ships]\n- name: floods\n  aliases: high water\n- name: ""\n- name: rates\n';

    const { topics, problems } = parseTopics(text, 'topics.yaml');

    expect(topics.map((topic) => topic.name)).toEqual(['cod', 'rates']);
    expect(problems).toEqual([
      { severity: 'error', where: 'topics.yaml:2', message: 'name must be a word or phrase' },
      { severity: 'error', where: 'topics.yaml:4', message: 'aliases must be a list, e.g. [first, second]' },
      { severity: 'error', where: 'topics.yaml:5', message: 'name must not be empty' },
    ]);
  });

  it('warns of a key it does not know and still uses the entry', () => {
    const { topics, problems } = parseTopics('- name: cod\n  alias: [fish]\n', 'topics.yaml');

    expect(topics).toEqual([{ name: 'cod', aliases: [], related: [] }]);
    expect(problems).toEqual([
      { severity: 'warning', where: 'topics.yaml:2', message: 'alias is not one of name, aliases, related' },
    ]);
  });

  it('warns of a topic named twice and keeps the first', () => {
    const { topics, problems } = parseTopics('- name: NATO\n  related: [alliance]\n- nato\n', 'topics.yaml');

    expect(topics).toEqual([{ name: 'NATO', aliases: [], related: ['alliance'] }]);
    expect(problems).toEqual([
      {
        severity: 'warning',
        where: 'topics.yaml:3',
        message: 'nato is already a topic (topics.yaml:1); this entry is left out',
      },
    ]);
  });
});

describe('readTopicsFile', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'briefdesk-topics-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('reads a file', async () => {
    const path = join(folder, 'topics.yaml');
    await writeFile(path, '- cod\n');

    expect((await readTopicsFile(path)).topics).toEqual([{ name: 'cod', aliases: [], related: [] }]);
  });

  it('holds no topics where there is no file', async () => {
    expect(await readTopicsFile(join(folder, 'topics.yaml'))).toEqual({ topics: [], problems: [] });
  });

  it('names a file that cannot be read', async () => {
    const { topics, problems } = await readTopicsFile(folder);

    expect(topics).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'error', where: folder }]);
    expect(problems[0]?.message).toMatch(/^can't be read: EISDIR/);
  });

  it('finds nothing wrong with the topics that come with Briefdesk', async () => {
    const { topics, problems } = await readTopicsFile('briefings/topics.yaml');

    expect(problems).toEqual([]);
    expect(topics.map((topic) => topic.name)).toContain('territory');
  });
});
