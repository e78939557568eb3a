import { describe, expect, it } from 'vitest';
import { statementOf, statePoint } from '../../src/core/point.ts';
import { article } from '../build.ts';

describe('statementOf', () => {
  it.each([
    ['However, the bridge stays closed.', '… the bridge stays closed.'],
    ['At the same time, ferries run twice as often.', '… ferries run twice as often.'],
    ['Meanwhile, the mayor has yet to comment.', '… the mayor has yet to comment.'],
    ['VELLMAR (AP) — The river fell overnight.', '… The river fell overnight.'],
    ['GENEVA, March 3 (Reuters) - Talks began on Monday.', '… Talks began on Monday.'],
    ['Vellmar, Norvia — The dyke broke at dawn.', '… The dyke broke at dawn.'],
    ['• Two pumps failed on Friday.', '… Two pumps failed on Friday.'],
  ])('cuts only the tie to what came before: %s', (text, statement) => {
    expect(statementOf({ text })).toBe(statement);
  });

  it.each([
    'According to the harbour master, the bridge stays closed.',
    'If the rain returns, the bridge will close.',
    'Unless the dam holds, 400 homes are at risk.',
    'Despite the warning, ferries ran.',
    'No longer, officials said, would ferries run.',
    'However hard they pumped, the water rose.',
    'Not all ferries ran.',
    'As a result, the port closed.',
    'Instead, the council voted to wait.',
    'NATO — founded in 1949 — sent observers.',
    'Vellmar, Norvia — Europe’s oldest port — lost its market.',
    'But for the dam, the town would have flooded.',
    '“However, we wait,” said the mayor.',
  ])('keeps attribution, negation, condition, cause and contrast: %s', (text) => {
    expect(statementOf({ text })).toBe(text);
  });

  it('folds white space', () => {
    expect(statementOf({ text: 'The river\n  fell\tovernight.' })).toBe('The river fell overnight.');
  });
});

describe('statePoint', () => {
  it('cites the whole sentence to the letter, its leading connective too', () => {
    const { sentences, text } = article({
      id: 'a',
      text: 'The river fell on Monday.\nHowever, the  bridge stays closed.',
    });

    const point = statePoint(sentences[1]!);

    expect(point.text).toBe('… the bridge stays closed.');
    expect(point.citations).toEqual([
      { articleId: 'a', start: 26, end: 60, quote: 'However, the  bridge stays closed.' },
    ]);
    expect(text.slice(26, 60)).toBe(point.citations[0].quote);
  });
});
