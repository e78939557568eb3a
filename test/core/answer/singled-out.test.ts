import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

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

test('an added piece must be spoken of in the answer', () => {
  const exercise = article({
    id: 'exercise',
    text: 'Admiral Rosa Lund commands the exercise off Ostby. Some 34 ships take part, and 60 aircraft.',
  });

  const ships = answerQuestion('and the ships?', [exercise], { earlier: ['Who commands the exercise?'] });
  const submarines = answerQuestion('and the submarines?', [exercise], { earlier: ['Who commands the exercise?'] });

  expect(ships.points[0]?.text).toContain('34 ships');
  expect(submarines.kind).toBe('unanswered');
});

test('is refused where nothing at all is told of what the verb asks', () => {
  const kim = article({ text: 'The union leader Vera Kim said on Monday that nobody had asked the crews.' });

  expect(answerQuestion('What does Vera Kim earn?', [kim]).kind).toBe('unanswered');
});
