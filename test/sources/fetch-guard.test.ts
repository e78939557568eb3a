import { buildConnector } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dial } from '../../src/sources/connector.ts';
import { createFetcher, type Fetcher } from '../../src/sources/fetch.ts';
import { answer } from '../web/answers.ts';
import { startWeb, type Web } from '../web/start-web.ts';

/** What the URL standard reads as an address, in the spellings people hide one in. */
const LITERALS = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7F.0.0.1',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '00000177.0x0.0.1',
  '127.0.0.%31',
  '127%2E0%2E0%2E1',
  '127.0.0.1\uFF0E',
  '127\uFF610\uFF610\uFF611',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '0',
  '0.0.0.0',
  '0x0',
  '10.0.0.1',
  '0xa000001',
  '100.64.0.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0000:0000:0000:0000:0000:FFFF:7F00:0001]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::7f00:1]',
  '[64:ff9b:1:ffff::a00:1]',
  '[2001:0:4136:e378:8000:63bf:80ff:fffe]',
  '[2002:a00:1::1]',
  '[::a9fe:a9fe]',
  '[100::1]',
  '[2001::7f00:1]',
  '[2001:db8::1]',
  '[2002:7f00:1::1]',
  '[3fff::1]',
  '[5f00::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
] as const;

/** What a resolver may say of a name. The literals' spellings are the URL's affair; these are the resolver's. */
const ANSWERS: readonly (readonly string[])[] = [
  ['127.0.0.1'],
  ['127.8.8.8'],
  ['0.0.0.0'],
  ['10.1.2.3'],
  ['100.100.100.200'],
  ['169.254.169.254'],
  ['172.20.0.2'],
  ['192.168.0.10'],
  ['::1'],
  ['::'],
  ['::ffff:127.0.0.1'],
  ['::ffff:10.0.0.1'],
  ['64:ff9b::127.0.0.1'],
  ['64:ff9b:1::1'],
  ['2002:7f00:1::'],
  ['fd00:ec2::254'],
  ['fe80::1%lo'],
  ['93.184.216.34', '127.0.0.1'],
  ['2606:4700:4700::1111', '::1'],
];

const PUBLIC = '93.184.216.34';
const userAgent = 'Briefdesk/1.0 (+https://desk.example)';

let site: Web;
let traps: readonly Web[];
let dialled: string[] = [];
let told: string[][] = [];
let resolutions: string[] = [];
let fetcher: Fetcher;
let trapPort: string;

/** Dials for real, but keeps count. */
const countingDial: Dial = (addresses) => {
  dialled.push(...addresses);
  return buildConnector({});
};

beforeAll(async () => {
  const trap = await startWeb({ '/': answer('secret') });
  trapPort = trap.host.split(':').at(-1)!;
  traps = [trap, await startWeb({ '/': answer('secret') }, '::1')];
  site = await startWeb({
    '/to': (request, response) => {
      const location = new URL(request.url!, 'http://any').searchParams.get('at')!;
      response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end(); // UTF-8, unescaped
    },
  });
  fetcher = createFetcher({
    userAgent,
    allowPrivate: [site.host],
    limits: { pauseMs: 0 },
    dial: countingDial,
    resolve: async (hostname) => {
      resolutions.push(hostname);
      return told.shift() ?? [PUBLIC];
    },
  });
});

afterAll(async () => {
  await fetcher.close();
  for (const web of [site, ...traps]) await web.close();
});

function forget(...answers: string[][]): void {
  dialled = [];
  resolutions = [];
  told = answers;
}

describe('private addresses', () => {
  it.each(LITERALS)('refuses the literal %s', async (host) => {
    forget();

    const fetched = await fetcher.get(`http://${host}:${trapPort}/`, { as: 'feed' });

    expect(fetched).toMatchObject({ kind: 'refused', code: 'fetch-private' });
    expect(dialled).toEqual([]);
  });

  it.each(LITERALS)('refuses a redirect to %s', async (host) => {
    forget();

    const to = encodeURIComponent(`http://${host}:${trapPort}/`);
    const fetched = await fetcher.get(`${site.url}/to?at=${to}`, { as: 'feed' });

    expect(fetched).toMatchObject({ kind: 'refused', code: 'fetch-private' });
    expect(dialled.filter((address) => address !== '127.0.0.1')).toEqual([]);
  });

  it.each(ANSWERS)('refuses a name that resolves to %s', async (...addresses) => {
    forget(addresses);

    const fetched = await fetcher.get(`http://news.example:${trapPort}/`, { as: 'page' });

    expect(fetched).toMatchObject({ kind: 'refused', code: 'fetch-private' });
    expect(dialled).toEqual([]);
  });

  it.each(ANSWERS)('refuses a redirect to a name that resolves to %s', async (...addresses) => {
    forget(addresses);

    const to = encodeURIComponent(`http://inside.example:${trapPort}/`);
    const fetched = await fetcher.get(`${site.url}/to?at=${to}`, { as: 'feed' });

    expect(fetched).toMatchObject({ kind: 'refused', code: 'fetch-private' });
    expect(dialled.filter((address) => address !== '127.0.0.1')).toEqual([]);
  });

  it.each(['http', 'https'])('refuses the names of this machine over %s', async (protocol) => {
    const real = createFetcher({ userAgent, limits: { pauseMs: 0 } });

    for (const host of ['localhost', 'LOCALHOST', ...LITERALS]) {
      const fetched = await real.get(`${protocol}://${host}:${trapPort}/`, { as: 'feed' });

      expect(fetched).toMatchObject({ kind: 'refused', code: 'fetch-private' });
    }
    await real.close();
  });

  it.each([
    ['a backslash', (port: string) => `http://127.0.0.1:${port}\\@news.example/`],
    ['no slashes', (port: string) => `http:127.0.0.1:${port}/`],
    ['many slashes', (port: string) => `http:////127.0.0.1:${port}/`],
    ['a line break', (port: string) => `http://127.0.0\n.1:${port}/`],
  ])('refuses this machine behind %s', async (_trick, address) => {
    forget();

    const fetched = await fetcher.get(address(trapPort), { as: 'feed' });

    expect(fetched).toMatchObject({ kind: 'refused', code: 'fetch-private' });
    expect(dialled).toEqual([]);
  });

  it('goes nowhere that a page or a header asks to be sent on to', async () => {
    const inside = `http://127.0.0.1:${trapPort}/`;
    const page = `<html><head><meta http-equiv="refresh" content="0;url=${inside}"><base href="${inside}"></head></html>`;
    const web = await startWeb({
      '/': answer(page, { refresh: `0;url=${inside}`, link: `<${inside}>; rel=canonical`, 'content-location': inside }),
    });
    const reader = createFetcher({ userAgent, allowPrivate: [web.host], limits: { pauseMs: 0 } });

    const fetched = await reader.get(web.url, { as: 'feed' });

    expect(fetched).toMatchObject({ kind: 'fetched', url: `${web.url}/` });
    await reader.close();
    await web.close();
  });

  it('connects to none of them', () => {
    expect(traps.map((trap) => trap.connections.made)).toEqual([0, 0]);
  });
});

describe('a name that changes its address', () => {
  it.each(ANSWERS)('is refused once it resolves to %s', async (...addresses) => {
    forget([PUBLIC], addresses);
    const unreachable: Dial = (asked) => {
      dialled.push(...asked);
      return (_target, callback) => callback(Object.assign(new Error(), { code: 'ECONNREFUSED' }), null);
    };
    const rebound = createFetcher({
      userAgent,
      limits: { pauseMs: 0 },
      resolve: async () => told.shift()!,
      dial: unreachable,
    });

    const before = await rebound.get(`http://rebind.example:${trapPort}/`, { as: 'feed' });
    const after = await rebound.get(`http://rebind.example:${trapPort}/`, { as: 'feed' });

    expect(before).toMatchObject({ kind: 'failed', code: 'fetch-unreachable' });
    expect(after).toMatchObject({ kind: 'refused', code: 'fetch-private' });
    expect(dialled).toEqual([PUBLIC]);
    await rebound.close();
  });

  it('is connected to at the very address that was checked', async () => {
    forget([PUBLIC], ['127.0.0.1']);
    const dialledFor: { readonly addresses: readonly string[]; readonly resolutions: number }[] = [];
    const pinned = createFetcher({
      userAgent,
      resolve: async (hostname) => {
        resolutions.push(hostname);
        return told.shift()!;
      },
      dial: (addresses) => (_target, callback) => {
        dialledFor.push({ addresses, resolutions: resolutions.length });
        callback(Object.assign(new Error(), { code: 'ECONNREFUSED' }), null);
      },
    });

    await pinned.get(`http://rebind.example:${trapPort}/`, { as: 'feed' });

    expect(dialledFor).toEqual([{ addresses: [PUBLIC], resolutions: 1 }]);
    await pinned.close();
  });

  it('is refused, and sent nothing, where another peer answers than the one that was dialled', async () => {
    const inside = await startWeb({ '/': answer('secret') });
    const toInside: Dial = () => (target, callback) =>
      buildConnector({})({ ...target, hostname: '127.0.0.1', port: inside.host.split(':')[1]! }, callback);
    const misled = createFetcher({ userAgent, resolve: async () => [PUBLIC], dial: toInside });

    const fetched = await misled.get('http://news.example/', { as: 'feed' });

    expect(fetched).toMatchObject({ kind: 'refused', code: 'fetch-private' });
    expect(inside.connections.made).toBe(1);
    expect(inside.requests).toEqual([]);
    await misled.close();
    await inside.close();
  });
});

describe('hosts an operator allows', () => {
  it('are reached by name, and only at the port that is named', async () => {
    const intranet = await startWeb({ '/': answer('minutes') });
    const port = intranet.host.split(':')[1];
    const inside = createFetcher({
      userAgent,
      allowPrivate: [`Intranet.example:${port}`],
      limits: { pauseMs: 0 },
      resolve: async () => ['127.0.0.1'],
    });

    const allowed = await inside.get(`http://intranet.EXAMPLE:${port}/`, { as: 'feed' });
    const otherPort = await inside.get(`http://intranet.example:${trapPort}/`, { as: 'feed' });
    const otherName = await inside.get(`http://wiki.example:${port}/`, { as: 'feed' });
    const byAddress = await inside.get(intranet.url, { as: 'feed' });

    expect(allowed).toMatchObject({ kind: 'fetched', text: 'minutes' });
    expect([otherPort, otherName, byAddress].map(({ kind }) => kind)).toEqual(['refused', 'refused', 'refused']);
    await inside.close();
    await intranet.close();
  });

  it('may be an IPv6 address, at every port', async () => {
    const intranet = await startWeb({ '/': answer('minutes') }, '::1');
    const inside = createFetcher({ userAgent, allowPrivate: ['[::1]'] });

    const fetched = await inside.get(intranet.url, { as: 'feed' });

    expect(fetched).toMatchObject({ kind: 'fetched', text: 'minutes' });
    await inside.close();
    await intranet.close();
  });
});

describe('addresses that are not asked for at all', () => {
  it.each([
    'ftp://news.example/feed',
    'file:///etc/passwd',
    'data:text/html,hello',
    'javascript:alert(1)',
    'gopher://news.example:70/_x',
    'http://',
    'http://1.2.3.4.5:99999/',
    'http://256.256.256.256/',
    'http://[::1',
    'http://[fe80::1%25lo]/',
    'http://[fe80::1%lo]/',
    'http://127.0.0.1:80:80/',
    'http://news.example@127.0.0.1/',
    'http://127.0.0.1%2f@news.example/',
    'news',
    '',
    'http://editor:pass@news.example/feed',
    'http://editor@news.example/feed',
    'http://:pass@news.example/feed',
  ])('%s', async (address) => {
    forget();

    const fetched = await fetcher.get(address, { as: 'feed' });
    const redirected = await fetcher.get(`${site.url}/to?at=${encodeURIComponent(address)}`, { as: 'feed' });

    expect(fetched).toMatchObject({ kind: 'refused', code: 'fetch-address' });
    expect(resolutions).toEqual([]);
    if (URL.canParse(address)) expect(redirected).toMatchObject({ kind: 'refused', code: 'fetch-address' });
    expect(JSON.stringify([fetched, redirected])).not.toContain('pass@');
  });
});
