import { describe, expect, it } from 'vitest';
import { tellsNext } from '../../../src/core/brief/next.ts';

const ENOUGH = 0.8;

describe('tellsNext', () => {
  it.each([
    'The council will decide on Friday whether the bridge can open again.',
    'The court is due to rule in March.',
    'The repairs will be finished before winter.',
    'The next round of talks is planned for Tuesday.',
    'The league’s members vote on the offer on Thursday.',
    'The crossing will begin at dawn on Monday if the sea stays calm.',
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
    'From the age of 60, drivers may refuse Sunday shifts; the change will be tested for a year.',
    'The lanes off the island will be closed for some hours each day.',
  ])('hears nothing certain in the past, a judgement, a condition, a rule, a quotation or a question: %s', (text) => {
    expect(tellsNext({ text })).toBeLessThan(ENOUGH);
  });
});
