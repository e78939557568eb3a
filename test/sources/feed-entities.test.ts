import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/sources/feed.ts';

const LEVELS = Array.from({ length: 9 }, (_, n) => `<!ENTITY b${n + 1} "${`&b${n};`.repeat(10)}">`).join('');
const BOMB = `<!DOCTYPE rss [<!ENTITY b0 "boom">${LEVELS}]>`;
const ITEM = '<item><title>Before &b9; after</title></item>';
const rss = (inner: string): string => `<rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`;

/** Nothing but its own text may come out of it, and soon. */
function titleOf(feed: string): string | undefined {
  const started = performance.now();
  const read = readFeed(feed, 'https://feeds.example/all');
  expect(performance.now() - started).toBeLessThan(5_000);
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
