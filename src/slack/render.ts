import type { types } from '@slack/bolt';
import type { Showing } from '../app/chat/ports.ts';
import type { Document } from '../app/document.ts';
import { shorten } from '../app/split-text.ts';
import { buttonRow } from './buttons.ts';
import { LIMITS } from './limits.ts';
import { type Line, linesOf } from './lines.ts';
import { type Inline, run, splitInlines, visibleText } from './rich-text.ts';

/** What is said in one message: to be sent with `chat.postMessage` or to a response address. */
export interface SlackMessage {
  /** For notifications and screen readers. */
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
}

export type MessageBlock = types.HeaderBlock | types.RichTextBlock | types.ContextBlock | types.ActionsBlock;

/** A document as messages within Slack's limits, in order, split between paragraphs; buttons go under the last. */
export function renderSlack(
  document: Document,
  { actions, titled }: Showing,
): readonly [SlackMessage, ...SlackMessage[]] {
  const buttons = buttonRow(actions);
  const [first, ...others] = paginate(linesOf(document, titled).flatMap(fitLine), buttons);
  const message = (lines: readonly Line[], place: number): SlackMessage => ({
    text: fallbackText(lines),
    blocks: [...blocksOf(lines), ...(buttons && place === others.length ? [buttons] : [])],
  });
  return [message(first, 0), ...others.map((lines, place) => message(lines, place + 1))];
}

/** A title too long for a header becomes bold text, and a paragraph too long for one becomes several. */
function fitLine(line: Line): readonly Line[] {
  const heading = line.kind === 'title' && visibleText(line.inlines).length > LIMITS.header;
  const [first = [], ...rest] = splitInlines(heading ? line.inlines.map(embolden) : line.inlines);
  const kind = heading ? 'plain' : line.kind;
  const further = kind === 'bullet' ? 'plain' : kind;
  return [
    { ...line, kind, inlines: first },
    ...rest.map((inlines) => ({ kind: further, opens: false, inlines }) as const),
  ];
}

const embolden = (inline: Inline): Inline => ({ ...inline, style: { bold: true } });

/** Braces, types and commas around one paragraph that stands in a block of its own. */
const WRAPPING = 160;
/** A block whose paragraphs are longer than a section goes on in the next: not more often than this in a message. */
const CONTINUED = Math.ceil(LIMITS.message / LIMITS.section);

/** Lines for each message. A heading goes with what follows it. */
function paginate(
  lines: readonly Line[],
  buttons: types.ActionsBlock | undefined,
): readonly [readonly Line[], ...(readonly Line[])[]] {
  const room = LIMITS.message - (buttons ? JSON.stringify(buttons).length : 0);
  const blocks = LIMITS.blocks - CONTINUED - (buttons ? 1 : 0);
  const pages: [Line[], ...Line[][]] = [[]];
  let taken = { room: 0, blocks: 0 };
  lines.forEach((line, place) => {
    const next = lines[place + 1];
    const size = { room: sizeOf(line), blocks: standsAlone(line) ? 1 : 0 };
    const together = size.room + (isHeading(line) && next ? sizeOf(next) : 0);
    const page = pages.at(-1);
    if (page && (page.length === 0 || (taken.room + together <= room && taken.blocks + size.blocks < blocks)))
      page.push(line);
    else {
      pages.push([line]);
      taken = { room: 0, blocks: 1 };
    }
    taken = { room: taken.room + size.room, blocks: taken.blocks + size.blocks };
  });
  return pages;
}

const sizeOf = ({ inlines }: Line): number => JSON.stringify(inlines).length + WRAPPING;
const standsAlone = ({ kind, opens }: Line): boolean => opens || kind === 'title' || kind === 'small';
const isHeading = ({ kind, inlines }: Line): boolean =>
  kind === 'title' || (kind === 'plain' && inlines[0]?.style?.bold === true);

function blocksOf(lines: readonly Line[]): readonly MessageBlock[] {
  const blocks: MessageBlock[] = [];
  for (const line of lines) {
    const before = blocks.at(-1);
    if (line.kind === 'title') blocks.push({ type: 'header', text: plainText(line) });
    else if (line.kind === 'small') blocks.push({ type: 'context', elements: [plainText(line)] });
    else if (before?.type === 'rich_text' && !line.opens && hasRoom(before, line)) addTo(before, line);
    else blocks.push(addTo({ type: 'rich_text', elements: [] }, line));
  }
  return blocks;
}

const plainText = ({ inlines }: Line): types.PlainTextElement => ({
  type: 'plain_text',
  text: visibleText(inlines),
  emoji: false,
});

/** Lines that share a section share its room. */
function hasRoom({ elements }: types.RichTextBlock, { kind, inlines }: Line): boolean {
  const last = elements.at(-1);
  if (kind !== 'plain' || last?.type !== 'rich_text_section') return true;
  return visibleText(last.elements as Inline[]).length + 1 + visibleText(inlines).length <= LIMITS.section;
}

/** Bullets one after the other are one list, other paragraphs the lines of one section. */
function addTo(block: types.RichTextBlock, { kind, inlines }: Line): types.RichTextBlock {
  const last = block.elements.at(-1);
  if (kind === 'verbatim') block.elements.push({ type: 'rich_text_preformatted', elements: [...inlines] });
  else if (kind === 'quote') block.elements.push({ type: 'rich_text_quote', elements: [...inlines] });
  else if (kind === 'bullet' && last?.type === 'rich_text_list') last.elements.push(section(inlines));
  else if (kind === 'bullet')
    block.elements.push({ type: 'rich_text_list', style: 'bullet', elements: [section(inlines)] });
  else if (last?.type === 'rich_text_section') last.elements.push(run('\n'), ...inlines);
  else block.elements.push(section(inlines));
  return block;
}

const section = (inlines: readonly Inline[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: [...inlines],
});

/** As long as it stays within the limit when every character is escaped; what is left out stands in the blocks. */
function fallbackText(lines: readonly Line[]): string {
  const text = lines.map(({ kind, inlines }) => `${kind === 'bullet' ? '• ' : ''}${visibleText(inlines)}`).join('\n');
  const escaped = escapeText(shorten(text, LIMITS.fallback));
  return escaped.length <= LIMITS.fallback ? escaped : escapeText(shorten(text, LIMITS.fallback / '&amp;'.length));
}

/** Slack reads `<…>` as a link or mention, and nothing else once these three are escaped. */
const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
