import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Feed, readFeed } from '../../src/sources/feed.ts';

const FOLDER = fileURLToPath(new URL('./feeds/', import.meta.url));
const CASES = readdirSync(FOLDER).filter((name) => !name.includes('.expected.'));
const AT = 'https://feeds.example/all';

const read = (name: string): string => readFileSync(FOLDER + name, 'utf8');

function feedOf(text: string, url = AT): Feed {
  const result = readFeed(text, url);
  if (result.kind !== 'feed') throw new Error(result.reason);
  return result.feed;
}

const rss = (items: string): string => `<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;

describe('feeds of every kind', () => {
  it.each(CASES)('%s', (name) => {
    const expected = JSON.parse(read(name.replace(/\.\w+$/, '.expected.json')));

    const feed = feedOf(read(name), name.startsWith('rss-2') ? 'https://harbour.example/rss' : AT);

    expect(feed).toEqual(expected);
  });
});

describe('what is no feed', () => {
  it.each([
    ['a page', '<!doctype html><html><body><p>News</p></body></html>'],
    ['nothing', ''],
    ['JSON of another kind', '{"items": 3}'],
    ['bytes', '\u0000\u0001\u0002'],
  ])('%s is named so', (_, text) => {
    const result = readFeed(text, AT);

    expect(result).toEqual({ kind: 'unreadable', reason: 'is no feed: neither RSS nor Atom nor JSON Feed' });
  });
});

describe('entities a feed declares', () => {
  it('are not expanded', () => {
    const levels = Array.from({ length: 20 }, (_, n) => `<!ENTITY b${n + 1} "${`&b${n};`.repeat(10)}">`).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY b0 "boom">${levels}]>${rss('<item><title>A &b20; B</title></item>')}`;

    const feed = feedOf(bomb);

    expect(feed.items.map(({ title }) => title)).toEqual(['A &b20; B']);
  });

  it('are not fetched', () => {
    const doctype =
      '<!DOCTYPE rss [ <!-- ]> --> <!ENTITY file SYSTEM "file:///etc/passwd"> <!ENTITY % d SYSTEM "http://127.0.0.1/x">%d; ]>';
    const feed = feedOf(`${doctype}${rss('<item><title>x</title><description>[&file;]</description></item>')}`);

    expect(feed.items).toEqual([{ title: 'x', text: '[&file;]', whole: false }]);
  });
});

describe('the whole article or its beginning', () => {
  const words = (count: number): string => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');
  const encoded = (text: string): string =>
    feedItem(`<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">${text}</content:encoded>`);
  const feedItem = (inner: string): string => rss(`<item><title>x</title>${inner}</item>`);

  it.each([
    ['long content', encoded(words(100)), true],
    ['long content that is cut off', encoded(`${words(100)} [...]`), false],
    ['a long description', feedItem(`<description>${words(300)}</description>`), true],
    ['a short description', feedItem(`<description>${words(60)}</description>`), false],
  ])('%s', (_, xml, whole) => {
    const [item] = feedOf(xml).items;

    expect(item?.whole).toBe(whole);
  });
});

describe('hostile feeds cost little', () => {
  it.each([
    ['deep mark-up', rss(`<item><title>x</title><description>${'&lt;div&gt;'.repeat(60_000)}</description></item>`)],
    ['a million open items', '<rss><item>'.repeat(300_000)],
    ['open titles', `<rss><item>${'<title>'.repeat(500_000)}`],
    ['an open document type', `<!DOCTYPE ${'['.repeat(2_000_000)}`],
    ['open comments', `<!DOCTYPE a [${'<!--'.repeat(500_000)}`],
  ])('%s', (_, text) => {
    const before = process.cpuUsage();

    readFeed(text, AT);

    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3_000);
  });
});

describe('a title with character references', () => {
  const titlesOf = (xml: string) => {
    const read = readFeed(xml, 'https://feeds.example/all');
    return read.kind === 'feed' ? [read.feed.title, read.feed.items[0]?.title] : undefined;
  };
  const rss = (title: string) =>
    `<rss version="2.0"><channel><title>${title}</title><item><title>${title}</title></item></channel></rss>`;
  const atom = (type: string, title: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title type="${type}">${title}</title><entry><title type="${type}">${title}</title></entry></feed>`;

  it.each([
    ['XML’s alone', 'Fish &amp; ships', 'Fish & ships'],
    ['XML’s and HTML’s', 'Fish &amp;amp; ships', 'Fish & ships'],
    ['those it writes about', 'What &amp;amp;lt; means', 'What &lt; means'],
  ])('is read once as XML and once as HTML: %s', (_what, written, shown) => {
    expect(titlesOf(rss(written))).toEqual([shown, shown]);
    expect(titlesOf(atom('html', written))).toEqual([shown, shown]);
    expect(titlesOf(atom('text', written))).toEqual([shown, shown]);
  });

  it('keeps signs that are no tags where it is plain', () => {
    expect(titlesOf(atom('text', '3 &lt; 5 &gt; 4'))).toEqual(['3 < 5 > 4', '3 < 5 > 4']);
    expect(
      titlesOf(
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: '3 < 5',
          items: [{ id: '1', title: 'b < c' }],
        }),
      ),
    ).toEqual(['3 < 5', 'b < c']);
  });
});
