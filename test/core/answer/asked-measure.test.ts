import { describe, expect, test } from 'vitest';
import { askedMeasure } from '../../../src/core/answer/asked-measure.ts';
import { readQuestion } from '../../../src/core/answer/question.ts';

const answers = (question: string, text: string): boolean | undefined =>
  askedMeasure(readQuestion(question))?.({ text });

describe('how long', () => {
  test.each([
    'The ferry crews ended a strike of six days.',
    'The eight-hour session brought nothing.',
    'The siege lasted from March until June 1944.',
    'They argued overnight.',
    'The bridge has been closed since Monday.',
  ])('is told by %s', (text) => {
    expect(answers('How long did it last?', text)).toBe(true);
  });

  test.each([
    'Each day of the strike delays a ship by two to three days.',
    'Trains leave every two hours.',
    'The frigate was seen in 2011.',
    'The strike began on Tuesday.',
  ])('is not told by %s', (text) => {
    expect(answers('How long did it last?', text)).toBe(false);
  });

  test('of a thing may be a length', () => {
    expect(answers('How long is the tunnel?', 'The tunnel runs for 12 kilometres.')).toBe(true);
  });
});

test('an age answers "how old", a height "how tall"', () => {
  expect(answers('How old is Mara Voss?', 'Mara Voss, 41, runs the ferry.')).toBe(true);
  expect(answers('How old is Mara Voss?', 'Mara Voss met 41 captains.')).toBe(false);
  expect(answers('How tall is the crane?', 'The crane is 90 metres tall.')).toBe(true);
  expect(answers('How tall is the crane?', 'The crane fell on Tuesday.')).toBe(false);
});

test('other questions ask for no such measure', () => {
  expect(askedMeasure(readQuestion('How many captains came?'))).toBeUndefined();
  expect(askedMeasure(readQuestion('By how many years is it older?'))).toBeUndefined();
});

test('how strong is told by a speed, a force or a magnitude, and not by any number', () => {
  expect(answers('How strong was the quake?', 'The quake had a magnitude of 5.4.')).toBe(true);
  expect(answers('How strong was the wind?', 'Gusts of 140 kilometres an hour were measured.')).toBe(true);
  expect(answers('How strong was the wind?', 'The wind park has 14 turbines.')).toBe(false);
});

test('how fast is told by a speed, or a way and a time', () => {
  expect(answers('How fast did the river rise?', 'It came up a metre in twenty minutes.')).toBe(true);
  expect(answers('How fast did the river rise?', 'Nobody has seen it rise so fast.')).toBe(false);
});

test('how high is told by an extent, a sum or a share', () => {
  expect(answers('How high is the dam?', 'The dam is 40 metres high.')).toBe(true);
  expect(answers('How high was the fine?', 'He was fined 900 crowns.')).toBe(true);
  expect(answers('How high is the dam?', 'The dam holds water for 12,000 farms.')).toBe(false);
});
