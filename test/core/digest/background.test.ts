import { describe, expect, it } from 'vitest';
import { isBackground } from '../../../src/core/digest/background.ts';
import { article } from '../../build.ts';

const EARLIER = article({ id: 'earlier', text: 'A crew was captured.', publishedAt: new Date('2026-03-24T08:00:00Z') });

const goesBack = (text: string, publishedAt = '2026-04-05T08:00:00Z', earlier = [EARLIER]): boolean => {
  const later = article({ id: 'later', text, publishedAt: new Date(publishedAt) });
  return isBackground(later.sentences[0]!, later, earlier);
};

describe('a sentence', () => {
  it.each([
    ['The crew of the Ida was captured off Skarn on 23 March.', true],
    ['The crew of the Ida was captured off Skarn on March 23, 2026.', true],
    ['The crew captured on 23 March came home on 4 April.', false],
    ['The crew of the Ida came home on Sunday.', false],
    ['The crew of the Ida will be heard on 12 April.', false],
  ])('%j goes back to what readers were told in its day: %j', (text, back) => {
    expect(goesBack(text)).toBe(back);
  });

  it('on a day before anything was told of it does not', () => {
    expect(goesBack('The crew of the Ida was captured off Skarn on 23 March.', undefined, [])).toBe(false);
  });

  it('on a day without a year goes back to the last one', () => {
    const told = article({ id: 'told', text: 'A crew was captured.', publishedAt: new Date('2025-12-30T08:00:00Z') });

    expect(goesBack('The crew of the Ida was captured on 29 December.', '2026-01-09T08:00:00Z', [told])).toBe(true);
  });
});
