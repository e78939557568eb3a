const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*/gu;

/** What a UTF-16 unit is to a word. */
const OUTSIDE = 1;
const MARK = 2;
const LETTER = 3;
const JOINT = 4;
const SURROGATE = 5;
/** Filled in as units are met. */
const kinds = new Uint8Array(0x1_0000);

function kindOf(code: number): number {
  if (kinds[code] === 0) kinds[code] = classify(String.fromCharCode(code));
  return kinds[code]!;
}

function classify(unit: string): number {
  if (/[\p{L}\p{N}]/u.test(unit)) return LETTER;
  if (/\p{M}/u.test(unit)) return MARK;
  if (/['’.]/.test(unit)) return JOINT;
  return /\p{Surrogate}/u.test(unit) ? SURROGATE : OUTSIDE;
}

/**
 * Calls `found` with every word `[start, end)` of a text, in order: letters and numbers with their marks, an apostrophe or
 * stop between them included ("don't", "U.S"). Several times faster than the expression that says the same, which takes
 * over at the first letter that is written as two units.
 */
export function eachWord(text: string, found: (start: number, end: number) => void): void {
  let at = 0;
  while (at < text.length) {
    const kind = kindOf(text.charCodeAt(at));
    const end = kind === LETTER ? endOfWord(text, at) : kind === SURROGATE ? undefined : at + 1;
    if (end === undefined) break;
    if (kind === LETTER) found(at, end);
    at = end;
  }
  for (const { 0: word, index } of text.slice(at).matchAll(WORD)) found(at + index, at + index + word.length);
}

/** Where the word ends that begins at a place; undefined where a surrogate touches it. */
function endOfWord(text: string, from: number): number | undefined {
  let at = from + 1;
  for (;;) {
    let kind = at < text.length ? kindOf(text.charCodeAt(at)) : OUTSIDE;
    if (kind === JOINT && at + 1 < text.length) {
      kind = kindOf(text.charCodeAt(at + 1));
      if (kind === SURROGATE) return undefined;
      if (kind !== LETTER) return at;
    } else if (kind === SURROGATE) return undefined;
    else if (kind !== LETTER && kind !== MARK) return at;
    at += 1;
  }
}
