import * as zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher, type FetcherOptions } from '../../src/sources/fetch.ts';
import { answer, conditional, drip, endless, packed, raw, redirect, silent, status } from '../web/answers.ts';
import { type Site, startWeb, type Web } from '../web/start-web.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const opened: { close(): Promise<void> }[] = [];

interface Rig {
  readonly web: Web;
  readonly fetcher: Fetcher;
  readonly get: (path: string, etag?: string) => ReturnType<Fetcher['get']>;
}

async function rig(site: Site, options: Partial<FetcherOptions> = {}): Promise<Rig> {
  const web = await startWeb(site);
  const fetcher = createFetcher({
    userAgent: 'Briefdesk/1.0 (+https://desk.example)',
    allowPrivate: [web.host],
    now: () => NOW,
    ...options,
    limits: { pauseMs: 0, firstByteMs: 300, bodyMs: 600, ...options.limits },
  });
  opened.push(fetcher, web);
  return { web, fetcher, get: (path, etag) => fetcher.get(web.url + path, { as: 'feed', ...(etag && { etag }) }) };
}

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

describe('an answer', () => {
  it('comes as text with where it is from and how long it holds', async () => {
    const { web, get } = await rig({
      '/feed': answer('<rss>Höhe</rss>', {
        etag: '"7"',
        'last-modified': 'Sun, 01 Mar 2026 08:00:00 GMT',
        'cache-control': 'public, max-age=900',
      }),
    });

    const fetched = await get('/feed');

    expect(fetched).toEqual({
      kind: 'fetched',
      url: `${web.url}/feed`,
      text: '<rss>Höhe</rss>',
      contentType: 'xml',
      etag: '"7"',
      lastModified: 'Sun, 01 Mar 2026 08:00:00 GMT',
      maxAge: 900,
    });
  });

  it('is asked for by a bot that says who it is', async () => {
    const { web, get } = await rig({ '/feed': answer('<rss/>') });

    await get('/feed#fragment');

    expect(web.requests[0]?.headers).toMatchObject({
      'user-agent': 'Briefdesk/1.0 (+https://desk.example)',
      accept: expect.stringContaining('application/rss+xml'),
    });
    expect(Object.keys(web.requests[0]!.headers)).not.toContain('cookie');
  });

  it('is not sent again where nothing changed', async () => {
    const { web, get, fetcher } = await rig({ '/feed': conditional('<rss/>', '"a"') });

    const first = await get('/feed');
    const second = await get('/feed', '"a"');
    await fetcher.get(`${web.url}/feed`, { as: 'feed', lastModified: 'Sun, 01 Mar 2026 08:00:00 GMT' });

    expect(first).toMatchObject({ kind: 'fetched', etag: '"a"' });
    expect(second).toEqual({ kind: 'not-modified', url: `${web.url}/feed`, etag: '"a"' });
    expect(web.requests[2]?.headers['if-modified-since']).toBe('Sun, 01 Mar 2026 08:00:00 GMT');
  });

  it.each([['gzip'], ['x-gzip'], ['deflate'], ['deflate, raw'], ['br'], ['br', 'gzip']] as const)(
    'is unpacked from %s %s',
    async (...codings) => {
      const { get } = await rig({ '/': packed('<p>unpacked</p>', ...codings) });

      const fetched = await get('/');

      expect(fetched).toMatchObject({ kind: 'fetched', text: '<p>unpacked</p>' });
    },
  );

  it('is asked for in zstd, and unpacked from it, by a Node that can; refused with the reason by another', async () => {
    const zstd = Buffer.from('28b52ffd200f7900003c703e756e7061636b65643c2f703e', 'hex');
    const canUnpack = 'createZstdDecompress' in zlib;
    const { web, get } = await rig({ '/': answer(zstd, { 'content-encoding': 'zstd' }) });

    const fetched = await get('/');

    const asked = web.requests[0]?.headers['accept-encoding'];
    expect(asked).toBe(canUnpack ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br');
    if (canUnpack) expect(fetched).toMatchObject({ kind: 'fetched', text: '<p>unpacked</p>' });
    else
      expect(fetched).toMatchObject({
        kind: 'failed',
        code: 'fetch-encoding',
        reason: expect.stringContaining('zstd'),
      });
  });

  it('is believed to be what it is, not what its header says', async () => {
    const { get } = await rig({
      '/feed': answer('<?xml version="1.0"?><!-- made by hand --><rss/>', { 'content-type': 'text/html' }),
      '/page': answer('<!DOCTYPE html><p>page</p>', { 'content-type': 'application/rss+xml' }),
      '/json': answer('{"version":"https://jsonfeed.org/version/1.1"}', { 'content-type': 'text/plain' }),
      '/image': answer(Buffer.from('89504e470d0a1a0a0000', 'hex'), { 'content-type': 'text/html' }),
      '/packed': answer('plain', { 'content-encoding': 'gzip' }),
      '/named': answer('plain', { 'content-encoding': 'utf-8' }),
    });

    const kinds = await Promise.all(['/feed', '/page', '/json'].map((path) => get(path)));
    const image = await get('/image');
    const plain = await Promise.all(['/packed', '/named'].map((path) => get(path)));

    expect(kinds.map((fetched) => 'contentType' in fetched && fetched.contentType)).toEqual(['xml', 'html', 'json']);
    expect(image).toMatchObject({ kind: 'refused', code: 'fetch-type', reason: expect.stringContaining('an image') });
    expect(plain.map((fetched) => 'text' in fetched && fetched.text)).toEqual(['plain', 'plain']);
  });
});

describe('redirects', () => {
  it('are followed, and those for good remembered up to the first that is not', async () => {
    const { web, get } = await rig({
      '/old': redirect('/moved', 301),
      '/moved': redirect('/now', 308),
      '/now': redirect('/today', 302),
      '/today': redirect('/feed', 301),
      '/feed': answer('<rss/>'),
      '/temporary': redirect('/feed', 307),
    });

    const moved = await get('/old');
    const temporary = await get('/temporary');

    expect(moved).toMatchObject({ kind: 'fetched', url: `${web.url}/feed`, permanentUrl: `${web.url}/now` });
    expect(temporary).toMatchObject({ kind: 'fetched', url: `${web.url}/feed` });
    expect(temporary).not.toHaveProperty('permanentUrl');
  });

  it.each([
    ['in a circle', { '/': redirect('/b'), '/b': redirect('/') }],
    ['to itself', { '/': redirect('/') }],
    ['on and on', Object.fromEntries([...'abcdefgh'].map((name, at) => [`/${name}`, redirect(`/${'bcdefghi'[at]}`)]))],
    ['nowhere', { '/': status(302) }],
  ])('that lead %s are given up', async (_where, site) => {
    const { get, web } = await rig(site);

    const fetched = await get(Object.keys(site)[0]!);

    expect(fetched).toMatchObject({ kind: 'failed', code: 'fetch-redirects' });
    expect(web.requests.length).toBeLessThanOrEqual(6);
  });

  it('may carry other letters than ASCII', async () => {
    const { get } = await rig({
      '/': redirect(Buffer.from('/münchen').toString('latin1')),
      '/m%C3%BCnchen': answer('arrived'),
    });

    const fetched = await get('/');

    expect(fetched).toMatchObject({ text: 'arrived' });
  });
});

describe('what a status means', () => {
  it.each([
    [401, 'fetch-refused'],
    [403, 'fetch-refused'],
    [451, 'fetch-refused'],
    [404, 'fetch-missing'],
    [410, 'fetch-gone'],
    [429, 'fetch-busy'],
    [503, 'fetch-busy'],
    [500, 'fetch-status'],
    [418, 'fetch-status'],
  ])('%s is %s', async (code, expected) => {
    const { get } = await rig({ '/': status(code) });

    const fetched = await get('/');

    expect(fetched).toMatchObject({ kind: 'failed', code: expected, reason: expect.stringContaining(`HTTP ${code}`) });
  });

  it.each([
    ['120', 120],
    ['Mon, 02 Mar 2026 12:05:00 GMT', 300],
    ['Mon, 02 Mar 2026 11:00:00 GMT', 0],
    ['99999999999', 2_592_000],
    ['soon', undefined],
  ])('asked to come back after %s', async (header, seconds) => {
    const { get } = await rig({ '/': status(503, { 'retry-after': header }) });

    const fetched = await get('/');

    expect('retryAfter' in fetched ? fetched.retryAfter : undefined).toBe(seconds);
  });
});

describe('an answer that is broken', () => {
  const HEADERS = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n';

  it.each([
    ['says nothing', silent(), 'fetch-timeout'],
    ['drips its headers', drip('slow ', 20, 'headers'), 'fetch-timeout'],
    ['drips its body', drip('slow ', 20, 'body'), 'fetch-timeout'],
    ['never ends', endless('x'.repeat(10_000)), 'fetch-too-large'],
    ['says it is too long', answer('', { 'content-length': '900000000' }), 'fetch-too-large'],
    ['has endless headers', raw(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`), 'fetch-too-large'],
    ['ends within its headers', raw('HTTP/1.1 200 OK\r\ncontent-ty'), 'fetch-broken'],
    ['is shorter than it says', raw(`${HEADERS}content-length: 900\r\n\r\n<p>cut`), 'fetch-broken'],
    ['ends within a chunk', raw(`${HEADERS}transfer-encoding: chunked\r\n\r\nff\r\n<p>cut`), 'fetch-broken'],
    ['has wrong chunks', raw(`${HEADERS}transfer-encoding: chunked\r\n\r\nzz\r\n<p>`), 'fetch-broken'],
    ['is reset', raw(`${HEADERS}content-length: 900\r\n\r\n<p>cut`, 'reset'), 'fetch-broken'],
    ['is no HTTP', raw('220 mail.example ESMTP\r\n'), 'fetch-broken'],
    ['closes at once', raw(''), 'fetch-broken'],
    ['is cut within its packing', answer('\x1f\x8b\x08', { 'content-encoding': 'gzip' }), 'fetch-encoding'],
    ['is packed wrongly', answer('not brotli at all', { 'content-encoding': 'br' }), 'fetch-encoding'],
    ['is packed over and over', packed('<p>deep</p>', 'gzip', 'gzip', 'gzip'), 'fetch-encoding'],
    [
      'goes on with another packing that is none',
      answer(Buffer.concat([zlib.gzipSync('<p/>'), Buffer.from('\x1f\x8b\x08 no', 'latin1')]), {
        'content-encoding': 'gzip',
      }),
      'fetch-encoding',
    ],
    ['is packed as nobody does', answer('x', { 'content-encoding': 'compress' }), 'fetch-encoding'],
  ])('because it %s', async (_how, handler, code) => {
    const { get, web, fetcher } = await rig({ '/': handler });

    const fetched = await get('/?token=secret');
    await fetcher.close();

    expect(fetched).toMatchObject({ kind: 'failed', code });
    expect(JSON.stringify(fetched)).not.toContain('secret');
    await expect.poll(() => web.connections.open).toBe(0);
  });

  it('is read where only its end is odd', async () => {
    const { get } = await rig({
      '/longer': raw(`${HEADERS}content-length: 4\r\nconnection: close\r\n\r\n<p/>and more`),
      '/unsaid': raw(`${HEADERS}\r\n<p/>`),
    });

    const texts = [await get('/longer'), await get('/unsaid')];

    expect(texts).toMatchObject([{ text: '<p/>' }, { text: '<p/>' }]);
  });

  it('takes no longer than its time where the name can not be looked up', async () => {
    const { fetcher } = await rig({}, { resolve: () => new Promise(() => {}) });

    const fetched = await fetcher.get('http://slow.example/', { as: 'feed' });

    expect(fetched).toMatchObject({ kind: 'failed', code: 'fetch-timeout' });
  });

  it('is told apart: unknown names, no connection, no TLS', async () => {
    const { web, fetcher } = await rig(
      {},
      { resolve: () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })) },
    );
    const closed = await startWeb();
    await closed.close();
    const other = createFetcher({ userAgent: 'Briefdesk/1.0', allowPrivate: ['127.0.0.1'], limits: { pauseMs: 0 } });
    opened.push(other);

    const failures = [
      await fetcher.get('http://nowhere.example/', { as: 'feed' }),
      await other.get(closed.url, { as: 'feed' }),
      await other.get(web.url.replace('http:', 'https:'), { as: 'feed' }),
    ];

    expect(failures.map((fetched) => 'code' in fetched && fetched.code)).toEqual([
      'fetch-dns',
      'fetch-unreachable',
      'fetch-certificate',
    ]);
  });
});

describe('stopping', () => {
  it('ends a fetch at once, whatever it waits for', async () => {
    const { web, fetcher } = await rig(
      { '/silent': silent(), '/body': drip('slow', 20, 'body') },
      { limits: { firstByteMs: 10_000, bodyMs: 10_000 } },
    );
    const stop = new AbortController();
    const fetches = ['/silent', '/body', '/queued', '/queued-too'].map((path) =>
      fetcher.get(web.url + path, { as: 'feed', signal: stop.signal }),
    );
    await expect.poll(() => web.requests.length).toBe(2);

    stop.abort();
    const fetched = await Promise.all(fetches);

    expect(fetched.map((one) => 'code' in one && one.code)).toEqual(Array(4).fill('fetch-stopped'));
    await expect.poll(() => web.connections.open).toBe(0);
  });

  it('by closing leaves no connection and fetches nothing more', async () => {
    const { web, fetcher, get } = await rig({ '/': answer('<rss/>'), '/silent': silent() });
    await get('/');
    const waiting = get('/silent');
    await expect.poll(() => web.requests.length).toBe(2);

    await fetcher.close();

    expect(await waiting).toMatchObject({ code: 'fetch-stopped' });
    expect(await get('/')).toMatchObject({ code: 'fetch-stopped' });
    await expect.poll(() => web.connections.open).toBe(0);
  });
});
