import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const crane = article({
  id: 'crane',
  title: 'Crane topples in Vessin yard',
  text: `Crane topples in Vessin yard

A crane toppled in the yard of Vessin on Friday and fell across two sheds. The yard was empty at the time. Nobody was injured.

The crane had been checked in spring, the yard's owner said. The crane has been lying there since.`,
});

test.each([
  'Was anybody injured in the yard?',
  'Did anybody get injured in the yard?',
  'Was anyone injured by the crane?',
])('that nobody was tells whether anybody was: %s', (question) => {
  const answer = answerQuestion(question, [crane]);

  expect(answer.points[0]?.text).toContain('Nobody was injured.');
});
