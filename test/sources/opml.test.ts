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
  });
});

it('says what is no list', () => {
  expect(readOpml('<html></html>')).toEqual({ kind: 'unreadable', reason: 'is no OPML list of feeds' });
});
