import { gzipSync } from 'node:zlib';
import { answer, brotliBomb, drip, endless, gzipBomb, packed, raw, redirect, silent, status } from './answers.ts';
import type { Handler, Site } from './start-web.ts';

/** A feed of the press: where it is, and what reading it should give. */
export interface Paper {
  readonly path: string;
  readonly expected:
    | { readonly kind: 'read'; readonly titles: readonly string[] }
    | { readonly kind: 'failure'; readonly code: string };
}

type Format = (title: string, titles: readonly string[]) => string;

const element = (name: string, text: string): string => `<${name}>${text}</${name}>`;

const FORMATS: readonly Format[] = [
  (title, titles) =>
    `<rss version="2.0"><channel>${element('title', title)}${titles.map((one) => element('item', element('title', one))).join('')}</channel></rss>`,
  (title, titles) =>
    `<feed xmlns="http://www.w3.org/2005/Atom">${element('title', title)}${titles.map((one) => element('entry', element('title', one))).join('')}</feed>`,
  (title, titles) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel>${element('title', title)}</channel>${titles.map((one) => element('item', element('title', one))).join('')}</rdf:RDF>`,
  (title, titles) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title,
      items: titles.map((one, at) => ({ id: String(at), title: one, content_text: one })),
    }),
];

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const cutInHalf = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length / 2);

/** Ways to send a feed that can be read, odd as some are. */
const READABLE: readonly ((feed: string) => Handler)[] = [
  (feed) => answer(feed, { 'content-type': 'application/rss+xml' }),
  (feed) => answer(feed, { 'content-type': 'text/html' }),
  (feed) => answer(feed, { 'content-type': 'image/png' }),
  (feed) => answer(feed, { 'content-type': 'text/xml; charset=iso-8859-1' }),
  (feed) => answer(latin1(feed), { 'content-type': 'text/xml; charset=iso-8859-1' }),
  (feed) => answer(latin1(feed), { 'content-type': 'text/xml; charset=utf-8' }),
  (feed) => answer(Buffer.from(`\ufeff${feed}`, 'utf16le'), { 'content-type': 'text/xml' }),
  (feed) => answer(`\ufeff${feed}`, { 'content-type': 'nonsense' }),
  (feed) => answer(feed, { 'content-encoding': 'gzip' }),
  (feed) => packed(feed, 'gzip'),
  (feed) => packed(feed, 'deflate, raw'),
  (feed) => packed(feed, 'br', 'gzip'),
  (feed) => raw(`HTTP/1.0 200 OK\r\n\r\n${Buffer.from(feed).toString('latin1')}`),
];

/** Ways that end in a failure, and which. */
const FAILING: readonly ((feed: string) => readonly [handler: Handler, code: string])[] = [
  () => [status(404), 'fetch-missing'],
  () => [status(410), 'fetch-gone'],
  () => [status(500), 'fetch-status'],
  () => [status(503, { 'retry-after': '60' }), 'fetch-busy'],
  () => [redirect('?'), 'fetch-redirects'],
  () => [redirect('http://127.0.0.1:9/'), 'fetch-private'],
  () => [redirect('file:///etc/passwd'), 'fetch-address'],
  () => [answer(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')), 'fetch-type'],
  () => [gzipBomb(1_000), 'fetch-too-large'],
  () => [brotliBomb(20), 'fetch-too-large'],
  () => [endless('<item>'.repeat(10_000)), 'fetch-too-large'],
  () => [silent(), 'fetch-timeout'],
  (feed) => [drip(feed, 50, 'body'), 'fetch-timeout'],
  (feed) => [drip(feed, 50, 'headers'), 'fetch-timeout'],
  (feed) => [raw(`HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n${latin1(feed)}`), 'fetch-broken'],
  (feed) => [raw(`HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n${latin1(feed)}`, 'reset'), 'fetch-broken'],
  () => [raw('HTTP/1.1 200 OK\r\ncontent-'), 'fetch-broken'],
  (feed) => [answer(cutInHalf(gzipSync(feed)), { 'content-encoding': 'gzip' }), 'fetch-encoding'],
];

/** So many papers, each format sent in each way in turn, and the site that answers for all of them. */
export function pressOf(count: number): { readonly site: Site; readonly papers: readonly Paper[] } {
  const site: Record<string, Handler> = {};
  const papers = Array.from({ length: count }, (_, number): Paper => {
    const path = `/paper/${number}`;
    const titles = [`Über den Hafen ${number}`, `Café am Kai ${number}`];
    const feed = FORMATS[number % FORMATS.length]!(`Paper ${number}`, titles);
    const way = number % (READABLE.length + FAILING.length);
    if (way < READABLE.length) {
      site[path] = READABLE[way]!(feed);
      return { path, expected: { kind: 'read', titles } };
    }
    const [handler, code] = FAILING[way - READABLE.length]!(feed);
    site[path] = handler;
    return { path, expected: { kind: 'failure', code } };
  });
  return { site, papers };
}
