import type { Showing } from '../app/chat/ports.ts';
import type { Document } from '../app/document.ts';
import { type ButtonRow, buttonRows } from './buttons.ts';
import { escaped, words } from './escape.ts';
import { LIMITS } from './limits.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';

/** What one message shows: Discord's embed object. */
interface Embed {
  readonly title?: string;
  readonly description?: string;
}

/** The body of one message, as the REST API takes it; `parse: []` lets nothing in it call anybody. */
export interface DiscordMessage {
  readonly embeds: readonly [Embed];
  readonly components: readonly ButtonRow[];
  readonly allowed_mentions: { readonly parse: readonly [] };
}

/**
 * A document as the fewest messages, in order, with one embed each: filled paragraph by paragraph, a paragraph that is
 * longer than an embed broken between words. Nothing is left out. Buttons are below the last.
 */
export function renderDiscord(
  document: Document,
  { actions, titled }: Showing,
): readonly [DiscordMessage, ...DiscordMessage[]] {
  const { title, paragraphs } = titleOf(document, titled);
  const [first, ...others] = paginate(paragraphs);
  const opening = { ...(title !== '' && { title }), ...(first !== undefined && { description: first }) };
  const embeds = others.map((description) => ({ description }));
  const message = (embed: Embed, place: number): DiscordMessage => ({
    embeds: [embed],
    components: place === others.length ? buttonRows(actions) : [],
    allowed_mentions: { parse: [] },
  });
  return [message(opening, 0), ...embeds.map((embed, place) => message(embed, place + 1))];
}

/** A title that does not fit an embed's is the first paragraph instead. */
function titleOf(
  document: Document,
  titled: boolean,
): { readonly title: string; readonly paragraphs: readonly Paragraph[] } {
  const paragraphs = paragraphsOf(document);
  if (!titled && paragraphs.length > 0) return { title: '', paragraphs };
  const title = document.span === undefined ? document.title : `${document.title} · ${document.span}`;
  const line = escaped(title);
  if (line.length <= LIMITS.embedTitle) return { title: line, paragraphs };
  const heading = { lead: '###', words: words(title), indent: '', tail: '', below: false };
  return { title: '', paragraphs: [heading, ...paragraphs] };
}

function paginate(paragraphs: readonly Paragraph[]): readonly string[] {
  const pages: string[] = [];
  for (const paragraph of paragraphs) {
    const [first = '', ...rest] = broken(paragraph);
    const page = pages.at(-1);
    const joined = page === undefined ? first : `${page}${paragraph.below ? '\n' : '\n\n'}${first}`;
    if (page !== undefined && joined.length <= LIMITS.embedDescription) pages.splice(-1, 1, joined, ...rest);
    else pages.push(first, ...rest);
  }
  return pages;
}

/** The paragraph in parts that fit an embed each; one where it does as a whole. */
function broken({ lead, words: all, indent, tail }: Paragraph): readonly string[] {
  const parts: string[] = [];
  let part = lead;
  for (const word of all) {
    if (part.length + word.length + tail.length > LIMITS.embedDescription) {
      parts.push(part + tail);
      part = indent;
    }
    part += part === '' ? word.trimStart() : word;
  }
  return [...parts, part + tail];
}
