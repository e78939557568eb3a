import type { types } from '@slack/bolt';
import type { NumberedSource } from '../app/document.ts';
import { harmless, safeAddress } from '../app/plain-text.ts';
import { shorten, splitText } from '../app/split-text.ts';
import { LIMITS } from './limits.ts';

/**
 * A run of text or a link. Slack shows the text of rich text to the letter: no `<!channel>`, `*` or back-tick in it
 * means anything, so nothing has to be escaped, which its own mark-up (mrkdwn) does not allow for.
 */
export type Inline = types.RichTextText | types.RichTextLink;

type Style = 'bold' | 'italic';

/** Longer runs are cut, so that a paragraph can end between two: even all quotation marks, doubled in JSON, fit. */
export const RUN = 1400;
const CITED_PUBLISHER = 40;

export const run = (text: string, style?: Style): Inline => ({
  type: 'text',
  text,
  ...(style && { style: { [style]: true } }),
});

/** Text from articles and people. Slack takes no run without text: where nothing can be seen, there is none. */
export const told = (text: string, style?: Style): readonly Inline[] => runsOf(text).map((part) => run(part, style));

const runsOf = (text: string): readonly string[] => splitText(harmless(text), RUN).filter((part) => part !== '');

/** Text that opens an address; plain text where the address is none of the web's, or too long. */
export function linked(text: string, url: string | undefined): readonly Inline[] {
  const address = url && safeAddress(url);
  if (!address || address.length > LIMITS.address) return told(text);
  return runsOf(text).map((part) => ({ type: 'link', url: address, text: part }));
}

/** The sources' numbers, each with its publisher and a link. */
export function cite(numbers: readonly number[], sources: ReadonlyMap<number, NumberedSource>): readonly Inline[] {
  return numbers.flatMap((number) => {
    const source = sources.get(number);
    const publisher = source?.publisher && shorten(harmless(source.publisher), CITED_PUBLISHER);
    return [run(' '), ...linked(publisher ? `[${number}] ${publisher}` : `[${number}]`, source?.url)];
  });
}

export const visibleText = (inlines: readonly Inline[]): string => inlines.map(({ text = '' }) => text).join('');

/** Cuts what is too long for one paragraph between two runs; nothing is dropped. */
export function splitInlines(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  let text = 0;
  let json = 0;
  for (const inline of inlines) {
    const size = { text: inline.text?.length ?? 0, json: JSON.stringify(inline).length + 1 };
    const line = lines.at(-1);
    if (line?.length && (text + size.text > LIMITS.section || json + size.json > LIMITS.message / 2)) {
      lines.push([inline]);
      [text, json] = [size.text, size.json];
    } else {
      line?.push(inline);
      text += size.text;
      json += size.json;
    }
  }
  return lines;
}
