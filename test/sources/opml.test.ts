import { expect, it } from 'vitest';
import { readOpml } from '../../src/sources/opml.ts';

it('lists the feeds of all folders, each once', () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><body>
    <outline text="Coast"><outline text="Tarn" title="Tarn Herald" type="rss" xmlUrl="https://tarn.example/rss?a=1&amp;b=2"/>
      <outline text="Inner"><outline xmlUrl="https://fen.example/atom"/></outline></outline>
    <outline text="Again" xmlUrl="https://fen.example/atom"/><outline text="Bad" xmlUrl="javascript:alert(1)"/>
  </body></opml>`;

  expect(readOpml(opml)).toEqual({
    kind: 'feeds',
    feeds: [
      { name: 'Tarn Herald', address: 'https://tarn.example/rss?a=1&b=2' },
      { name: 'fen.example', address: 'https://fen.example/atom' },
    ],
    leftOut: [{ name: 'Bad', reason: 'its address is none of the web' }],
  });
});

it('says what is no list', () => {
  expect(readOpml('<html></html>')).toEqual({ kind: 'unreadable', reason: 'is no OPML list of feeds' });
});

it('leaves out addresses with a password, and reads lists as long as any', () => {
  const outlines = Array.from({ length: 150_000 }, (_, n) => `<outline xmlUrl="https://tarn.example/${n % 100}"/>`);
  const secret = '<outline xmlUrl="https://me:secret@tarn.example/rss"/>';

  const read = readOpml(
    `<opml version="2.0"><body><outline text="All">${secret}${outlines.join('')}</outline></body></opml>`,
  );

  expect(read.kind === 'feeds' && read.feeds).toHaveLength(100);
  expect(read.kind === 'feeds' && read.leftOut).toEqual([
    { name: 'a feed without a name', reason: 'its address holds a name or password' },
  ]);
});

it('takes no outline for a list of as many as it says', () => {
  const opml =
    '<opml version="2.0"><body><outline xmlUrl="https://tarn.example/rss"><length>4000000000</length></outline></body></opml>';

  expect(readOpml(opml)).toMatchObject({ feeds: [{ address: 'https://tarn.example/rss' }] });
});
