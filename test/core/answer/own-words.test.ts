import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const early = article({
  id: 'early',
  publishedAt: new Date('2026-03-02T09:00:00Z'),
  text: `Mara Voss, who runs the Ostby ferry, met the crews on Monday. "We can talk about shorter nights," Mara Voss said at the pier.`,
});
const late = article({
  id: 'late',
  publishedAt: new Date('2026-03-04T09:00:00Z'),
  text: `The Ostby ferry sails again. Mara Voss said the crews would be paid for the lost days.

Mara Voss owns two ships and a hotel by the pier.`,
});

test('what somebody said is told in the words reported last', () => {
  const answer = answerQuestion('What did Voss say?', [early, late]);

  expect(answer.points[0]?.text).toContain('would be paid for the lost days');
});
