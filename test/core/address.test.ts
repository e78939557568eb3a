import { expect, test } from 'vitest';
import { addressKey, canonicalAddress } from '../../src/core/address.ts';

test.each([
  ['https://News.Example:443/a#top', 'https://news.example/a'],
  ['http://news.example', 'http://news.example/'],
  ['https://news.example/a?utm_source=x&id=7&fbclid=y&a=1', 'https://news.example/a?a=1&id=7'],
  ['https://user:secret@news.example/a', 'https://news.example/a'],
  [' https://news.example/a ', 'https://news.example/a'],
])('writes %s as %s', (address, canonical) => {
  expect(canonicalAddress(address)).toBe(canonical);
});

test('resolves a relative address against its page', () => {
  expect(canonicalAddress('../b', 'https://news.example/a/c')).toBe('https://news.example/b');
});

test.each(['', 'news', '/a', 'javascript:alert(1)', 'file:///etc/hosts', 'mailto:a@news.example'])(
  'knows that "%s" is no web address',
  (address) => {
    expect(canonicalAddress(address)).toBeUndefined();
  },
);

test.each([
  ['https://www.news.example/a/', 'http://news.example/a'],
  ['https://m.news.example/a?utm_source=x', 'https://www.news.example/a#top'],
  ['https://news.example/a/amp/', 'https://news.example/a'],
  ['https://amp.news.example/a.amp.html', 'https://news.example/a.html'],
  ['https://news.example/a?outputType=amp&id=1', 'https://news.example/a?id=1'],
  ['https://www.google.com/amp/s/news.example/a', 'https://news.example/a'],
  ['https://news-example.cdn.ampproject.org/c/s/news.example/a', 'https://news.example/a'],
])('takes %s and %s for one article', (one, other) => {
  expect(addressKey(one)).toBe(addressKey(other));
});

test.each([
  ['https://news.example/a?id=1', 'https://news.example/a?id=2'],
  ['https://news.example/amplifier', 'https://news.example/lifier'],
  ['https://m.example/a', 'https://example/a'],
  ['https://google.sn.example/amp/s/news.example/a', 'https://news.example/a'],
  ['https://google.sn.io/amp/s/news.example/a', 'https://news.example/a'],
  ['https://evil.example?x.cdn.ampproject.org/c/s/news.example/a', 'https://news.example/a'],
  ['https://north.news.example/a', 'https://south.news.example/a'],
])('keeps %s and %s apart', (one, other) => {
  expect(addressKey(one)).not.toBe(addressKey(other));
});
