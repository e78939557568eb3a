import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/sources/fetch.ts';
import { answer, brotliBomb, doubleBomb, endless, gzipBomb } from '../web/answers.ts';
import { startWeb, type Web } from '../web/start-web.ts';

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

describe('large bodies', () => {
  it('are read so many at a time, while small ones wait for none', async () => {
    const large = 'x'.repeat(4_000_000);
    let finish = (): void => undefined;
    const site = await startWeb({
      '/held': (_request, response) => {
        response.write(large);
        finish = () => void response.end('!');
      },
      '/large': answer(large),
      '/small': answer('<p>small</p>'),
    });
    const limits = { pauseMs: 0, perHost: 3, large: 1, totalMs: 60_000 };
    const reader = createFetcher({ userAgent: 'Briefdesk/1.0', allowPrivate: [site.host], limits });
    const over: string[] = [];
    const get = async (path: string) => {
      const fetched = await reader.get(site.url + path, { as: 'feed' });
      over.push(`${path} ${fetched.kind}`);
    };

    const held = get('/held');
    for (let n = 0; n < 20; n++) await get('/small');
    const second = get('/large');
    for (let n = 0; n < 20; n++) await get('/small');
    finish();
    await Promise.all([held, second]);

    expect([...new Set(over)]).toEqual(['/small fetched', '/held fetched', '/large fetched']);
    await reader.close();
    await site.close();
  });
});
