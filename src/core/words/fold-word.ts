const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

const PLAIN = /^[a-z0-9]*$/;

/**
 * A lower-cased word as people type it on another keyboard: "Zürich" and "Zurich", "Łódź" and "Lodz", "ё" and "е" are
 * the same. Other Cyrillic letters keep their marks: "й" is no "и".
 */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word;
  const lower = word.toLowerCase().replace(/['’]/g, '');
  if (/^[\p{ASCII}]*$/u.test(lower)) return lower;
  return lower
    .replace(/[ßæœøđðłþı]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .replace(/ё/g, 'е')
    .replace(/(?!\p{ASCII})\p{Script=Latin}/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/(?<=\p{ASCII})\p{M}+/gu, '');
}
