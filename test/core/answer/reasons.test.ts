import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const fire = article({
  id: 'fire',
  text: `Seven people died in the fire at the Ostby mill. The mill burned for two nights.

The mayor cancelled the summer fair. The fair was cancelled because the field is full of rescue tents.`,
});

test('a sentence that repeats what happened does not answer "why?"', () => {
  const answer = answerQuestion('why?', [fire], { earlier: ['How many people died?'] });

  expect(answer.kind).toBe('unanswered');
});

test('the sentence that gives a reason does', () => {
  const answer = answerQuestion('Why was the fair cancelled?', [fire]);

  expect(answer.points[0]?.text).toContain('because the field is full of rescue tents');
});
