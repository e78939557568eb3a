import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { composeBrief } from '../../../src/core/brief/brief.ts';
import { article } from '../../build.ts';

const STRIKE = [
  article({
    id: 'deal',
    text: 'The ferry crews of Orra and their employer signed an agreement on Sunday that ends a strike of six days. Tickets stay valid for two months.',
  }),
  article({
    id: 'fuel',
    text: 'Shops in Orra said during the ferry strike that their fuel would last for three weeks.',
  }),
];

test('"it" is what the conversation is about', () => {
  const { points: shown } = composeBrief(STRIKE, { topic: 'ferry strike' });

  const answer = answerQuestion('How long did it last?', STRIKE, { topic: 'ferry strike', shown });

  expect(answer.points.map(({ text }) => text)).toEqual([
    'The ferry crews of Orra and their employer signed an agreement on Sunday that ends a strike of six days.',
  ]);
});

test('"it" is what the points shown tell the length of, where the topic is no event', () => {
  const talks = article({
    text: 'Talks on the harbour between Orra and Vell lasted nine hours on Monday. The harbour stays closed. Pilots train for six weeks.',
  });
  const { points: shown } = composeBrief([talks], { topic: 'harbour' });

  const answer = answerQuestion('And how long did it take?', [talks], { topic: 'harbour', shown });

  expect(answer.points.map(({ text }) => text)).toEqual([
    'Talks on the harbour between Orra and Vell lasted nine hours on Monday.',
  ]);
});

test('is refused where only other things are told to last', () => {
  const storm = article({
    text: 'A storm tore the roofs off houses in Orra. The mayor said the food in the shops would last for ten days.',
  });

  expect(answerQuestion('How long did it last?', [storm], { topic: 'storm' }).kind).toBe('unanswered');
});
