import { expect, test } from 'vitest';
import { stemWord } from '../../../src/core/words/terms.ts';
import { relatedness, rootOf } from '../../../src/core/words/word-relations.ts';

test.each([
  ['begin', 'began'],
  ['write', 'written'],
  ['lose', 'loss'],
])('%s and %s have one root', (one, other) => {
  const roots = [one, other].map((word) => rootOf(stemWord(word)));

  expect(roots[0]).toBe(roots[1]);
});

test.each([
  ['invad', 'invas'],
  ['lindqvist', 'lindquist'],
  ['keller', 'kellar'],
])('%s and %s are related', (one, other) => {
  const related = relatedness(one, other);

  expect(related).toBeGreaterThan(0.65);
});

test.each([
  ['bank', 'band'],
  ['interest', 'intern'],
  ['1973', '1974'],
])('%s and %s are not', (one, other) => {
  const related = relatedness(one, other);

  expect(related).toBeLessThan(0.65);
});
