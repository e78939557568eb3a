import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const strike = article({
  id: 'strike',
  title: 'Strike at the waterworks of Olm',
  text: `Strike at the waterworks of Olm

"This is a strike nobody wanted," said Ida Roos of the waterworks. Homes in Olm were without water on Monday evening. Most homes will have water again by Tuesday noon, the town said.`,
});

test('what was said of a strike does not tell of another one', () => {
  const answer = answerQuestion('Is another strike coming?', [strike]);

  expect(answer.kind).toBe('unanswered');
});

test('a second one is another one', () => {
  const plans = article({ id: 'plans', text: 'A second strike is expected in May, the union said.' });

  const answer = answerQuestion('Is another strike coming?', [strike, plans]);

  expect(answer.points[0]?.text).toBe('A second strike is expected in May, the union said.');
});

test('when something will be back is told by when it is there again', () => {
  const answer = answerQuestion('When will the water be back?', [strike]);

  expect(answer.points[0]?.text).toBe('Most homes will have water again by Tuesday noon, the town said.');
});

test('the end told in a clause of its own is not the end of what stands in the other', () => {
  const lease = article({
    id: 'lease',
    title: 'Harbour lease',
    text: 'The port raised its lease on Monday and kept the crane open until 2031.\n\nSkippers have until 4 May to sign the lease.\n\nThe crane stands at the end of the pier.',
  });

  const answer = answerQuestion('When does the lease end?', [lease]);

  expect(answer.points[0]?.text).toBe('Skippers have until 4 May to sign the lease.');
});
