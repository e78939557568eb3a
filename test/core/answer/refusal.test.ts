import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

test('a nearest passage is not labelled by an adjective', () => {
  const warnings = article({
    id: 'warnings',
    title: 'Warnings about the dyke',
    text: `Warnings about the dyke

Rask said on Monday that the frequent floods were a danger. Lille told the council of the frequent leaks. The frequent rain has filled the dyke.`,
  });

  const answer = answerQuestion('What did Rask say about taxes?', [warnings]);

  expect(answer.nearest.map(({ label }) => label)).toEqual(['Rask in “Warnings about the dyke”']);
});
