import type { types } from '@slack/bolt';
import type { MessageBlock, SlackMessage } from '../../src/slack/render.ts';
import type { ShownMessage } from '../contracts/renderer.ts';

/** Reads a message back as Slack shows it: rich and plain text to the letter, mrkdwn nowhere. */
export function shown(message: SlackMessage): ShownMessage {
  const inlines = message.blocks.flatMap(paragraphsOf).flat();
  return {
    visible: message.blocks.flatMap(paragraphsOf).map(wordsOf).join('\n'),
    links: inlines.flatMap((inline) => (inline.type === 'link' ? inline.url : [])),
    beyond: beyondLimits(message),
    active: [
      ...inlines.filter(({ type }) => type !== 'text' && type !== 'link').map(({ type }) => type),
      ...(message.text.match(/[<>]|&(?!amp;|lt;|gt;)/g) ?? []),
    ],
  };
}

type Inline = types.RichTextElement;

function paragraphsOf(block: MessageBlock): readonly (readonly Inline[])[] {
  switch (block.type) {
    case 'header':
      return [[plain(block.text.text)]];
    case 'context':
      return block.elements.map((element) => [plain((element as types.PlainTextElement).text)]);
    case 'actions':
      return [];
    case 'rich_text':
      return block.elements.flatMap((element) =>
        element.type === 'rich_text_list' ? element.elements.map((item) => item.elements) : [element.elements],
      );
  }
}

const plain = (text: string): Inline => ({ type: 'text', text });

const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : `(${inline.type})`)).join('');

/** Each number as Slack publishes it: written out here, so that a wrong limit in the code is found. */
function beyondLimits({ text, blocks }: SlackMessage): readonly string[] {
  return [
    blocks.length > 50 && `${blocks.length} blocks`,
    blocks.length === 0 && 'no blocks',
    text.length === 0 && 'no text',
    text.length > 4000 && `${text.length} characters of text`,
    JSON.stringify(blocks).length > 12_000 && `${JSON.stringify(blocks).length} characters of blocks`,
    ...blocks.flatMap((block) => [
      ...paragraphsOf(block).flatMap((inlines) => {
        const words = wordsOf(inlines);
        return [words.length > 3000 && `a paragraph of ${words.length}`, words.trim() === '' && 'an empty paragraph'];
      }),
      block.type === 'header' && block.text.text.length > 150 && `a header of ${block.text.text.length}`,
      block.type === 'context' && block.elements.length > 10 && `${block.elements.length} elements of context`,
      block.type === 'context' && block.elements.some(({ type }) => type !== 'plain_text') && 'mark-up in context',
      block.type === 'actions' && block.elements.length > 25 && `${block.elements.length} buttons`,
      ...(block.type === 'actions' ? block.elements.map(beyondButton) : []),
    ]),
  ].filter((problem) => problem !== false);
}

function beyondButton(element: types.ActionsBlock['elements'][number]): string | false {
  if (element.type !== 'button') return `a ${element.type} among the buttons`;
  const { text, value = '', action_id = '' } = element;
  return (text.text.length > 75 || value.length > 2000 || action_id.length > 255) && `a button beyond its limits`;
}
