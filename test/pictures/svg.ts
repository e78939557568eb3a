/** A run of text on a line. */
export interface Span {
  readonly text: string;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export interface Paragraph {
  readonly spans: readonly Span[];
  /** Of its letters, in pixels. */
  readonly size: number;
  /** From the left edge, in pixels; `lead` stands before the first line. */
  readonly indent: number;
  readonly lead?: string;
  /** Above it, in pixels. */
  readonly gap: number;
  /** A bar along its left side. */
  readonly bar?: string;
}

export interface Page {
  readonly width: number;
  readonly background: string;
  readonly colour: string;
}

/** Paragraphs one below the other as SVG, from `top` on, and where they end. Lines break by the letters' usual widths. */
export function drawParagraphs(
  paragraphs: readonly Paragraph[],
  { width, colour }: Page,
  top: number,
): { readonly svg: string; readonly bottom: number } {
  let y = top;
  const parts: string[] = [];
  for (const { spans, size, indent, lead, gap, bar } of paragraphs) {
    y += gap;
    const begin = y;
    const lines = breakLines(spans, size, width - indent - 20);
    lines.forEach((line, place) => {
      y += Math.round(size * 1.46);
      if (lead && place === 0) parts.push(text(indent - 14, y, size, [{ text: lead }], colour));
      parts.push(text(indent, y, size, line, colour));
    });
    if (bar) parts.push(rectangle(indent - 12, begin + 5, 4, y - begin, bar));
  }
  return { svg: parts.join('\n'), bottom: y };
}

export const rectangle = (x: number, y: number, width: number, height: number, fill: string, radius = 2): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;

export const text = (x: number, y: number, size: number, spans: readonly Span[], colour: string): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}" xml:space="preserve">${spans.map(tspan).join('')}</text>`;

/** Buttons in rows, their outlines as wide as their labels. */
export function drawButtons(
  labels: readonly { readonly label: string; readonly colour: string; readonly fill: string; readonly line: string }[],
  left: number,
  { width }: Page,
  top: number,
): { readonly svg: string; readonly bottom: number } {
  let [x, y] = [left, top];
  const parts = labels.map(({ label, colour, fill, line }) => {
    const wide = Math.round(widthOf(label, 14, true)) + 24;
    if (x + wide > width - 12) [x, y] = [left, y + 38];
    const outline = `<rect x="${x + 0.5}" y="${y + 0.5}" width="${wide}" height="30" rx="4" fill="${fill}" stroke="${line}"/>`;
    const drawn = `${outline}${text(x + 12, y + 20, 14, [{ text: label, bold: true }], colour)}`;
    x += wide + 8;
    return drawn;
  });
  return { svg: parts.join('\n'), bottom: y + 31 };
}

export const picture = (body: string, height: number, { width, background }: Page, title: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Lato, Helvetica, Arial, DejaVu Sans, sans-serif">
<title>${escaped(title)}</title>
${rectangle(0, 0, width, height, background, 8)}
${body}
</svg>
`;

function breakLines(spans: readonly Span[], size: number, width: number): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  let taken = 0;
  for (const span of spans) {
    for (const word of span.text.split(/(?<=\s)/)) {
      const wide = widthOf(word, size, span.bold ?? false);
      if (taken > 0 && taken + widthOf(word.trimEnd(), size, span.bold ?? false) > width) {
        lines.push([]);
        taken = 0;
      }
      lines.at(-1)?.push({ ...span, text: taken === 0 ? word.trimStart() : word });
      taken += wide;
    }
  }
  return lines;
}

/** About Helvetica's widths, and a tenth more: not every machine has it. */
const widthOf = (words: string, size: number, bold: boolean): number =>
  [...words].reduce((sum, letter) => sum + letterWidth(letter), 0) * size * (bold ? 1.16 : 1.1);

function letterWidth(letter: string): number {
  if (/[iljtfI.,:;|!'’“”"()[\] ]/.test(letter)) return 0.31;
  if (/[mwMW—…]/.test(letter)) return 0.86;
  return /[A-Z]/.test(letter) ? 0.69 : 0.55;
}

const tspan = ({ text: words, colour, bold, italic }: Span): string => {
  const style = [colour && `fill="${colour}"`, bold && 'font-weight="700"', italic && 'font-style="italic"'].filter(
    Boolean,
  );
  return style.length > 0 ? `<tspan ${style.join(' ')}>${escaped(words)}</tspan>` : escaped(words);
};

const escaped = (words: string): string =>
  words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
