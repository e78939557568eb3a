import { foldSpace } from '../core/words/fold-space.ts';
import { measureTags, parseDocument, plainText } from './dom-text.ts';

const LONGEST = 500_000;
const MOST_TAGS = 20_000;
const DEEPEST = 200;

/** A piece of HTML as plain lines; mark-up too large or too deep to parse cheaply is cut out without parsing. */
export function fragmentText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  const { tags, depth } = measureTags(html);
  if (html.length > LONGEST || tags > MOST_TAGS || depth > DEEPEST) {
    return html
      .slice(0, LONGEST)
      .replace(/<[^<>]{0,2000}>/g, '')
      .trim();
  }
  const { body } = parseDocument(html);
  return body ? plainText(body) : '';
}

/** A title as one line: feeds put mark-up and character references into titles. */
export function lineOf(html: string | undefined): string | undefined {
  const line = foldSpace(fragmentText(html ?? '').replace(/^(?:#{1,2}|-) /gm, ''));
  return line === '' ? undefined : line;
}
