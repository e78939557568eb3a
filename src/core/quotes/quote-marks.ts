/** Quoted words `[start, end)` of a text, with their marks. */
export interface QuotedSpan {
  readonly start: number;
  readonly end: number;
  /** Where the quoted words lie, without the outer marks. */
  readonly innerStart: number;
  readonly innerEnd: number;
}

/** What closes each opening mark. Single marks count only where they can't be apostrophes. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['«', '»'],
  ['„', '“”'],
  ['"', '"'],
  ['‘', '’'],
  ["'", "'"],
  ['‹', '›'],
]);
const SINGLE = /['‘’]/;
const MARK = /[“”«»„"‘’'‹›\n]/g;
/** How far a closing mark is looked for: in UTF-16 units, and in marks, so that hostile text costs no more than its length. */
const LONGEST = 20_000;
const MOST_MARKS = 120;

interface Mark {
  readonly sign: string;
  readonly index: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * The outermost quotations of `text`. One that runs over several paragraphs, each opened and only the last closed, is
 * one span; one that is never closed is none, unless its line ends and the next begins with a dash and the speaker.
 */
export function findQuotedSpans(text: string): readonly QuotedSpan[] {
  const marks = Array.from(
    text.matchAll(MARK),
    ({ 0: sign, index }): Mark => ({
      sign,
      index,
      opens: opens(text, sign, index),
      closes: closes(text, sign, index),
    }),
  );
  const spans: QuotedSpan[] = [];
  const barren: Barren = new Map();
  for (let place = 0; place < marks.length; place += 1) {
    const mark = marks[place]!;
    if (!mark.opens || place < (barren.get(mark.sign) ?? 0)) continue;
    const close = closing(text, marks, place, barren);
    if (!close) continue;
    spans.push({ start: mark.index, end: close.end, innerStart: mark.index + 1, innerEnd: close.innerEnd });
    place = close.place;
  }
  return spans;
}

function opens(text: string, mark: string, index: number): boolean {
  if (!CLOSERS.has(mark)) return false;
  const before = text[index - 1] ?? ' ';
  if (mark !== '«' && /\s/.test(text[index + 1] ?? ' ')) return false;
  if (mark === '"' || mark === "'") return /[\s([{—–\-:/…"“]/.test(before);
  return mark !== '‘' || !/[\p{L}\p{N}]/u.test(before);
}

/** For each opening sign the place before which no mark can close it: known from an earlier search. */
type Barren = Map<string, number>;

interface Closing {
  readonly place: number;
  readonly end: number;
  readonly innerEnd: number;
}

/** The mark that closes the one at `place`; inner quotations are passed over. */
function closing(text: string, marks: readonly Mark[], place: number, barren: Barren): Closing | undefined {
  const open = marks[place]!;
  const closers = CLOSERS.get(open.sign)!;
  let depth = 0;
  let possible: Closing | undefined;
  let seen = false;
  let next = place + 1;
  for (; next < Math.min(marks.length, place + MOST_MARKS); next += 1) {
    const mark = marks[next]!;
    if (mark.index - open.index > LONGEST) break;
    if (mark.sign === '\n') {
      const reopened = possible ? undefined : reopening(text, marks, next, open.sign);
      if (reopened === undefined) {
        possible ??= closedByLine(text, open, mark, next);
        break;
      }
      next = reopened;
    } else if (mark.closes && closers.includes(mark.sign)) {
      seen = true;
      const close = { place: next, end: mark.index + 1, innerEnd: mark.index };
      if (depth === 0 && (!SINGLE.test(mark.sign) || /[.,!?…;]/.test(text[mark.index - 1]!))) return close;
      if (depth === 0) possible ??= close;
      else depth -= 1;
    } else if (mark.opens) {
      if (possible) break;
      if (mark.sign === open.sign && !closers.includes(open.sign)) depth += 1;
    }
  }
  if (!seen && !possible) barren.set(open.sign, next);
  return possible;
}

/** After a line break at `place`: the place of the mark that opens the next paragraph of the same quotation. */
function reopening(text: string, marks: readonly Mark[], place: number, open: string): number | undefined {
  let next = place;
  while (marks[next]?.sign === '\n') next += 1;
  const mark = marks[next];
  if (mark?.sign !== open || mark.index - marks[place]!.index > 50) return undefined;
  return text.slice(marks[place]!.index, mark.index).trim() === '' ? next : undefined;
}

function closedByLine(text: string, open: Mark, line: Mark, place: number): Closing | undefined {
  if (!/^\s*[—–-]\s*\p{L}/u.test(text.slice(line.index, line.index + 50))) return undefined;
  const innerEnd = open.index + text.slice(open.index, line.index).trimEnd().length;
  return { place, end: innerEnd, innerEnd };
}

function closes(text: string, mark: string, index: number): boolean {
  const before = text[index - 1] ?? ' ';
  const after = text[index + 1] ?? ' ';
  if (SINGLE.test(mark)) return !/[\p{L}\p{N}]/u.test(after) && !/\s/.test(before);
  if (mark === '"') return !/\s/.test(before) || !/[\p{L}\p{N}]/u.test(after);
  return true;
}
