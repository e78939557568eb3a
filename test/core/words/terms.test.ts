import { describe, expect, it } from 'vitest';
import { findTerms } from '../../../src/core/words/terms.ts';

const wordsIn = (text: string): readonly string[] => findTerms(text).map(({ start, end }) => text.slice(start, end));

describe('findTerms', () => {
  it.each<[string, string, readonly string[]]>([
    ['apostrophes and stops within a word', 'He didn’t fly to the U.S.', ['He', 'didn’t', 'fly', 'to', 'the', 'U.S']],
    ['hyphens between words', 'a four-day strike', ['a', 'four', 'day', 'strike']],
    ['letters with marks of their own', 'cafe\u0301 Łódź на́голос', ['cafe\u0301', 'Łódź', 'на́голос']],
    ['signs that are no letters', '5 % — 12.5€ 😀 done', ['5', '12.5', 'done']],
    ['letters of two units, and all behind them', 'port 𝒜lpha’s crew', ['port', '𝒜lpha’s', 'crew']],
    ['half of a letter of two units', 'port \ud835 crew', ['port', 'crew']],
  ])('finds words with %s', (_, text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it('lower-cases a word, cuts its possessive ending and joins its forms', () => {
    const terms = findTerms("The Dockers' union’s TALKS");

    expect(terms).toEqual([
      { word: 'the', stem: 'the', stop: true, start: 0, end: 3 },
      { word: 'dockers', stem: 'docker', stop: false, start: 4, end: 11 },
      { word: 'union', stem: 'union', stop: false, start: 13, end: 20 },
      { word: 'talks', stem: 'talk', stop: false, start: 21, end: 26 },
    ]);
  });
});
