const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns a text takes on a terminal: two for East Asian and emoji, none for combining marks. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1;
  return width;
}

export interface Margins {
  /** Before the first line; the others are indented by as many columns. */
  readonly lead: string;
  /** Columns of the whole line. */
  readonly width: number;
}

/** Breaks a text at spaces into lines of at most `width` columns; a longer word has a line of its own. */
export function wrap(text: string, { lead, width }: Margins): string {
  const indent = ' '.repeat(columns(lead));
  const lines: string[] = [];
  let line = lead;
  let taken = columns(lead);
  let empty = true;
  for (const word of text.split(' ')) {
    const size = columns(word);
    if (!empty && taken + 1 + size > width) {
      lines.push(line);
      line = indent;
      taken = indent.length;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    taken += size + (empty ? 0 : 1);
    empty = false;
  }
  return [...lines, line].join('\n');
}
