import { expect, test } from 'vitest';
import { canonicalAddress } from '../../src/core/address.ts';

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
