import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const ferry = article({
  id: 'ferry',
  text: `The ferry crews of Ostby turned down the offer on Monday.

The next talks are due to begin on Thursday in the town hall.`,
});
const past = article({ id: 'past', text: 'The ferry crews of Ostby turned down the offer. Nobody was hurt.' });

describe('what happens next', () => {
  test.each(['What happens next?', 'and what is next?', 'What are the next steps?'])('%s', (question) => {
    const answer = answerQuestion(question, [past, ferry]);

    expect(answer.points[0]?.text).toBe('The next talks are due to begin on Thursday in the town hall.');
  });

  test('is not guessed', () => {
    const answer = answerQuestion('What happens next?', [past]);

    expect(answer.kind).toBe('unanswered');
  });
});
