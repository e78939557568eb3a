export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

const HEAD = 4_096;
const DECLARATIONS: readonly RegExp[] = [
  /<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]{2,40})/i,
  /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]{2,40})["']/i,
  /^---\s*\n[\s\S]{0,2000}?^(?:encoding|charset):\s*["']?([\w:.-]{2,40})/im,
];

/**
 * The text of a file: by its byte order mark, else by the encoding it declares (HTML meta, XML declaration, `encoding:`
 * in front matter), else UTF-8. Nothing is guessed: bytes that don't fit are refused.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = markedEncoding(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  if (!marked && head.includes('\0')) return unreadable('is a binary file, not a text: remove it or save its text');
  const declared = DECLARATIONS.map((pattern) => pattern.exec(head)?.[1]).find((name) => name !== undefined);
  const label = marked ?? declared ?? 'utf-8';
  try {
    return { kind: 'text', text: decodeAs(label, bytes, { fatal: true }) };
  } catch (error) {
    if (error instanceof RangeError) return unreadable(`declares the unknown encoding "${label}": save it as UTF-8`);
    return unreadable(
      marked || declared
        ? `is not the ${label} it declares: save it as UTF-8`
        : 'is not UTF-8 and declares no other encoding: save it as UTF-8',
    );
  }
}

/**
 * As `TextDecoder` does it. In two steps, because some versions of Node 20 to 24 read windows-1252 as Latin-1 when
 * asked in one: quotation marks and dashes would be lost (nodejs/node#56542).
 */
export function decodeAs(label: string, bytes: Uint8Array, options: { readonly fatal: boolean }): string {
  const decoder = new TextDecoder(label, options);
  return decoder.decode(bytes, { stream: true }) + decoder.decode();
}

/** What a byte order mark says. */
export function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function unreadable(reason: string): Decoded {
  return { kind: 'unreadable', reason };
}
