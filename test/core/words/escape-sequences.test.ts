import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { blankSequences, withoutSequences } from '../../../src/core/words/escape-sequences.ts';
import { findTerms } from '../../../src/core/words/terms.ts';
import { article } from '../../build.ts';

describe('escape sequences', () => {
  it.each([
    ['a colour', '\x1b[1;31mred\x1b[0m', 'red'],
    ['a colour in eight bits', '\x9b31mred', 'red'],
    ['a window title', '\x1b]0;title\x07red', 'red'],
    ['a link', '\x1b]8;;https://tarn.example\x1b\\red\x1b]8;;\x1b\\', 'red'],
    ['a device string', '\x1bPq#0\x1b\\red', 'red'],
    ['a character set', '\x1b(Bred', 'red'],
    ['nothing of them', 'red [1m', 'red [1m'],
  ])('are taken out whole: %s', (_, text, left) => {
    expect(withoutSequences(text)).toBe(left);
    expect(blankSequences(text)).toHaveLength(text.length);
    expect(blankSequences(text).trim()).toBe(left);
  });

  it('leave the words and their places', () => {
    const text = 'a \x1b[31mHarbour\x1b[0m froze';

    const terms = findTerms(text);

    expect(terms.map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
      ['a', 'a'],
      ['harbour', 'Harbour'],
      ['froze', 'froze'],
    ]);
  });

  it('keep no answer from being found in a text given as it is', () => {
    const told = article({ text: 'The talks in \x1b[1mTarn\x1b[0m lasted \x1b[4mnine\x1b[24m hours on Monday.' });

    const answer = answerQuestion('How long did the talks in Tarn last?', [told]);

    expect(answer.kind).toBe('answer');
  });

  it.each(['\x9d', '\x1b]', '\x1b[', '\x9b1;'])('take no time by the square of their number: %j', (beginning) => {
    const before = process.cpuUsage();

    withoutSequences(beginning.repeat(200_000));

    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
  });
});
