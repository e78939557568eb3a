import { writeFileSync } from 'node:fs';
import type { types } from '@slack/bolt';
import { type MessageBlock, renderSlack } from '../../src/slack/render.ts';
import { sampleBrief } from './sample-brief.ts';
import { drawButtons, drawParagraphs, type Page, type Paragraph, picture, rectangle, type Span, text } from './svg.ts';

const PAGE: Page = { width: 480, background: '#ffffff', colour: '#1d1c1d' };
const LEFT = 60;
const LINK = '#1264a3';
const GREY = '#616061';

/** As a phone shows it: the payload's own blocks, in Slack's colours. */
function draw(blocks: readonly MessageBlock[]): string {
  const head = [
    rectangle(14, 14, 36, 36, '#1f2a44', 8),
    text(22, 40, 22, [{ text: 'B', bold: true }], '#ffffff'),
    text(LEFT, 28, 15, [{ text: 'Briefdesk', bold: true }], PAGE.colour),
    rectangle(LEFT + 90, 16, 30, 15, '#e8e8e8', 3),
    text(LEFT + 95, 27, 10, [{ text: 'APP', bold: true }], GREY),
    text(LEFT + 128, 28, 12, [{ text: '09:12' }], GREY),
  ];
  const body = drawParagraphs(blocks.flatMap(paragraphsOf), PAGE, 28);
  const row = blocks.find((block) => block.type === 'actions');
  const buttons = drawButtons((row?.elements ?? []).map(buttonOf), LEFT, PAGE, body.bottom + 14);
  const title = 'A brief in Slack, drawn from the message that is sent';
  return picture([...head, body.svg, buttons.svg].join('\n'), buttons.bottom + 16, PAGE, title);
}

function paragraphsOf(block: MessageBlock): readonly Paragraph[] {
  switch (block.type) {
    case 'header':
      return [{ spans: [{ text: block.text.text, bold: true }], size: 18, indent: LEFT, gap: 6 }];
    case 'context':
      return block.elements.flatMap((element) =>
        element.type === 'plain_text'
          ? [{ spans: [{ text: element.text, colour: GREY }], size: 12, indent: LEFT, gap: 8 }]
          : [],
      );
    case 'rich_text':
      return block.elements
        .flatMap(richParagraphs)
        .map((paragraph, place) => ({ ...paragraph, gap: place === 0 ? 8 : paragraph.gap }));
    case 'actions':
      return [];
  }
}

function richParagraphs(element: types.RichTextBlockElement): readonly Paragraph[] {
  if (element.type === 'rich_text_list')
    return element.elements.map((item) => ({ ...plain(spansOf(item.elements)), indent: LEFT + 20, lead: '•' }));
  if (element.type === 'rich_text_quote')
    return [{ ...plain(spansOf(element.elements)), indent: LEFT + 12, bar: '#dddddd', gap: 4 }];
  return splitAtBreaks(spansOf(element.elements)).map(plain);
}

const plain = (spans: readonly Span[]): Paragraph => ({ spans, size: 15, indent: LEFT, gap: 0 });

const spansOf = (elements: readonly types.RichTextElement[]): readonly Span[] =>
  elements.flatMap((element): readonly Span[] => {
    if (element.type === 'link') return [{ text: element.text ?? element.url, colour: LINK }];
    if (element.type !== 'text') return [];
    const { bold = false, italic = false } = element.style ?? {};
    return [{ text: element.text, bold, italic }];
  });

const splitAtBreaks = (spans: readonly Span[]): readonly (readonly Span[])[] =>
  spans.reduce<Span[][]>(
    (lines, span) => {
      if (span.text === '\n') lines.push([]);
      else lines.at(-1)?.push(span);
      return lines;
    },
    [[]],
  );

function buttonOf(element: types.ActionsBlock['elements'][number]) {
  if (element.type !== 'button') throw new Error(`no picture of ${element.type}`);
  const danger = element.style === 'danger';
  const { text: label } = element.text;
  return { label, colour: danger ? '#e01e5a' : PAGE.colour, fill: '#ffffff', line: danger ? '#e01e5a' : '#bbbbbb' };
}

const { document, showing } = await sampleBrief('slack');
const [{ blocks }] = renderSlack(document, showing);
writeFileSync('test/pictures/slack.svg', draw(blocks));
