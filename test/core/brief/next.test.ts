import { describe, expect, it } from 'vitest';
import { composeBrief } from '../../../src/core/brief/brief.ts';
import { tellsNext } from '../../../src/core/brief/next.ts';
import { article } from '../../build.ts';

const ENOUGH = 0.8;

describe('tellsNext', () => {
  it.each([
    'The council will decide on Friday whether the bridge can open again.',
    'The court is due to rule in March.',
    'The repairs will be finished before winter.',
    'The next round of talks is planned for Tuesday.',
    'The league’s members vote on the offer on Thursday.',
    'The board next meets on 6 November.',
    'The G7 meets on 6 November.',
    'The county court in Brekke decides on the sums in March.',
    'Brekke play Orra in the second leg on 9 August.',
    'Fishermen plan a march through Orra on Saturday.',
    'The probe will land on the moon in September and drill for ice.',
    'A smaller lander is to be released on 17 September.',
    'The agency will decide by Wednesday whether the batches may be used again.',
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
    'The family, which owns a fifth of the mill, has not said how it will vote.',
    'We will continue to support what our customers are due to receive.',
    'The farmers, who opened the market on Monday, sold out.',
    'The shop was open on Saturday.',
    'Parliament passed a tax on land by 61 votes to 58 on Sunday.',
    'The party won two million votes in March.',
    'The season, which usually starts in May, is short.',
    'The leaves on the harbour trees fell in October.',
    'The plans for a bridge on Saturday ferries were dropped.',
    'The lanes off the island will be closed for some hours each day.',
  ])('hears nothing certain in the past, a judgement, a condition, a rule, a quotation or a question: %s', (text) => {
    expect(tellsNext({ text })).toBeLessThan(ENOUGH);
  });
});

describe('what comes next', () => {
  const early = article({
    id: 'early',
    publishedAt: new Date('2025-05-02T08:00:00Z'),
    text: 'The council of Orra approved a new bridge on Friday. Work on the bridge will begin on 5 May. The minister will open the bridge in December.',
  });
  const late = (publishedAt: string) =>
    article({
      id: 'late',
      publishedAt: new Date(publishedAt),
      text: 'The new bridge of Orra costs four million crowns. The council of Orra borrows the money.',
    });

  it('is what an article says of a day that is still ahead', () => {
    expect(composeBrief([early, late('2025-05-03T08:00:00Z')]).next?.text).toBe(
      'Work on the bridge will begin on 5 May.',
    );
  });

  it('is no date that had passed when the newest article came', () => {
    expect(composeBrief([early, late('2025-05-07T08:00:00Z')]).next?.text).toBe(
      'The minister will open the bridge in December.',
    );
  });

  it('is not the news itself', () => {
    const told = article({
      text: 'Two schools in Orra will close in June after the council cut the money for schools. The council of Orra published the list of schools. Parents plan a march through Orra on Saturday.',
    });

    const { points, next } = composeBrief([told]);

    expect(points[0]?.text).toMatch(/^Two schools in Orra will close/);
    expect(next?.text).toBe('Parents plan a march through Orra on Saturday.');
  });
});
