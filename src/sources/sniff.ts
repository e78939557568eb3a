import { markedEncoding } from './encoding.ts';

/** What a text turned out to be, whatever its header says. XHTML is `html`. */
export type ContentType = 'html' | 'xml' | 'json' | 'text';

const BINARIES: readonly (readonly [start: string, name: string])[] = [
  ['%PDF-', 'a PDF'],
  ['\x89PNG', 'an image'],
  ['\xff\xd8\xff', 'an image'],
  ['GIF8', 'an image'],
  ['RIFF', 'an image, a sound or a film'],
  ['ID3\x02', 'a sound'],
  ['ID3\x03', 'a sound'],
  ['ID3\x04', 'a sound'],
  ['\xff\xfb', 'a sound'],
  ['OggS', 'a sound or a film'],
  ['fLaC', 'a sound'],
  ['\x1aE\xdf\xa3', 'a film'],
  ['PK\x03\x04', 'an archive or an office document'],
  ['\xd0\xcf\x11\xe0', 'an office document'],
  ['\x1f\x8b', 'a packed file'],
  ['(\xb5/\xfd', 'a packed file'],
  ['Rar!\x1a', 'an archive'],
];
const HEAD = 1_024;
/** A stray control character does not make a text binary; this share of them does. */
const BINARY_SHARE = 0.02;

/** What it is instead of a text, in words, by its first bytes. Undefined for text. */
export function nameBinary(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const known = BINARIES.find(([start]) => head.startsWith(start));
  if (known) return known[1];
  if (head.slice(4, 8) === 'ftyp') return 'a film';
  if (markedEncoding(bytes) || /^(?:<\0|\0<)/.test(head)) return undefined;
  const controls = head.match(/[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls > head.length * BINARY_SHARE ? 'a binary file' : undefined;
}

/** By how the text begins; where that doesn't tell, by its header. */
export function sniffText(text: string, header: string): ContentType {
  const start = skipProlog(text);
  if (/^<(?:!doctype\s+html|html|head|body|script|title|meta|div|article|main|section|h1|p)\b/i.test(start))
    return 'html';
  if (/^<(?:\?xml|!doctype|[a-z])/i.test(start)) return 'xml';
  if (/^[{[]/.test(start)) return 'json';
  if (/html/i.test(header)) return 'html';
  if (/\bxml\b/i.test(header)) return 'xml';
  return 'text';
}

/** Drops what may stand before the first element: space, XML declaration and style sheets, comments. */
function skipProlog(text: string): string {
  let at = 0;
  for (;;) {
    while (/[\s\ufeff]/.test(text[at] ?? '-')) at++;
    const close = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
    const end = close === undefined ? -1 : text.indexOf(close, at);
    if (close === undefined || end < 0) return text.slice(at, at + HEAD);
    at = end + close.length;
  }
}
