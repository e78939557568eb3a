import { decodeAs, markedEncoding } from './encoding.ts';

const HEAD = 4_096;
const LENIENT = { fatal: false } as const;
/** Of all letters beyond ASCII, so many may be wrong in a text that counts as UTF-8. */
const WRONG_SHARE = 0.2;
const CHARSET = /charset\s*=\s*["']?\s*([\w:.-]{2,40})/i;
const XML_DECLARATION = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})["']/i;
const META = /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/i;

/**
 * The text of what the web sent. A byte order mark tells most; then what is UTF-8 is read as UTF-8, because text in
 * other encodings hardly ever passes for it and servers often name the wrong one; then the first encoding known of
 * those that header, XML declaration and meta name; else windows-1252, as browsers do. Wrong bytes become U+FFFD.
 */
export function decodeWeb(bytes: Uint8Array, contentType: string): string {
  const marked = markedEncoding(bytes) ?? unmarkedWide(bytes);
  if (marked) return decodeAs(marked, bytes, LENIENT);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const declared = [CHARSET, XML_DECLARATION, META]
    .map((pattern) => pattern.exec(pattern === CHARSET ? contentType : head)?.[1])
    .find((label) => label !== undefined && isKnown(label));
  // ISO-2022 escapes into other alphabets within seven bits: it always passes for UTF-8.
  if (declared && /^iso-2022/i.test(declared)) return decodeAs(declared, bytes, LENIENT);

  const text = new TextDecoder().decode(bytes);
  if (isMostlyRight(text)) return text;
  const other = declared && !/^utf/i.test(declared) ? declared : 'windows-1252';
  return decodeAs(other, bytes, LENIENT);
}

/** UTF-16 without its mark shows in the first `<`. */
function unmarkedWide([first, second]: Uint8Array): string | undefined {
  if (first === 0x3c && second === 0) return 'utf-16le';
  return first === 0 && second === 0x3c ? 'utf-16be' : undefined;
}

/** A wrong byte here and there, from a text cut in the middle of a letter, does not make it another encoding. */
function isMostlyRight(text: string): boolean {
  let letters = 0;
  let wrong = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) wrong++;
    else if (unit > 0x7f) letters++;
  }
  return wrong <= (letters + wrong) * WRONG_SHARE;
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
