import { describe, expect, test } from 'vitest';
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

const lock = article({
  id: 'lock',
  title: 'Lock at Arnhold jammed for a week',
  text: `Lock at Arnhold jammed for a week

The lock at Arnhold has been jammed since Sunday. The mayor of Arnhold, Eva Brolin, asked the barge owners for patience. The lock was built in 1931.`,
});

test.each(['Did the mayor resign?', 'Did Brolin resign?', 'When did the lock reopen?'])(
  'a sentence about the same one does not tell a deed it has no word of: %s',
  (question) => {
    const answer = answerQuestion(question, [lock]);

    expect(answer.kind).toBe('unanswered');
  },
);

describe('a deed that befell nobody told of, that is denied or that is told of another', () => {
  const clinic = article({
    id: 'clinic',
    title: 'Virus stops the computers of Brek clinic',
    text: `A virus stopped the computers of the clinic in Brek on Monday. It was discovered at 3.20 a.m. by a porter.

Data of 4,000 patients may have been copied. "We do not buy such firms," said Bo Wik of Orle Boats.

Nurse Eva Lind spoke to the staff. The cook, Per Holm, 41, brought soup.`,
  });

  test.each(['How many patients died?', 'Who bought Orle Boats?', 'How old is Eva Lind?'])(
    'is not told: %s',
    (question) => {
      const answer = answerQuestion(question, [clinic]);

      expect(answer.kind).toBe('unanswered');
    },
  );

  test('by whom it was done is told behind a time of day, too', () => {
    const answer = answerQuestion('Who discovered the virus?', [clinic]);

    expect(answer.points[0]?.text).toContain('by a porter');
  });
});
