import { describe, expect, it } from 'vitest';
import { isCourtesy } from '../../../src/app/chat/courtesy.ts';

describe('a message to the bot alone', () => {
  it.each([
    'thanks',
    'Thank you so much!',
    'ok',
    'OK, got it',
    'great, thanks a lot',
    'that’s very helpful',
    'cool :thumbsup:',
    '👍',
    'good night',
    'Дякую',
    'never mind, got it',
  ])('asks nothing where it says “%s”', (text) => {
    expect(isCourtesy(text)).toBe(true);
  });

  it.each([
    'why?',
    'ok?',
    'thanks, and the ferry?',
    'ok so who pays',
    'territory',
    'help',
    'brief',
    'good harvest',
    'and Ushakov',
    '?',
    '',
  ])('may ask something where it says “%s”', (text) => {
    expect(isCourtesy(text)).toBe(false);
  });
});
