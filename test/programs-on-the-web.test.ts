import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endOf, folderWith, startProgram } from './programs.ts';
import { answer, conditional } from './web/answers.ts';
import { startWeb, type Web } from './web/start-web.ts';
import { page, rss } from './web-stand-in.ts';

const STORY = 'The ferry between Tarn and Skarn stops on Monday because its engine failed twice in a week.';
const FEED = rss(['<title>Ferry stops</title><link>/ferry</link><description>It stops.</description>']);

// Each starts the programs several times, on a machine that may be busy.
describe('sources on the web', { timeout: 90_000 }, () => {
  let web: Web;
  let cwd: string;
  const env = () => ({ ALLOW_PRIVATE_SOURCES: web.host });
  const briefdesk = (...args: readonly string[]) => endOf(startProgram('cli', args, cwd, env()));

  beforeEach(async () => {
    web = await startWeb({
      '/': answer('<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'),
      '/rss': conditional(FEED, '"1"'),
      '/ferry': answer(page('Ferry stops', STORY, `${STORY} A bus goes instead.`)),
    });
    cwd = folderWith();
  });

  afterEach(() => web.close());

  it('are offered, added, read, listed and briefed by command', async () => {
    expect((await briefdesk('sources', 'add', web.url)).stdout).toContain(`/sources add ${web.url}/rss`);
    expect((await briefdesk('sources', 'add', `${web.url}/rss`)).stdout).toContain('The feed is added');

    const read = await briefdesk('sources', 'read');
    const list = await briefdesk('sources');
    const brief = await briefdesk('brief', 'ferry');

    expect(read).toMatchObject({ status: 0, stdout: 'Tarn Herald: 1 added, 0 revised\n', stderr: '' });
    expect(list.stdout).toContain('Tarn Herald');
    expect(brief.stdout).toContain(STORY);
    expect(web.requests.find(({ path }) => path === '/rss')?.headers['user-agent']).toMatch(/^Briefdesk\/\d/);
  });

  it('come from a feed reader’s list', async () => {
    const opml = `<opml version="2.0"><body><outline text="Tarn" xmlUrl="${web.url}/rss"/></body></opml>`;
    writeFileSync(join(cwd, 'feeds.opml'), opml);

    expect((await briefdesk('sources', 'import-opml', 'feeds.opml')).stdout).toBe('feeds.opml: 1 feed, 1 added\n');
    expect((await briefdesk('sources', 'import-opml', 'feeds.opml')).stdout).toBe('feeds.opml: 1 feed, 0 added\n');
  });

  it('are read by the running bot, as its file says', async () => {
    mkdirSync(join(cwd, 'briefings'));
    writeFileSync(join(cwd, 'briefings/sources.yaml'), `- name: Tarn\n  feed: ${web.url}/rss\n`);
    const bot = startProgram('main', [], cwd, env());
    for (let tries = 0; tries < 100 && !web.requests.some(({ path }) => path === '/ferry'); tries++) await sleep(100);

    const { stdout } = await endOf(bot, '/sources\n');

    expect(web.requests.map(({ path }) => path)).toEqual(expect.arrayContaining(['/rss', '/ferry']));
    expect(stdout).toContain('Tarn');
  });

  it('answer with a brief of one page, kept nowhere', async () => {
    const { stdout, status } = await briefdesk('brief', `${web.url}/ferry`);

    expect(status).toBe(0);
    expect(stdout).toContain(STORY);
    expect((await briefdesk('brief', 'ferry')).status).toBe(1);
  });
});
