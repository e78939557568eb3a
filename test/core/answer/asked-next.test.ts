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

  test('is told of the topic talked about', () => {
    const storm = article({
      id: 'storm',
      text: 'The storm over Ostby will end on Friday. The crews are due to meet again.',
    });

    const answer = answerQuestion('What happens next?', [storm, ferry], { topic: 'storm' });

    expect(answer.points[0]?.text).toBe('The storm over Ostby will end on Friday.');
  });

  test('is no day that had passed when the newest article was published', () => {
    const early = article({
      id: 'early',
      publishedAt: new Date('2026-05-06T09:00:00Z'),
      text: 'The talks with the crews will continue on Thursday morning.',
    });
    const late = article({
      id: 'late',
      publishedAt: new Date('2026-05-09T09:00:00Z'),
      text: 'The crews turned down the offer.',
    });

    expect(answerQuestion('What happens next?', [early, late]).kind).toBe('unanswered');
  });

  test('is refused where only what is next of something else is told', () => {
    const answer = answerQuestion('What happens next?', [ferry, past], { topic: 'offer' });

    expect(answer.kind).toBe('unanswered');
  });

  test('is not guessed', () => {
    const answer = answerQuestion('What happens next?', [past]);

    expect(answer.kind).toBe('unanswered');
  });
});
