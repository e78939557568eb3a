import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { expect, it } from 'vitest';
import { stemEnglish } from '../../../src/core/words/stem-english.ts';

it('stems as natural does, whatever a word ends with', () => {
  const endings =
    'ational tional enci anci izer abli bli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize sion tion eed ed ing ies sses ss s y e ll lle ied ity ities ically';
  const words = ['', 'b', 'qu', 'stra', 'motor', 'hopp', 'relat', 'sy'].flatMap((beginning) =>
    endings.split(' ').map((ending) => beginning + ending),
  );

  const stems = words.map(stemEnglish);

  expect(stems).toEqual(words.map((word) => porter.stem(word)));
});
