import { describe, expect, it } from 'vitest';
import { readRobots } from '../../src/sources/robots.ts';

const allowed = (text: string, path: string): boolean => readRobots(text, 'Briefdesk')(path);

describe('robots.txt', () => {
  it.each([
    ['an empty one', '', '/news', true],
    ['everything barred', 'User-agent: *\nDisallow: /', '/news', false],
    ['nothing barred', 'User-agent: *\nDisallow:', '/news', true],
    ['a folder, its page', 'User-agent: *\nDisallow: /private/', '/private/a', false],
    ['a folder, another', 'User-agent: *\nDisallow: /private/', '/public/a', true],
    ['a longer rule that allows', 'User-agent: *\nDisallow: /a\nAllow: /a/news', '/a/news/1', true],
    ['rules as long: the allowing one', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['another robot', 'User-agent: Otherbot\nDisallow: /', '/news', true],
    ['this robot rather than all', 'User-agent: *\nDisallow: /\n\nUser-agent: briefdesk\nDisallow: /x', '/news', true],
    ['this robot, named with a version', 'User-agent: BriefDesk/2.0\nDisallow: /x', '/x', false],
    ['this robot among others', 'User-agent: a\nUser-agent: briefdesk\nDisallow: /x', '/x', false],
    [
      'two groups of this robot',
      'User-agent: briefdesk\nDisallow: /x\nUser-agent: briefdesk\nDisallow: /y',
      '/x',
      false,
    ],
    ['a wildcard', 'User-agent: *\nDisallow: /*/print', '/news/print', false],
    ['a wildcard at the end', 'User-agent: *\nDisallow: /news*', '/news/print', false],
    ['an end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['an end that is not there', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x=1', true],
    ['an end without wildcard', 'User-agent: *\nDisallow: /a$', '/ab', true],
    ['a query', 'User-agent: *\nDisallow: /*?session=', '/a?session=1', false],
    ['comments', 'User-agent: * # all\nDisallow: /x # not this', '/x', false],
    ['a byte order mark', '\ufeffUser-agent: *\nDisallow: /x', '/x', false],
    ['Windows line ends', 'User-agent: *\r\nDisallow: /x\r\n', '/x', false],
    ['other letters', 'User-agent: *\nDisallow: /zürich', '/z%C3%BCrich', false],
    ['escapes of plain letters', 'User-agent: *\nDisallow: /%7Ejoe', '/~joe', false],
    ['escapes in small letters', 'User-agent: *\nDisallow: /a%2fb', '/a%2Fb', false],
    ['rules before any robot', 'Disallow: /\nUser-agent: *\nDisallow: /x', '/news', true],
    ['a page instead of it', '<html><body>User-agent: *</body></html>', '/news', true],
    ['itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
  ])('with %s', (_what, text, path, expected) => {
    expect(allowed(text, path)).toBe(expected);
  });

  it('is read in time, even if it was written to take long', () => {
    const rule = `Disallow: /${'*a'.repeat(1_000)}b\n`;
    const text = `User-agent: *\n${rule.repeat(250)}`;
    const before = process.cpuUsage();

    const verdict = allowed(text, `/${'a'.repeat(2_000)}`);

    expect(verdict).toBe(true);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
  });
});
