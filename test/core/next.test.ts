import { describe, expect, it } from 'vitest';
import { tellsNext } from '../../src/core/next.ts';

const ENOUGH = 0.8;

describe('tellsNext', () => {
  it.each([
    'The council will decide on Friday whether the bridge can open again.',
    'The court is due to rule in March.',
    'The repairs will be finished before winter.',
    'The next round of talks is planned for Tuesday.',
  ])('hears what is to happen: %s', (text) => {
    expect(tellsNext({ text })).toBeGreaterThanOrEqual(ENOUGH);
  });

  it.each([
    'The council decided on Friday to close the bridge.',
    'The way to an agreement will be neither quick nor easy.',
    'If the rain returns, the bridge will close.',
    '“We will rebuild the library,” said the mayor.',
    'Will the bridge open again next week?',
    'They will meet again on Friday.',
  ])('hears nothing certain in the past, a judgement, a condition, a quotation or a question: %s', (text) => {
    expect(tellsNext({ text })).toBeLessThan(ENOUGH);
  });
});
