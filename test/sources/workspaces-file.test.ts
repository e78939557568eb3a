import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulesAmong, USUAL_RULES } from '../../src/app/chat/rules.ts';
import { readWorkspacesFile } from '../../src/sources/workspaces-file.ts';
import { folderWith } from '../programs.ts';

const read = (text: string) => {
  const path = join(folderWith(), 'workspaces.yaml');
  writeFileSync(path, text);
  return readWorkspacesFile(path);
};

describe('a workspaces file', () => {
  it('gives rules to one workspace over those of its platform', async () => {
    const { workspaces, problems } = await read(
      '- name: slack\n  visibility: private\n  posts: 3\n- name: slack:T1\n  channels: [C1, C2]\n  posts: 9\n  digests: admins\n  timeZone: Europe/Kyiv\n',
    );

    const rulesOf = rulesAmong(workspaces);

    expect(problems).toEqual([]);
    expect(rulesOf({ platform: 'slack', workspace: 'slack:T1' })).toEqual({
      visibility: 'private',
      channels: ['C1', 'C2'],
      questions: 5,
      posts: 9,
      digests: 'admins',
      timeZone: 'Europe/Kyiv',
    });
    expect(rulesOf({ platform: 'slack', workspace: 'slack:T2' }).posts).toBe(3);
    expect(rulesOf({ platform: 'discord', workspace: 'discord:1' })).toEqual(USUAL_RULES.discord);
  });

  it('goes over what is decided for everywhere, which goes over the usual', async () => {
    const { workspaces } = await read('- name: slack:T1\n  digests: everyone\n');

    const rulesOf = rulesAmong(workspaces, { digests: 'admins', timeZone: 'Asia/Tokyo' });

    expect(rulesOf({ platform: 'slack', workspace: 'slack:T1' })).toMatchObject({ digests: 'everyone' });
    expect(rulesOf({ platform: 'slack', workspace: 'slack:T2' })).toMatchObject({
      digests: 'admins',
      timeZone: 'Asia/Tokyo',
    });
  });

  it('names what is wrong by file and line', async () => {
    const { workspaces, problems } = await read(
      '- name: teams\n- name: discord\n  visibility: secret\n  posts: many\n  digests: nobody\n  timeZone: Mars/Base\n',
    );

    expect(workspaces).toEqual([]);
    expect(problems.map(({ where, message }) => `${where.replace(/^.*\//, '')} ${message}`)).toEqual([
      'workspaces.yaml:1 name must be slack or discord, or read slack:T024BE7LD or discord:8138478',
      'workspaces.yaml:3 visibility must be public or private',
      'workspaces.yaml:4 posts must be a number, 1 to 1000',
      'workspaces.yaml:5 digests must be admins or everyone',
      'workspaces.yaml:6 timeZone must be a time zone like Europe/Kyiv',
    ]);
  });

  it('names no roles for Slack, which has none', async () => {
    const { workspaces, problems } = await read('- name: slack\n  roles: [S1]\n- name: discord\n  roles: ["7"]\n');

    expect(workspaces).toEqual([{ name: 'discord', roles: ['7'] }]);
    expect(problems.map(({ message }) => message)).toEqual([
      'roles must not be given for Slack, which has none: name channels instead',
    ]);
  });

  it('that is not there holds no rules', async () => {
    expect(await readWorkspacesFile('/nowhere/workspaces.yaml')).toEqual({ workspaces: [], problems: [] });
  });
});
