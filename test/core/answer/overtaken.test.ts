import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const flood = (id: string, publishedAt: string, text: string) =>
  article({ id, title: 'Flood in Tamsel', publishedAt: new Date(publishedAt), text: `Flood in Tamsel\n\n${text}` });

test('a total of something else sums up nothing asked for', () => {
  const articles = [
    flood('a', '2026-03-04T08:00:00Z', 'Four boats sank in the flood in Tamsel.'),
    flood(
      'b',
      '2026-03-05T08:00:00Z',
      'Another boat sank in the flood in Tamsel, which brings the number of calls to 900.',
    ),
  ];

  const answer = answerQuestion('How many boats sank?', articles);

  expect(answer.points[0]?.text).toContain('Four boats');
});

test('of a toll that went on rising the latest is told', () => {
  const articles = [
    flood('a', '2026-03-04T08:00:00Z', 'The flood in Tamsel has killed six people and cut off 900 houses.'),
    flood('b', '2026-03-05T18:00:00Z', 'The death toll of the flood in Tamsel rose to eleven on Thursday.'),
  ];

  const answer = answerQuestion('How many people died?', articles);

  expect(answer.points[0]?.text).toBe('The death toll of the flood in Tamsel rose to eleven on Thursday.');
});
