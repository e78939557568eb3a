const LARGE = /^\p{Lu}/u;

/** Whether a text begins with a capital letter. Asked of every word: the commonest are settled by their number. */
export function startsLarge(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : LARGE.test(text);
}
