import { afterEach, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/sources/fetch.ts';
import type { Fetched } from '../../src/sources/fetched.ts';
import { answer, raw, redirect, status } from '../web/answers.ts';
import { type Handler, type Site, startWeb, type Web } from '../web/start-web.ts';

const HOUR = 3_600_000;
const opened: { close(): Promise<void> }[] = [];
let clock = new Date('2026-03-02T12:00:00Z');

async function rig(site: Site): Promise<{ web: Web; fetcher: Fetcher; page: (path: string) => Promise<Fetched> }> {
  const web = await startWeb({ '/news': answer('<p>news</p>'), '/private/a': answer('<p>private</p>'), ...site });
  const fetcher = createFetcher({
    userAgent: 'Briefdesk/1.0',
    allowPrivate: [web.host],
    limits: { pauseMs: 0 },
    now: () => clock,
  });
  opened.push(fetcher, web);
  return { web, fetcher, page: (path) => fetcher.get(web.url + path, { as: 'page' }) };
}

const askedForRobots = (web: Web): number => web.requests.filter(({ path }) => path === '/robots.txt').length;

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

describe('pages', () => {
  it('are fetched where robots.txt allows it, feeds anyway', async () => {
    const { web, fetcher, page } = await rig({ '/robots.txt': answer('User-agent: *\nDisallow: /private/') });

    const news = await page('/news');
    const barred = await page('/private/a');
    const feed = await fetcher.get(`${web.url}/private/a`, { as: 'feed' });

    expect(news).toMatchObject({ kind: 'fetched', text: '<p>news</p>' });
    expect(barred).toEqual({
      kind: 'refused',
      code: 'fetch-robots',
      reason: '127.0.0.1 asks robots not to read this page',
    });
    expect(feed).toMatchObject({ kind: 'fetched' });
    expect(web.requests.filter(({ path }) => path === '/private/a')).toHaveLength(1);
  });

  it('are not fetched through a redirect either', async () => {
    const { page } = await rig({
      '/robots.txt': answer('User-agent: *\nDisallow: /private/'),
      '/short': redirect('/private/a'),
    });

    const fetched = await page('/short');

    expect(fetched).toMatchObject({ kind: 'refused', code: 'fetch-robots' });
  });

  it.each([
    ['there is none', status(404)],
    ['it may not be read', status(403)],
    ['it sends in a circle', redirect('/robots.txt')],
    ['it is a page', answer('<!doctype html><title>Not found</title>')],
  ] as [string, Handler][])('are fetched where %s', async (_what, robots) => {
    const { page } = await rig({ '/robots.txt': robots });

    const fetched = await page('/news');

    expect(fetched).toMatchObject({ kind: 'fetched' });
  });

  it.each([
    ['the server fails', status(500), 'fetch-busy'],
    ['the server is busy', status(429), 'fetch-busy'],
    ['it breaks off', raw('HTTP/1.1 200 OK\r\n'), 'fetch-broken'],
  ] as [string, Handler, string][])('wait where %s over robots.txt', async (_what, robots, code) => {
    let handler = robots;
    const { web, page } = await rig({ '/robots.txt': (request, response) => handler(request, response) });

    const first = await page('/news');
    handler = answer('');
    const soon = await page('/news');
    clock = new Date(clock.getTime() + HOUR);
    const later = await page('/news');

    expect([first, soon]).toMatchObject([
      { kind: 'failed', code },
      { kind: 'failed', code },
    ]);
    expect(later).toMatchObject({ kind: 'fetched' });
    expect(askedForRobots(web)).toBe(2);
  });

  it('share one reading of robots.txt a day', async () => {
    const { web, page } = await rig({ '/robots.txt': answer('User-agent: *\nDisallow: /private/') });

    await Promise.all([page('/news'), page('/news'), page('/private/a')]);
    const atOnce = askedForRobots(web);
    clock = new Date(clock.getTime() + 23 * HOUR);
    await page('/news');
    const sameDay = askedForRobots(web);
    clock = new Date(clock.getTime() + 2 * HOUR);
    await page('/news');

    expect([atOnce, sameDay, askedForRobots(web)]).toEqual([1, 1, 2]);
  });

  it('are read by rules within the first half megabyte of an endless robots.txt', async () => {
    const { page } = await rig({
      '/robots.txt': answer(`User-agent: *\nDisallow: /private/\n${'# more\n'.repeat(1_000_000)}`),
    });

    const fetched = [await page('/news'), await page('/private/a')];

    expect(fetched).toMatchObject([{ kind: 'fetched' }, { code: 'fetch-robots' }]);
  });

  it('do not make a site with a name for every page be remembered without end', async () => {
    const { web } = await rig({
      '/robots.txt': answer(`User-agent: *\n${'Allow: /news/\n'.repeat(40_000)}`),
    });
    const names = [1, 2, 3, 4, 5].map((n) => `n${n}.endless.example`);
    const port = web.host.split(':')[1];
    const visitor = createFetcher({
      userAgent: 'Briefdesk/1.0',
      allowPrivate: names,
      resolve: async () => ['127.0.0.1'],
      limits: { pauseMs: 0 },
    });
    opened.unshift(visitor);
    const visit = async (name: string) => await visitor.get(`http://${name}:${port}/news`, { as: 'page' });

    for (const name of names) await visit(name);
    const first = askedForRobots(web);
    await visit(names[4]!);
    const last = askedForRobots(web);
    await visit(names[0]!);

    expect([first, last, askedForRobots(web)]).toEqual([5, 5, 6]);
  });
});
