import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/core/answer.ts';
import { article } from '../build.ts';

const ferry = article({
  id: 'ferry',
  text: `Ferry owner Mara Voss met the crews at Ostby on Monday.

Voss offered them shorter nights and looked at the new timetable.

The crews turned down what Voss had offered. Captain Piet Dahl says that Voss must come back with more.`,
});

describe('a sentence that holds only a name other sentences hold too', () => {
  test.each(['What did Voss eat?', 'What did Voss wear?', 'Who is Voss’s husband?', 'When did Voss marry?'])(
    'does not answer %s',
    (question) => {
      const answer = answerQuestion(question, [ferry]);

      expect(answer.kind).toBe('unanswered');
    },
  );

  test('answers who the named person is', () => {
    const answer = answerQuestion('Who is Mara Voss?', [ferry]);

    expect(answer.points[0]?.text).toContain('Ferry owner Mara Voss');
  });

  test('answers where it tells what is asked of the name', () => {
    const answer = answerQuestion('What did Voss offer?', [ferry]);

    expect(answer.points[0]?.text).toContain('shorter nights');
  });
});
