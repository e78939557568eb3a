import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/sources/fetch.ts';
import { answer, brotliBomb, doubleBomb, endless, gzipBomb, raw, redirect, silent, status } from '../web/answers.ts';
import { type Handler, startWeb, type Web } from '../web/start-web.ts';

let web: Web;
let fetcher: Fetcher;

beforeAll(async () => {
  web = await startWeb({
    '/gzip': gzipBomb(10_000),
    '/brotli': brotliBomb(200),
    '/double': doubleBomb(3_000),
    '/endless': endless('x'.repeat(65_536)),
    '/page': answer('<p>small</p>'),
  });
  fetcher = createFetcher({ userAgent: 'Briefdesk/1.0', allowPrivate: [web.host], limits: { pauseMs: 0 } });
});

afterAll(async () => {
  await fetcher.close();
  await web.close();
});

const memoryUsed = (): number => process.memoryUsage().rss / 1e6;

describe('a body that swells', () => {
  it.each(['/gzip', '/brotli', '/double', '/endless'])('%s is let go soon', async (path) => {
    const started = performance.now();

    const fetched = await fetcher.get(web.url + path, { as: 'feed' });

    expect(fetched).toMatchObject({
      kind: 'failed',
      code: 'fetch-too-large',
      reason: 'The answer is larger than 5 MB',
    });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('takes no memory with it, however often it is met', async () => {
    const visit = async (): Promise<void> => {
      for (const path of ['/gzip', '/brotli', '/double', '/endless', '/page'])
        await fetcher.get(web.url + path, { as: 'feed' });
    };
    for (let round = 0; round < 5; round++) await visit();
    const before = memoryUsed();
    let most = before;

    for (let round = 0; round < 20; round++) {
      await visit();
      most = Math.max(most, memoryUsed());
    }

    expect(most - before).toBeLessThan(60);
    expect(web.connections.open).toBeLessThanOrEqual(2);
  });
});

/** Begins its body at once and ends it when told to. */
function holding(text: string) {
  let finish = (): void => undefined;
  const handler: Handler = (_request, response) => {
    response.write(text.slice(0, 1));
    finish = () => void response.end(text.slice(1));
  };
  return { handler, finish: () => finish() };
}

describe('bodies', () => {
  it('are read so many at a time, and sites that keep silent hold none of them up', async () => {
    const held = holding('<p>held</p>');
    const site = await startWeb({
      '/held': held.handler,
      '/silent': silent(),
      '/page': answer('<p>page</p>'),
      '/moved': redirect('/nowhere'),
      '/nowhere': status(404),
    });
    const limits = { pauseMs: 0, perHost: 4, bodies: 1, firstByteMs: 60_000 };
    const reader = createFetcher({ userAgent: 'Briefdesk/1.0', allowPrivate: [site.host], limits });
    const over: string[] = [];
    const get = (path: string) => reader.get(site.url + path, { as: 'feed' }).then(() => over.push(path));

    const silence = get('/silent');
    const first = get('/held');
    await expect.poll(() => site.requests.length).toBe(2);
    const waiting = get('/page');
    for (let n = 0; n < 5; n++) await get('/moved');
    held.finish();
    await Promise.all([first, waiting]);

    expect(over).toEqual([...Array(5).fill('/moved'), '/held', '/page']);
    await reader.close();
    await silence;
    await site.close();
  });

  it('do not end the process where they break off while they wait', async () => {
    const held = holding('<p>held</p>');
    const site = await startWeb({
      '/held': held.handler,
      '/broken': raw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n<p>', 'reset'),
      '/other': status(404),
    });
    const limits = { pauseMs: 0, perHost: 4, bodies: 1 };
    const reader = createFetcher({ userAgent: 'Briefdesk/1.0', allowPrivate: [site.host], limits });
    const get = (path: string) => reader.get(site.url + path, { as: 'feed' });

    const first = get('/held');
    await expect.poll(() => site.requests.length).toBe(1);
    const broken = get('/broken');
    for (let n = 0; n < 10; n++) await get('/other');
    held.finish();

    expect(await first).toMatchObject({ kind: 'fetched', text: '<p>held</p>' });
    expect(await broken).toMatchObject({ kind: 'failed', code: 'fetch-broken' });
    await reader.close();
    await site.close();
  });
});
