import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/sources/feed.ts';

const LEVELS = Array.from({ length: 9 }, (_, n) => `<!ENTITY b${n + 1} "${`&b${n};`.repeat(10)}">`).join('');
const BOMB = `<!DOCTYPE rss [<!ENTITY b0 "boom">${LEVELS}]>`;
const ITEM = '<item><title>Before &b9; after</title></item>';
const rss = (inner: string): string => `<rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`;

/** Nothing but its own text may come out of it, and soon. */
function titleOf(feed: string): string | undefined {
  const before = process.cpuUsage();
  const read = readFeed(feed, 'https://feeds.example/all');
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(5_000);
  return read.kind === 'feed' ? read.feed.items[0]?.title : undefined;
}

describe('entities stay as they are written', () => {
  it.each([
    ['in the document type', BOMB + rss(ITEM)],
    ['in small letters', BOMB.replace('DOCTYPE', 'doctype') + rss(ITEM)],
    ['behind a comment that shows another', `<!-- <!DOCTYPE x> -->${BOMB}${rss(ITEM)}`],
    ['behind an instruction that shows another', `<?note <!DOCTYPE x> ?>${BOMB}${rss(ITEM)}`],
    ['in a second one', `<!DOCTYPE rss>${BOMB}${rss(ITEM)}`],
    ['within the feed', rss(BOMB + ITEM)],
    ['within an item', rss(ITEM.replace('<title>', `${BOMB}<title>`))],
    ['split by a character that is dropped', BOMB.replace('DOCTYPE', 'DOC\u0000TYPE') + rss(ITEM)],
    [
      'in Atom',
      `<!-- <!DOCTYPE x> -->${BOMB}<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Before &b9; after</title></entry></feed>`,
    ],
  ])('declared %s', (_where, feed) => {
    expect(titleOf(feed)).toBe('Before &b9; after');
  });

  it.each([
    ['a file', 'SYSTEM "file:///etc/passwd"'],
    ['an address', 'SYSTEM "http://127.0.0.1:9/"'],
    ['a public name', 'PUBLIC "-//X//EN" "http://127.0.0.1:9/"'],
  ])('though they name %s', (_what, declared) => {
    const feed = `<!-- <!DOCTYPE x> --><!DOCTYPE rss [<!ENTITY b9 ${declared}>]>${rss(ITEM)}`;

    expect(titleOf(feed)).toBe('Before &b9; after');
  });

  it('though one long one is named over and over', () => {
    const declared = `<!-- <!DOCTYPE x> --><!DOCTYPE rss [<!ENTITY q "${'x'.repeat(100_000)}">]>`;

    const title = titleOf(declared + rss(`<item><title>${'&q; '.repeat(2_000)}</title></item>`));

    expect(title).not.toContain('x');
  });

  it('though tens of thousands are declared', () => {
    const declared = Array.from({ length: 30_000 }, (_, n) => `<!ENTITY b${n} "x">`).join('');

    expect(titleOf(`<!-- <!DOCTYPE x> --><!DOCTYPE rss [${declared}]>${rss(ITEM)}`)).toBe('Before &b9; after');
  });
});

const MANY = '4000000000';

describe('what says that it is a list of billions is none', () => {
  it.each([
    ['an item', rss(`<item><title>One</title><length>${MANY}</length></item>`)],
    ['in capitals', rss(`<item><title>One</title><LENGTH>${MANY}</LENGTH ></item>`)],
    ['a category', rss(`<item><title>One</title><category><length>${MANY}</length></category></item>`)],
    ['the channel', rss(`<length>${MANY}</length><item><title>One</title></item>`)],
    ['a broken feed', rss(`<item><title>One</title><length>${MANY}</length><b>`)],
    [
      'an Atom entry under a prefix',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>One</a:title><a:length>${MANY}</a:length></a:entry></a:feed>`,
    ],
    [
      'RDF',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item><title>One</title><length>${MANY}</length></item></rdf:RDF>`,
    ],
    [
      'JSON',
      `{"version":"https://jsonfeed.org/version/1.1","authors":{"length":${MANY}},"items":[{"id":"1","title":"One","tags":{"length":"${MANY}"}}]}`,
    ],
  ])('%s', (_where, feed) => {
    expect(titleOf(feed)).toBe('One');
  });

  it('the items of a JSON feed', () => {
    const feed = `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":{"length":${MANY}}}`;

    expect(titleOf(feed)).toBeUndefined();
  });
});
