import { expect, it } from 'vitest';
import { pollNext } from '../../src/app/poll.ts';
import { createFetcher } from '../../src/sources/fetch.ts';
import { createWeb } from '../../src/sources/web.ts';
import { openStore } from '../../src/store/store.ts';
import { answer, conditional } from '../web/answers.ts';
import { type Handler, startWeb } from '../web/start-web.ts';
import { page, rss } from '../web-stand-in.ts';

const MINUTE = 60_000;
const FERRY = 'The ferry between Tarn and Skarn carried 140 people when its engine failed on Monday.';
const FEED = rss(['<title>Ferry fails</title><link>/ferry</link><description>The ferry fails.</description>']);

/** A site whose feed never changes; what its page and robots.txt say is set as time goes on. */
async function startSite() {
  const told: { ferry: Handler; robots: Handler } = { ferry: answer(''), robots: answer('') };
  const web = await startWeb({
    '/rss': conditional(FEED, '"feed"'),
    '/ferry': (request, response) => told.ferry(request, response),
    '/robots.txt': (request, response) => told.robots(request, response),
  });
  let now = new Date('2026-11-20T12:00:00Z');
  const clock = (): Date => now;
  const limits = { pauseMs: 0 };
  const fetcher = createFetcher({ userAgent: 'Briefdesk/0 (test)', allowPrivate: [web.host], limits, now: clock });
  const store = await openStore({ path: ':memory:' });
  const reader = createWeb(fetcher, clock);
  await store.watches.watch({ kind: 'feed', name: 'Tarn', address: `${web.url}/rss`, reader: 'everyone' }, now);
  return {
    told,
    store,
    readAfter: async (minutes: number) => {
      now = new Date(now.getTime() + minutes * MINUTE);
      while (await pollNext({ store, reader, holder: 'a', now: clock, dueAt: clock }));
    },
    /** What was sent along with each request for the page. */
    asked: () =>
      web.requests.filter(({ path }) => path === '/ferry').map(({ headers }) => headers['if-none-match'] ?? 'anew'),
    close: async () => {
      await fetcher.close();
      await store.close();
      await web.close();
    },
  };
}

it('a correction on a page comes in, though its feed does not change', async () => {
  const site = await startSite();
  site.told.ferry = conditional(page('Ferry fails', FERRY), '"140"');
  await site.readAfter(0);
  await site.readAfter(30);
  site.told.ferry = conditional(page('Ferry fails', FERRY.replace('140', '104')), '"104"');
  await site.readAfter(60);
  await site.readAfter(120);

  const articles = await site.store.searchArticles({ workspace: 'anyone', limit: 10 });

  expect(articles.map(({ revision, text }) => [revision, /\d+ people/.exec(text)?.[0]])).toEqual([[2, '104 people']]);
  expect(site.asked()).toEqual(['anew', '"140"', '"140"', '"104"']);
  await site.close();
});

it('a page that robots.txt forbids since it was read is not asked for again', async () => {
  const site = await startSite();
  site.told.ferry = answer(page('Ferry fails', FERRY));
  await site.readAfter(0);
  site.told.robots = answer('User-agent: *\nDisallow: /ferry', { 'content-type': 'text/plain' });
  for (const gap of [30, 60, 120, 240, 480]) await site.readAfter(gap); // robots.txt is kept for a day
  const before = site.asked().length;

  await site.readAfter(960);

  expect(site.asked()).toHaveLength(before);
  await site.close();
});
