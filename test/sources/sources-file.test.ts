import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSources, readSourcesFile } from '../../src/sources/sources-file.ts';

describe('parseSources', () => {
  it('reads folders, relative ones from where the file lies', () => {
    const text = '- name: Sample\n  folder: articles\n- name: Archive\n  folder: /srv/desk\n';

    const { folders, problems } = parseSources(text, '/etc/desk/sources.yaml');

    expect(folders).toEqual([
      { name: 'Sample', folder: resolve('/etc/desk/articles') },
      { name: 'Archive', folder: resolve('/srv/desk') },
    ]);
    expect(problems).toEqual([]);
  });

  it('leaves out an entry without a folder and names its line', () => {
    const { folders, problems } = parseSources('- name: Sample\n  folder: articles\n- name: Empty\n', 'sources.yaml');

    expect(folders.map(({ name }) => name)).toEqual(['Sample']);
    expect(problems).toEqual([
      {
        severity: 'error',
        where: 'sources.yaml:3',
        message: 'a source must have one of folder, feed and page; this entry is left out',
      },
    ]);
  });

  it('reads feeds and pages on the web', () => {
    const text =
      '- name: Herald\n  feed: https://herald.example/rss\n- name: Plan\n  page: https://town.example/plan\n';

    const { web, problems } = parseSources(text, 'sources.yaml');

    expect(web).toEqual([
      { name: 'Herald', kind: 'feed', address: 'https://herald.example/rss' },
      { name: 'Plan', kind: 'page', address: 'https://town.example/plan' },
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['- name: X\n  feed: herald.example\n', 'feed must begin with https:// or http://'],
    [
      '- name: X\n  feed: https://a.example\n  folder: x\n',
      'a source must have one of folder, feed and page; this entry is left out',
    ],
  ])('leaves out %j and says why', (text, message) => {
    expect(parseSources(text, 'sources.yaml')).toEqual({
      folders: [],
      web: [],
      problems: [{ severity: 'error', where: expect.any(String), message }],
    });
  });

  it('warns of a folder named twice, however it is written', () => {
    const { folders, problems } = parseSources(
      '- {name: A, folder: x}\n- {name: B, folder: ./y/../x}\n',
      'sources.yaml',
    );

    expect(folders.map(({ name }) => name)).toEqual(['A']);
    expect(problems).toEqual([
      {
        severity: 'warning',
        where: 'sources.yaml:2',
        message: './y/../x is already a source (sources.yaml:1); this entry is left out',
      },
    ]);
  });
});

describe('readSourcesFile', () => {
  it('finds the sample edition in the file that comes with Briefdesk, and nothing wrong', async () => {
    expect(await readSourcesFile('briefings/sources.yaml')).toEqual({
      folders: [{ name: 'Sample edition', folder: resolve('briefings/articles') }],
      web: [],
      problems: [],
    });
  });

  it('names no source where there is no file', async () => {
    expect(await readSourcesFile('briefings/none.yaml')).toEqual({ folders: [], web: [], problems: [] });
  });
});
