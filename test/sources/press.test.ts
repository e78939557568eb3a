import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/sources/feed.ts';
import { createFetcher, type Fetcher } from '../../src/sources/fetch.ts';
import { type Paper, pressOf } from '../web/press.ts';
import { startWeb } from '../web/start-web.ts';

async function read(fetcher: Fetcher, url: string): Promise<Paper['expected']> {
  const fetched = await fetcher.get(url, { as: 'feed' });
  if ('code' in fetched) return { kind: 'failure', code: fetched.code };
  if (fetched.kind === 'not-modified') return { kind: 'failure', code: 'nothing was known of it' };
  const feed = readFeed(fetched.text, fetched.url);
  if (feed.kind === 'unreadable') return { kind: 'failure', code: feed.reason };
  return { kind: 'read', titles: feed.feed.items.map(({ title }) => title ?? '') };
}

describe('hundreds of feeds, correct and broken in every common way', () => {
  it('are each read or refused as they should be, with no connection left', async () => {
    const { site, papers } = pressOf(310);
    const web = await startWeb(site);
    const limits = { pauseMs: 0, perHost: 24, overall: 24, bodies: 24, firstByteMs: 2_500, bodyMs: 3_000 };
    const fetcher = createFetcher({ userAgent: 'Briefdesk/1.0', allowPrivate: [web.host], limits });

    const outcomes = await Promise.all(papers.map(({ path }) => read(fetcher, web.url + path)));
    await fetcher.close();

    expect(papers.map(({ path }, at) => ({ path, expected: outcomes[at] }))).toEqual(papers);
    await expect.poll(() => web.connections.open).toBe(0);
    expect(web.mostAtOnce).toBeLessThanOrEqual(24);
    await web.close();
  });
});
