import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { statePoint } from '../../../src/core/point.ts';
import { article } from '../../build.ts';

const fire = article({
  id: 'fire',
  text: `Seven people died in the fire at the Ostby mill. The mill burned for two nights.

The mayor cancelled the summer fair. The fair was cancelled because the field is full of rescue tents.`,
});

test('"why?" right after a brief is answered by a shown point that gives its cause, or by the sentence behind it', () => {
  const shown = fire.sentences.slice(1, 3).map((sentence) => statePoint(sentence));

  const answer = answerQuestion('why?', [fire], { shown });

  expect(answer.points[0]?.text).toContain('because the field is full');
});

test('a sentence that repeats what happened does not answer "why?"', () => {
  const answer = answerQuestion('why?', [fire], { earlier: ['How many people died?'] });

  expect(answer.kind).toBe('unanswered');
});

test('the sentence that gives a reason does', () => {
  const answer = answerQuestion('Why was the fair cancelled?', [fire]);

  expect(answer.points[0]?.text).toContain('because the field is full of rescue tents');
});

test('what somebody stepped down over is why', () => {
  const bank = article({
    id: 'bank',
    text: 'Ulf Reyes, the head of Tarn Bank, stepped down on Monday over a lost loan.',
  });

  const answer = answerQuestion('Why did Reyes step down?', [bank]);

  expect(answer.points[0]?.text).toContain('over a lost loan');
});
