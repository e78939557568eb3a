import { expect, test } from 'vitest';
import type { QuestionContext } from '../../../src/core/answer/answer.ts';
import { completeQuestion } from '../../../src/core/answer/elliptic.ts';
import type { Point } from '../../../src/core/point.ts';

const point = (text: string): Point => ({
  text,
  citations: [{ articleId: 'a', start: 0, end: text.length, quote: text }],
});

test.each<[string, string, QuestionContext, readonly string[]]>([
  [
    'a full question stays as it is',
    'Who leads the mission?',
    { earlier: ['When did it start?'] },
    ['Who leads the mission?'],
  ],
  [
    'a bare question word takes the earlier question',
    'why?',
    { earlier: ['Did the envoys meet Varga?'] },
    ['why Did the envoys meet Varga?'],
  ],
  [
    'it replaces the earlier question word',
    'and where?',
    { earlier: ['When did the talks start?'] },
    ['where did the talks start?'],
  ],
  [
    'a name replaces a name',
    'and Orlova?',
    { earlier: ['What did Lindqvist say about the dam?'] },
    ['What did Orlova say about the dam?'],
  ],
  [
    '"what about" does the same',
    'What about Orlova?',
    { earlier: ['What did Lindqvist say?'] },
    ['What did Orlova say?'],
  ],
  [
    'a place takes the place of a place',
    'and in Oslo?',
    { earlier: ['What did Lindqvist announce in Madrid?'] },
    ['What did Lindqvist announce in Oslo?'],
  ],
  [
    'without a rival it is added',
    'and in Oslo?',
    { earlier: ['What did they discuss?'] },
    ['What did they discuss in Oslo?'],
  ],
  [
    'without an earlier question the topic joins, then it stands alone',
    'and Orlova?',
    { topic: 'dam' },
    ['What about Orlova and dam?', 'What about Orlova?'],
  ],
  [
    '"he" is the person last asked about',
    'What did he say?',
    { earlier: ['Who is Erik Lindqvist?'] },
    ['What did Erik Lindqvist say?'],
  ],
  [
    '"why?" without an earlier question asks about the point shown',
    'why?',
    { shown: [point('The visit was cancelled.')] },
    ['why The visit was cancelled.'],
  ],
  [
    '"why?" after a question that names nothing asks about the point shown',
    'why?',
    { earlier: ['What happens next?'], shown: [point('The members vote on Tuesday.')] },
    ['why The members vote on Tuesday.'],
  ],
  [
    'a noun takes the place of the last noun',
    'and the ships?',
    { earlier: ['Who commands the exercise?'] },
    ['Who commands the ships?'],
  ],
  [
    'a chain is completed from its start',
    'and Orlova?',
    { earlier: ['What did Lindqvist say?', 'and Varga?'] },
    ['What did Orlova say?'],
  ],
])('%s', (_, question, context, expected) => {
  const readings = completeQuestion(question, context);

  expect(readings).toEqual(expected);
});
