import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const ferry = article({
  id: 'ferry',
  title: 'Ferry line to Brenna stops',
  text: `Ferry line to Brenna stops

The lack of money in Brenna stands against the declared wishes of the islanders. Two managers, Olga Fenn and Piet Aker, failed to persuade the council to pay for the proposed boats.

The council's treasurer, Hana Moss, said that the island had no money left for a third boat. She added that the winter timetable would stay.

"We will row if we must," said the island's priest, Father Tobias Lund. According to the harbour office, 300 people crossed on Sunday. The harbour office opened its books to the council in May.
`,
});

const told = (question: string): string => {
  const answer = answerQuestion(question, [ferry]);
  return answer.kind === 'answer' ? answer.points[0].text : 'unanswered';
};

test.each([
  ['What did Moss say about the boat?', 'no money left for a third boat'],
  ['What did the treasurer say?', 'no money left for a third boat'],
  ['What did Lund say?', 'We will row if we must'],
  ['what did the priest say', 'We will row if we must'],
  ['What did the harbour office say?', '300 people crossed'],
  ['What did Moss say about the timetable?', 'the winter timetable would stay'],
])('%s', (question, expected) => {
  const text = told(question);

  expect(text).toContain(expected);
});

test.each(['What did Brenna say?', 'What did Olga Fenn say?'])(
  'nobody is given words that are not told as theirs: %s',
  (question) => {
    const text = told(question);

    expect(text).toBe('unanswered');
  },
);

test('what somebody added to a thing is not what they said', () => {
  const mill = article({
    id: 'mill',
    text: 'In 1802 Ines Berg fitted a second wheel to the mill at Tarn, which doubled its speed.',
  });

  const answer = answerQuestion('What did Berg add to the mill?', [mill]);

  expect(answer.kind).toBe('answer');
});

const transfer = article({
  id: 'transfer',
  text: `Keeper Nils Varga has still to agree to a move to Orsa. Varga bought none of the tickets, a club secretary said. Varga's adviser, Bo Lind, said the move was a gift.

Nils Varga told the paper that he would miss the harbour.`,
});

test('what is still to be agreed, and what others say of somebody, is not what that person says', () => {
  const answer = answerQuestion('What did Varga say?', [transfer]);

  expect(answer.points.map(({ text }) => text)).toEqual(['Nils Varga told the paper that he would miss the harbour.']);
});
