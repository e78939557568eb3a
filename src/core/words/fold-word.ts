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

/**
 * A lower-cased word as people type it on another keyboard: "Zürich" and "Zurich", "Łódź" and "Lodz", "ё" and "е" are
 * the same. Other Cyrillic letters keep their marks: "й" is no "и".
 */
export function foldWord(word: string): string {
  if (isPlain(word)) return word;
  const lower = word.toLowerCase().replace(/['’]/g, '');
  if (/^[\p{ASCII}]*$/u.test(lower)) return lower;
  return lower
    .replace(/[ßæœøđðłþı]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .replace(/ё/g, 'е')
    .replace(/(?!\p{ASCII})\p{Script=Latin}/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/(?<=\p{ASCII})\p{M}+/gu, '');
}

/** Nothing but a–z and 0–9, as most words. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code > 0x7a || code < 0x30 || (code > 0x39 && code < 0x61)) return false;
  }
  return true;
}
