import { Marked } from 'marked';
import { parseDocument, plainText } from './dom-text.ts';

const marked = new Marked({ async: false, gfm: true });
/** The parser's work grows with the square of a paragraph's length; what is longer keeps its marks. */
const LONGEST_TEXT = 1_000_000;
const LONGEST_PARAGRAPH = 10_000;

/** Whatever may mean something in Markdown. Many articles have nothing of it, and parsing is the longest work of reading. */
const MARKS = /[*_#[\]<>`|~\\\0]|&[#\w]|^[ \t]*(?:[-+=:]|\d{1,9}[.)])|^(?: {4}| {0,3}\t)| {2}$/m;

/** Markdown as plain text: headings as `## Heading`, list items as `- item`, links as their words, no other marks. */
export function plainMarkdown(markdown: string): string {
  if (!MARKS.test(markdown)) return foldParagraphs(markdown);
  if (markdown.length > LONGEST_TEXT) return markdown;
  if (markdown.split(/\n\s*\n/).some((paragraph) => paragraph.length > LONGEST_PARAGRAPH)) return markdown;
  try {
    const { body } = parseDocument(marked.parse(markdown, { async: false }));
    return body ? plainText(body) : markdown;
  } catch {
    return markdown; // nested deeper than the parser can follow
  }
}

const foldParagraphs = (text: string): string =>
  text
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
