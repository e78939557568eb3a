import { expect, test } from 'vitest';
import { allPoints, answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const PORT = article({
  id: 'port',
  title: 'Dockers of Tarn and the port agree',
  text: 'Dockers of Tarn and the port company agreed on new shifts on Saturday. The talks lasted seven hours, the mediator said.',
});
const BORDER = article({
  id: 'border',
  title: 'Orra and Vell sign border treaty',
  text: 'The foreign ministers of Orra and Vell signed a border treaty on Monday. Their talks in the castle had lasted three weeks.',
});
const STORM = article({
  id: 'storm',
  title: 'Storm tears roofs off in Elm',
  text: 'A storm tore the roofs off forty houses in Elm. It lasted two hours, the weather office said.',
});
const ALL = [PORT, BORDER, STORM];

const saidOf = (question: string, context = {}) => {
  const answer = answerQuestion(question, ALL, context);
  return answer.kind === 'answer' ? allPoints(answer).map(({ citations }) => citations[0].articleId) : [];
};

test('a question that leaves open which event is meant is answered of each, and of none but those', () => {
  const answer = answerQuestion('How long did the talks last?', ALL);

  expect(saidOf('How long did the talks last?').toSorted()).toEqual(['border', 'port']);
  expect(answer.sources.map(({ articleId }) => articleId).toSorted()).toEqual(['border', 'port']);
  expect(answer.kind === 'answer' && answer.differ).toBe(false);
});

test.each(['How long did the talks of Orra and Vell last?', 'How long did the border talks last?'])(
  'is answered of the event it tells: %s',
  (question) => {
    expect(saidOf(question)).toEqual(['border']);
  },
);

test('is answered of the event that the conversation is about', () => {
  expect(saidOf('How long did the talks last?', { topic: 'Tarn' })).toHaveLength(1);
});
