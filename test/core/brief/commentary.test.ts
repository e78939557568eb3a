import { describe, expect, it } from 'vitest';
import { isView } from '../../../src/core/brief/commentary.ts';

describe('isView', () => {
  it.each([
    'Port analyst Jon Berg adds that the fire shows how old the ferry is.',
    'In the mayor’s view, in the view of many, the ferry is too old.',
    'Observers suggest the ferry is too old.',
  ])('is what somebody thinks of the news: %s', (text) => {
    expect(isView({ text })).toBe(true);
  });

  it.each([
    'The mayor, Ana Ruiz, said the ferry stopped on Monday.',
    'An observer mission of the union arrived in Orra on Monday.',
  ])('is not what somebody tells of it: %s', (text) => {
    expect(isView({ text })).toBe(false);
  });
});
