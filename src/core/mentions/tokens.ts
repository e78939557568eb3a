import { blankSequences } from '../words/escape-sequences.ts';

/** A word, number or single mark of a text: its slice `[start, end)`. Lighter than a Term: nothing is stemmed or dropped. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
  /** White space, a line break, or nothing stands before it. */
  readonly before: 'space' | 'break' | 'none';
}

const TOKEN =
  /(?:\p{Lu}\.){2,}(?:['’]s\b)?|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*|\p{N}+(?:[.,:]\p{N}+)*|[^\s\p{L}\p{N}]/gu;

/** Words with inner apostrophes ("O'Neill's"), initialisms with their stops ("U.S."), numbers with theirs ("1,200.5"), and single marks. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of blankSequences(text).matchAll(TOKEN)) {
    const word = match[0];
    const start = match.index;
    const end = start + word.length;
    const kind = kindOf(word);
    tokens.push({ text: word, lower: lowered(word, kind), start, end, kind, before: gapBetween(text, last, start) });
    last = end;
  }
  return tokens;
}

function gapBetween(text: string, from: number, to: number): Token['before'] {
  if (from === to) return 'none';
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === LINE_BREAK) return 'break';
  return 'space';
}

const LINE_BREAK = 0x0a;

function kindOf(word: string): Token['kind'] {
  const code = word.charCodeAt(0);
  const lower = code | 0x20;
  if (code < 0x80) return lower >= 0x61 && lower <= 0x7a ? 'word' : code >= 0x30 && code <= 0x39 ? 'number' : 'mark';
  return /^\p{L}/u.test(word) ? 'word' : /^\p{N}/u.test(word) ? 'number' : 'mark';
}

function lowered(word: string, kind: Token['kind']): string {
  if (kind !== 'word') return word;
  const lower = word.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

const HYPHENS = new Set(['-', '‐', '‑']);
const DASHES = new Set(['-', '‐', '‑', '–', '—']);

/** A hyphen written without space on either side joins `tokens[at]` to the next word. */
export function hyphenAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return !!token && HYPHENS.has(token.text) && token.before === 'none' && tokens[at + 1]?.before === 'none';
}

export const dashAt = (tokens: readonly Token[], at: number): boolean => DASHES.has(tokens[at]?.text ?? '');

const OPENING = new Set('"\'“”„«»‘’([*#•–—-');
const OPENING_QUOTES = new Set('"“„«‘\'');
const ENDING = new Set('.!?:…');

/** The token begins a sentence, a line or a quotation: its capital letter shows nothing. */
export function opensSentence(tokens: readonly Token[], at: number): boolean {
  let place = at - 1;
  if (tokens[at]?.before === 'break') return true;
  while (place >= 0 && OPENING.has(tokens[place]!.text)) {
    if (tokens[place]!.before === 'break') return true;
    if (OPENING_QUOTES.has(tokens[place]!.text) && tokens[place + 1]?.before === 'none') return true;
    place -= 1;
  }
  if (place < 0) return true;
  return ENDING.has(tokens[place]!.text);
}
