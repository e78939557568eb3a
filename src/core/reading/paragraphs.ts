import { listMarkLength } from './list-marks.ts';

/** One or more lines of a text that belong together: `[start, end)` without the indent and the list mark. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly listItem: boolean;
  /** An empty line stands before it. */
  readonly apart: boolean;
  /** Where the line of attribution begins that closes a quotation: `— notes Weber.` */
  readonly attributionAt?: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly mark: number;
  readonly apart: boolean;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g;
const END_MARK = /[.!?…:;。！？｡]["'”’»)\]]*$/;
const ATTRIBUTION = /^[—–―-]{1,2}\s?\p{L}/u;
const LONGEST_WRAPPED_LINE = 100;
const LONGEST_ATTRIBUTION = 200;

/**
 * Parts a text into paragraphs. A line is a paragraph, unless the lines are filled up to a common width: then the text
 * was wrapped by hand or by a mail program, and a paragraph runs on until an empty, a list or a short line. What stands
 * before `from` is passed over.
 */
export function findBlocks(text: string, from = 0): readonly Block[] {
  const lines = findLines(text, from);
  const width = wrapWidth(text, lines);
  const blocks: Block[] = [];
  lines.forEach((line, place) => {
    const before = lines[place - 1];
    const block = blocks.at(-1);
    if (before && block && continues(text, before, line, width))
      blocks[blocks.length - 1] = { ...block, end: line.end };
    else if (block && closesQuotation(text, block, line)) {
      blocks[blocks.length - 1] = { ...block, end: line.end, attributionAt: line.start };
    } else blocks.push(blockOf(line));
  });
  return blocks;
}

function blockOf({ start, end, mark, apart }: Line): Block {
  return { start: start + mark, end, listItem: mark > 0, apart };
}

/** The lines that hold something, without white space at their ends. */
function findLines(text: string, begin: number): readonly Line[] {
  const lines: Line[] = [];
  let from = begin;
  let apart = false;
  const add = (to: number) => {
    const content = text.slice(from, to).trim();
    if (content !== '') {
      const start = from + text.slice(from, to).indexOf(content.charAt(0));
      const mark = listMarkLength(content);
      lines.push({ start, end: start + content.length, mark: mark < content.length ? mark : 0, apart });
    }
    apart = content === '';
  };
  for (const found of text.matchAll(LINE_BREAK)) {
    if (found.index < begin) continue;
    add(found.index);
    from = found.index + found[0].length;
  }
  add(text.length);
  return lines;
}

/**
 * The width lines are wrapped at, or undefined where they are not. In wrapped text the first word of the next line
 * would not have fitted any more, and most breaks fall inside a sentence.
 */
function wrapWidth(text: string, lines: readonly Line[]): number | undefined {
  const width = lines.reduce((widest, line) => Math.max(widest, line.end - line.start), 0);
  if (width > LONGEST_WRAPPED_LINE || width < 40) return undefined;
  const pairs = lines.flatMap((line, place) => {
    const next = lines[place + 1];
    return next && !next.apart && next.mark === 0 ? [{ line, next }] : [];
  });
  const filled = pairs.filter(({ line, next }) => isFilled(text, line, next, width));
  const open = filled.filter(({ line }) => !END_MARK.test(text.slice(line.end - 4, line.end)));
  return pairs.length >= 3 && filled.length >= 0.7 * pairs.length && open.length >= 0.6 * filled.length
    ? width
    : undefined;
}

function isFilled(text: string, line: Line, next: Line, width: number): boolean {
  const firstWord = /^\S+/.exec(text.slice(next.start, Math.min(next.end, next.start + 40)))?.[0].length ?? 0;
  return line.end - line.start + 1 + firstWord >= 0.85 * width;
}

function continues(text: string, line: Line, next: Line, width: number | undefined): boolean {
  if (next.apart || next.mark > 0) return false;
  if (width !== undefined && isFilled(text, line, next, width)) return true;
  const openEnd = !END_MARK.test(text.slice(line.end - 4, line.end));
  return openEnd && line.end - line.start >= 40 && /^\p{Ll}/u.test(text.slice(next.start, next.start + 2));
}

/** `“We wait,”` on one line, `— says Weber.` on the next: the words and who said them are one paragraph. */
function closesQuotation(text: string, block: Block, line: Line): boolean {
  if (block.attributionAt !== undefined || line.end - line.start > LONGEST_ATTRIBUTION) return false;
  const quoted = /[”"»“]$/.test(text.slice(block.start, block.end).slice(-1));
  return quoted && ATTRIBUTION.test(text.slice(line.start, line.start + 6));
}
