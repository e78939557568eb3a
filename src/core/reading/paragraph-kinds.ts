import { foldSpace } from '../words/fold-space.ts';
import { isBoilerplate } from './boilerplate.ts';
import { isByline } from './byline.ts';
import type { Block } from './paragraphs.ts';

/** `text` paragraphs hold what may be told; the other kinds are recognised so that they stay out of points. */
export type ParagraphKind = 'text' | 'title' | 'heading' | 'byline' | 'boilerplate';

/** A slice `[start, end)` of the article's text. */
export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly start: number;
  readonly end: number;
}

type Shape = 'line' | 'question' | 'text';

const HEADING_MARK = /^(#{1,6})\s+/;
const BOLD_LINE = /^(\*\*|__)(?=\S)[^*_]{1,120}(?<=\S)\1$/;
const END_MARK = /[.!?…,;。！？][\s"'”’»“)\]`]*$/;
const ACRONYM_END = /(?:\p{Lu}\.){2,}$/u;
const LONGEST_LINE = 200;
/** Beyond this no notice goes; it leaves room to see that one does. */
const LONGEST_NOTICE = 700;
const TITLE_WORDS = 25;
const HEADING_WORDS = 14;
const MENU_LINES = 4;

/** Tells what each block is; spans leave out the light marks of Markdown. `title` is the one known from elsewhere. */
export function classifyBlocks(text: string, blocks: readonly Block[], title?: string): readonly Paragraph[] {
  const candidates = blocks.map((block) => describe(text, block));
  const kinds = candidates.map(kindAlone);
  markTitles(kinds, candidates, title);
  markMenus(kinds);
  return blocks.map((block, place) => ({ kind: kinds[place]!, ...withoutMarks(text, block) }));
}

interface Candidate {
  readonly block: Block;
  /** Its beginning, white space folded. */
  readonly content: string;
  /** More than any line's where it is too long for a line. */
  readonly words: number;
  readonly shape: Shape;
  readonly marked: boolean;
}

function describe(text: string, block: Block): Candidate {
  if (block.end - block.start > LONGEST_LINE) {
    const content = foldSpace(text.slice(block.start, Math.min(block.end, block.start + LONGEST_NOTICE)));
    return { block, content, words: content.length, shape: 'text', marked: false };
  }
  const content = foldSpace(text.slice(block.start, block.end));
  const words = countWords(content);
  const marked = HEADING_MARK.test(content) || BOLD_LINE.test(content);
  return { block, content, words, marked, shape: shapeOf(content, words) };
}

/** A line without an end mark may be a title or heading, a short question too; "Ms Weber says:" leads to her words. */
function shapeOf(content: string, words: number): Shape {
  if (/[?？]$/.test(content)) return words <= 10 && !/["“”«»]/.test(content) ? 'question' : 'text';
  if (/:$/.test(content)) return words <= 4 ? 'line' : 'text';
  return END_MARK.test(content) ? 'text' : 'line';
}

/** What a block is as far as it tells by itself. */
function kindAlone({ block, content, words, shape, marked }: Candidate): ParagraphKind {
  if (marked) return 'heading';
  if (isBoilerplate(content)) return 'boilerplate';
  if (isByline(content)) return 'byline';
  if (block.listItem || shape === 'text' || block.attributionAt !== undefined) return 'text';
  return words <= HEADING_WORDS && !/^\p{Ll}/u.test(content) ? 'heading' : 'text';
}

function markTitles(kinds: ParagraphKind[], candidates: readonly Candidate[], known: string | undefined): void {
  const place = kinds.findIndex((kind) => kind === 'heading' || kind === 'text');
  const first = candidates[place];
  if (!first || place > 3 || !isTitle(first, known, place + 1 < kinds.length)) return;
  kinds[place] = 'title';
  const second = candidates[place + 1];
  const textFollows = kinds.indexOf('text', place + 2) > 0;
  if (second && textFollows && /heading|text/.test(kinds[place + 1]!) && repeatsTitle(first, second))
    kinds[place + 1] = 'title';
}

function isTitle(first: Candidate, known: string | undefined, followed: boolean): boolean {
  if (first.marked || (known !== undefined && sameWords(first.content, known))) return true;
  if (first.block.listItem || first.words > TITLE_WORDS || first.block.end - first.block.start > LONGEST_LINE)
    return false;
  const endsLikeOne = /[?!…]$|\.{3}$/.test(first.content) || ACRONYM_END.test(first.content);
  return first.shape === 'line' || (followed && endsLikeOne);
}

/** Two title lines in a row: the second directly below, or in words of the first. */
function repeatsTitle(first: Candidate, second: Candidate): boolean {
  if (second.shape !== 'line' || second.words > TITLE_WORDS || second.block.listItem || second.marked) return false;
  return !second.block.apart || sharedWords(first.content, second.content) >= 2;
}

/** Many short lines in a row are a menu or a table; short lines after the last text head nothing. */
function markMenus(kinds: ParagraphKind[]): void {
  const lastText = kinds.lastIndexOf('text');
  for (let from = 0; from < kinds.length; from += 1) {
    let to = from;
    while (kinds[to] === 'heading') to += 1;
    const headsNothing = lastText >= 0 && from > lastText;
    if (to - from >= MENU_LINES || headsNothing) kinds.fill('boilerplate', from, to);
    from = to;
  }
}

function withoutMarks(text: string, { start, end }: Block): { readonly start: number; readonly end: number } {
  const line = text.slice(start, Math.min(end, start + LONGEST_LINE));
  const marks =
    end - start > LONGEST_LINE ? 0 : (HEADING_MARK.exec(line)?.[0].length ?? (BOLD_LINE.test(line) ? 2 : 0));
  if (marks === 0) return { start, end };
  const kept = line.slice(marks).replace(HEADING_MARK.test(line) ? /\s+#+$/ : /(?:\*\*|__)$/, '');
  return { start: start + marks, end: start + marks + kept.length };
}

function countWords(text: string): number {
  const spaced = text.split(' ').length;
  // Chinese and Japanese put no spaces; two of their signs make about one word.
  if (!/[\u3040-\u9fff]/.test(text)) return spaced;
  return spaced + Math.ceil((text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) / 2);
}

/** Whether two texts are the same but for case and what is no letter or number; most are told apart by a word or two. */
function sameWords(first: string, second: string): boolean {
  const rest = second.toLowerCase().matchAll(BARE_WORD);
  for (const [word] of first.toLowerCase().matchAll(BARE_WORD)) if (rest.next().value?.[0] !== word) return false;
  return rest.next().done === true;
}

const BARE_WORD = /[\p{L}\p{N}]+/gu;

function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function sharedWords(first: string, second: string): number {
  const longWords = (text: string) =>
    new Set(
      bareWords(text)
        .split(' ')
        .filter((word) => word.length > 3),
    );
  const known = longWords(first);
  return [...longWords(second)].filter((word) => known.has(word)).length;
}
