import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/app/chat/line.ts';

describe('a typed line', () => {
  it.each([
    ['who pays for the roads', 'asking', 'who'],
    ["what's the offer", 'asking', 'what'],
    ['since when is the port closed', 'asking', 'when'],
    ['the dockers, what do they want', 'asking', 'what'],
    ['did the union agree', 'telling', 'did'],
    ['and Oslo', 'piece', 'and'],
    ['what about Oslo', 'piece', 'and'],
    ['nine days is a lot', 'statement', undefined],
    ["wouldn't want that", 'statement', undefined],
  ])('is read by its form: %s', (typed, form, opening) => {
    expect(readLine(typed)).toMatchObject({ form, opening });
  });

  it('is read without what asks to be told', () => {
    expect(readLine('can you tell me who Holt is?')).toMatchObject({ request: true, text: 'who Holt is?' });
    expect(readLine('who is Holt?')).toMatchObject({ request: false, text: 'who is Holt?' });
  });

  it.each([
    ['how many ships did the port company turn away', 'did', 'the', 'port'],
    ["when's Holt back", 'is', 'holt', 'holt'],
    ['who called the strike', undefined, '', undefined],
  ])('shows who does what is asked: %s', (typed, auxiliary, subject, noun) => {
    const line = readLine(typed);

    expect([line.auxiliary, line.subject, line.noun?.word]).toEqual([auxiliary, subject, noun]);
  });
});
