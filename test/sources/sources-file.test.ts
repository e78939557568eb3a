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
      { severity: 'error', where: 'sources.yaml:3', message: 'folder must be the path of a folder' },
    ]);
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
      problems: [],
    });
  });

  it('names no source where there is no file', async () => {
    expect(await readSourcesFile('briefings/none.yaml')).toEqual({ folders: [], problems: [] });
  });
});
