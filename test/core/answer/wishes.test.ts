import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

test('who demands something wants it', () => {
  const buses = article({
    id: 'buses',
    text: 'The association of cyclists demanded that buses carry bicycles at all hours. The council met two cyclists on Friday.',
  });

  const answer = answerQuestion('What do cyclists want?', [buses]);

  expect(answer.points[0]?.text).toContain('buses carry bicycles at all hours');
});
