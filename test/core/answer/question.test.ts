import { expect, test } from 'vitest';
import { readQuestion } from '../../../src/core/answer/question.ts';

test.each([
  ['Who leads the mission?', 'person'],
  ['In what year was the dam built?', 'time'],
  ['What did he do when the gates closed?', 'thing'],
  ['Where did the delegation land?', 'place'],
  ['How many villages were flooded?', 'count'],
  ['What percentage of the fields is dry?', 'amount'],
  ['How long did the talks last?', 'duration'],
  ['Why was the flight called off?', 'reason'],
  ['How did they cross the river?', 'manner'],
  ['What did Orlova say about the dam?', 'statement'],
  ['What is a spillway?', 'definition'],
  ['Did they meet Tavares?', 'telling'],
  ['So the gate fell?', 'telling'],
])('%s asks for %s', (text, kind) => {
  const question = readQuestion(text);

  expect(question.kind).toBe(kind);
});

test('leaves out the verb that only puts the question', () => {
  const question = readQuestion('How long did the talks last?');

  expect(question.content.map(({ word }) => word)).toEqual(['talks']);
});

test('joins neighbouring words with a capital to one name, the first word of the question aside', () => {
  const question = readQuestion('Has Erik Lindqvist met the Prime Minister of Norway?');

  const names = question.names.map((name) => name.map(({ word }) => word).join(' '));
  expect(names).toEqual(['erik lindqvist', 'prime minister', 'norway']);
});
