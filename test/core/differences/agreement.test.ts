import { describe, expect, test } from 'vitest';
import { amountsAgree } from '../../../src/core/differences/agreement.ts';

const people = (value: number, bound?: 'atLeast' | 'atMost' | 'about') => ({
  kind: 'quantity' as const,
  value,
  ...(bound ? { bound } : {}),
});

describe('two amounts tell the same', () => {
  test.each([
    ['where one rounds the other', people(31_400), people(31_000)],
    ['where one is at least what the other counts', people(12, 'atLeast'), people(15)],
    ['where both are bounds from below', people(5, 'atLeast'), people(50, 'atLeast')],
    ['where one is about the other', people(300, 'about'), people(287)],
  ])('%s', (_, a, b) => {
    expect(amountsAgree(a, b)).toBe(true);
    expect(amountsAgree(b, a)).toBe(true);
  });
});

describe('two amounts go apart', () => {
  test.each([
    ['where the other is rounded otherwise', people(31_400), people(32_000)],
    ['below a lower bound', people(12, 'atLeast'), people(9)],
    ['so far above a lower bound that nobody would have told it', people(12, 'atLeast'), people(40)],
    ['where both were counted', people(12), people(19)],
  ])('%s', (_, a, b) => {
    expect(amountsAgree(a, b)).toBe(false);
    expect(amountsAgree(b, a)).toBe(false);
  });
});
