/** As `\s`; most signs are settled by their number. */
export function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code >= 0xa0 && /\s/.test(text.charAt(at));
}

/** Words, as white space parts them. */
export function countSpaced(text: string): number {
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const isSpace = isSpaceAt(text, at);
    if (!isSpace && !inside) words += 1;
    inside = !isSpace;
  }
  return words;
}
