import { isSpaceAt } from '../words/white-space.ts';
import { findListBreak } from './list-marks.ts';
import { type Candidate, endsSentence } from './sentence-end.ts';

/** A slice `[start, end)` (UTF-16 offsets) of a text; `text` is that slice to the letter. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Marks after which a sentence may end, an emoticon before a capital among them; an empty line, a line of signs ("***") or
 * a list line ends it in any case, and so does an address before another.
 */
const MARK =
  /[.!?…؟۔।]+|[。！？｡]+|\n(?=[^\S\n]*(?:\n|[-*•‣▪◦●⁃]\s|\d{1,3}[.)]\s))|(?<!\S)(?:[*=_]{3,}|-{5,}|\* \* \*)(?!\S)|(?<=\s)[:;=]['-]?[()DP](?=\s+\p{Lu})|\s(?=https?:\/\/)/gu;
/** What stands in a line of its own at a letter's beginning and end: "Dear Ana,", "Kind regards,". */
const SALUTATION = /(?:Hi|Hello|Dear)(?: \p{Lu}[\p{L}.'’-]*){0,3}[,:](?=\s+\p{Lu})/uy;
const VALEDICTION =
  /(?:(?:Best|Kind(?:est)?|Warm(?:est)?|With(?: best| kind)?) )?(?:[Rr]egards|[Ww]ishes|Sincerely|Yours (?:truly|sincerely|faithfully)),(?=\s+\p{Lu})/uy;
const CLOSING = /^["'”’“»«›‹)\]}」』）*_]$/;
const CLOSING_QUOTE = /["'”’“»«›‹」』]/;
/** A closing mark after a space, as French and tokenised text write it; an emoticon; the number of a note. */
const TRAILING = /\s?(?:”|''|»)(?!\S)|\s?[:;=]['-]?[()DP](?!\S)|(?:\[\d{1,3}\])+/y;
const OPENING = /^(?:["'“”„«»‹›‘`([{*_¿¡•‣▪◦●⁃]+\s?)+/;
const SPACED_ELLIPSIS = /(?:\s\.){2,}/y;
const WORD_LENGTH = 40;
const WINDOW = 60;
const BRACKET_LENGTH = 300;

/**
 * Splits running text into sentences, in order, white space around them left out. Rules, no model: every end mark is
 * judged by the words beside it, so the time is linear in the length of the text. Single line breaks are white space.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const markFrom = scanMarks(text);
  let start = skipSpace(text, 0);
  while (start < text.length) {
    const formula = matchAt(sentences.length === 0 ? SALUTATION : VALEDICTION, text, start);
    const end = formula ? start + formula.length : findEnd(text, start, markFrom);
    const sentence = text.slice(start, end).trimEnd();
    sentences.push({ text: sentence, start, end: start + sentence.length });
    start = skipSpace(text, end);
  }
  return sentences;
}

type Mark = { readonly marks: string; readonly index: number };

/** Gives the first mark at or after a place; places only rise, so the text is read once. */
function scanMarks(text: string): (from: number) => Mark | undefined {
  const pattern = new RegExp(MARK);
  let found = pattern.exec(text);
  return (from) => {
    while (found && found.index < from) {
      if (pattern.lastIndex < from) pattern.lastIndex = from;
      found = pattern.exec(text);
    }
    return found ? { marks: found[0], index: found.index } : undefined;
  };
}

function findEnd(text: string, start: number, markFrom: (from: number) => Mark | undefined): number {
  const listBreak = findListBreak(text, start) ?? text.length;
  const openedAt = watchBrackets(text, start);
  for (let mark = markFrom(start); mark && mark.index < listBreak; ) {
    const markEnd = mark.index + mark.marks.length;
    if (text.startsWith('http', markEnd) && /^\s$/.test(mark.marks)) {
      if (/^https?:/.test(text.slice(beginningOf(text, start, mark.index), mark.index))) return mark.index;
      mark = markFrom(markEnd);
      continue;
    }
    if (/^[\n*=_-]/.test(mark.marks)) return mark.index > start ? mark.index : markEnd;
    const after = closeMarks(text, mark);
    const bracket = openedAt(mark.index);
    const inside = bracket !== undefined && !text.slice(markEnd, after.end).includes(')');
    if (!(inside && text.slice(after.end, after.end + BRACKET_LENGTH).includes(')'))) {
      const end = judge(text, start, mark, after);
      if (end !== undefined) return Math.min(end, listBreak);
    }
    mark = markFrom(after.end);
  }
  return listBreak;
}

/** Takes in what belongs to the end marks: more dots of a spaced ellipsis, closing quotes and brackets, note numbers. */
function closeMarks(
  text: string,
  { marks, index }: Mark,
): { readonly marks: string; readonly end: number; readonly quoteClosed: boolean } {
  let end = index + marks.length;
  const ellipsis = matchAt(SPACED_ELLIPSIS, text, end);
  end += ellipsis.length;
  const closingFrom = end;
  while (isClosing(text, end) || (end > closingFrom && /[.!?…]/.test(text.charAt(end)))) end += 1;
  end += matchAt(TRAILING, text, end).length;
  const closing = text.slice(closingFrom, end);
  return { marks: marks + ellipsis.replace(/\s/g, ''), end, quoteClosed: CLOSING_QUOTE.test(closing) };
}

/** A straight quotation mark before a letter opens the next sentence: `said."We are`. */
function isClosing(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (!CLOSING.test(sign)) return false;
  return !/["'“«‹*_]/.test(sign) || !/[\p{L}\p{N}]/u.test(text.charAt(at + 1));
}

/** Where the sentence ends if these marks end it. */
function judge(text: string, start: number, mark: Mark, after: ReturnType<typeof closeMarks>): number | undefined {
  if (after.end >= text.length || /[。！？｡]/.test(mark.marks)) return after.end;
  if (isBracketedEllipsis(text, mark)) return undefined;
  const nextAt = skipSpace(text, after.end);
  if (nextAt >= text.length) return after.end;
  const { word, previousWord } = wordsBefore(text, start, mark.index);
  if (word === '1' && previousWord.endsWith(':') && isListAt(text, mark.index - 1)) return mark.index - 1;
  if (nextAt === after.end) return isSpaceMissing(text, after, word) ? after.end : undefined;
  const next = text.slice(nextAt, nextAt + WINDOW).replace(OPENING, '');
  const opening = text.slice(start, Math.min(mark.index - word.length, start + WINDOW)).replace(OPENING, '');
  if (!endsSentence({ marks: after.marks, quoteClosed: after.quoteClosed, word, previousWord, opening, next }))
    return undefined;
  // "compounds. . . . The practice": the words end with their own period, the ellipsis leads to what follows.
  const ownPeriod = after.marks.length > mark.marks.length && mark.marks === '.' && word !== '' && !after.quoteClosed;
  return ownPeriod ? mark.index + 1 : after.end;
}

/** "As follows: 1. Budget 2. Staff"; "1. the price, 2. the date" goes on with its sentence. */
const isListAt = (text: string, at: number): boolean =>
  /^1\.\s+\p{Lu}/u.test(text.slice(at, at + WORD_LENGTH)) && findListBreak(text, at) !== undefined;

/** "[...]" and "(…)" leave words out; they end nothing. A stop of its own behind "(?)" does. */
function isBracketedEllipsis(text: string, { marks, index }: Mark): boolean {
  const end = index + marks.length;
  return /[[(]/.test(text.charAt(index - 1)) && /[\])]/.test(text.charAt(end)) && !/[.!?]/.test(text.charAt(end + 1));
}

/** "as planned.The talks": small letters before, a capital and small letters after, and no address around them. */
function isSpaceMissing(text: string, after: { readonly marks: string; readonly end: number }, word: string): boolean {
  if (!/^\p{Ll}{2,}$/u.test(word) || !/^[.!?]$/.test(after.marks)) return false;
  return /^["“«]?(?:\p{Lu}\p{Ll}+(?:['’]\p{Ll}+)?|[AI])[\s,]/u.test(text.slice(after.end, after.end + WORD_LENGTH));
}

function wordsBefore(text: string, start: number, index: number): Pick<Candidate, 'word' | 'previousWord'> {
  const from = Math.max(start, index - WORD_LENGTH);
  const wordFrom = beginningOf(text, from, index);
  let gap = wordFrom;
  while (gap > from && isSpaceAt(text, gap - 1)) gap -= 1;
  const previousFrom = beginningOf(text, from, gap);
  return {
    word: text.slice(wordFrom, index).replace(OPENING, ''),
    previousWord: text.slice(previousFrom, gap).replace(OPENING, ''),
  };
}

/** Where the run of signs without white space begins that ends at a place. */
function beginningOf(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && !isSpaceAt(text, at - 1)) at -= 1;
  return at;
}

/** Tells where the round bracket was opened, after the sentence's beginning, that is still open at a place. */
function watchBrackets(text: string, start: number): (at: number) => number | undefined {
  const open: number[] = [];
  let place = start + 1;
  return (at) => {
    for (; place < at; place += 1) {
      const sign = text.charCodeAt(place);
      if (sign === 0x28) open.push(place);
      else if (sign === 0x29) open.pop();
    }
    return open.at(-1);
  };
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? '';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpaceAt(text, at)) at += 1;
  return at;
}
