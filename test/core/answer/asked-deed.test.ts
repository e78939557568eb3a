import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const talks = article({
  id: 'talks',
  title: 'Dam talks end without a deal',
  text: `Dam talks end without a deal

The talks about the dam in Karsk ended on Tuesday after six hours. Prime Minister Rui Tavares insists that Lisbon must take part in any talks about the dam.`,
});

test('who must take part did not take part', () => {
  const answer = answerQuestion('Who took part in the talks?', [talks]);

  expect(answer.kind).toBe('unanswered');
});

test('who took part is told where it is told as done', () => {
  const minutes = article({
    id: 'minutes',
    title: 'Dam talks end without a deal',
    text: `Dam talks end without a deal

The talks about the dam in Karsk ended on Tuesday after six hours. The envoys Erik Lindqvist and Mira Orlova took part in the talks.`,
  });

  const answer = answerQuestion('Who took part in the talks?', [talks, minutes]);

  expect(answer.points[0]?.text).toContain('took part in the talks');
});
