import { writeFileSync } from 'node:fs';
import { type DiscordMessage, renderDiscord } from '../../src/discord/render.ts';
import { sampleBrief } from './sample-brief.ts';
import { drawButtons, drawParagraphs, type Page, type Paragraph, picture, rectangle, type Span, text } from './svg.ts';

const PAGE: Page = { width: 480, background: '#313338', colour: '#dbdee1' };
const EMBED = '#2b2d31';
const EDGE = '#1e1f22';
const LEFT = 62;
/** The embed's text begins here, and ends as far from its right edge. */
const INSIDE = LEFT + 16;
const WHITE = '#f2f3f5';
const LINK = '#00a8fc';
const GREY = '#949ba4';

/** As a phone shows it in the dark: the payload's own embed and buttons, in Discord's colours. */
function draw({ embeds: [embed], components }: DiscordMessage): string {
  const head = [
    rectangle(14, 14, 36, 36, '#1f2a44', 18),
    text(25, 40, 22, [{ text: 'B', bold: true }], '#ffffff'),
    text(LEFT, 29, 15, [{ text: 'Briefdesk', bold: true }], WHITE),
    rectangle(LEFT + 90, 17, 34, 15, '#5865f2', 4),
    text(LEFT + 96, 28, 10, [{ text: 'APP', bold: true }], '#ffffff'),
    text(LEFT + 132, 29, 12, [{ text: '09:12' }], GREY),
  ];
  const lines = (embed.description ?? '').split('\n');
  const title = { spans: [{ text: embed.title ?? '', bold: true, colour: WHITE }], size: 15, indent: INSIDE, gap: 6 };
  const paragraphs = [title, ...lines.map((line, place) => paragraphOf(line, lines[place - 1] === ''))];
  const body = drawParagraphs(paragraphs.filter(isShown), { ...PAGE, width: PAGE.width - 4 }, 42);
  const height = body.bottom + 14 - 40;
  const box = [rectangle(LEFT, 40, PAGE.width - LEFT - 12, height, EMBED, 4), rectangle(LEFT, 40, 4, height, EDGE)];
  const labels = components.flatMap((row) => row.components.map(({ label }) => label));
  const drawn = labels.map((label) => ({ label, colour: '#ffffff', fill: '#4e5058', line: '#4e5058' }));
  const buttons = drawButtons(drawn, LEFT, PAGE, body.bottom + 22);
  const about = 'A brief on Discord, drawn from the message that is sent';
  return picture([...head, ...box, body.svg, buttons.svg].join('\n'), buttons.bottom + 16, PAGE, about);
}

const isShown = ({ spans }: Paragraph): boolean => spans.some((span) => span.text !== '');

/** A line of an embed's description; an empty one before it is a space above. */
function paragraphOf(line: string, apart: boolean): Paragraph {
  const [, mark = '', rest = ''] = /^(### |-# |> |• )?(.*)$/.exec(line) ?? [];
  const gap = apart ? 12 : 2;
  switch (mark) {
    case '### ':
      return { spans: spansOf(rest, { bold: true, colour: WHITE }), size: 15, indent: INSIDE, gap };
    case '-# ':
      return { spans: spansOf(rest, { colour: GREY }), size: 12, indent: INSIDE, gap };
    case '> ':
      return { spans: spansOf(rest), size: 14, indent: INSIDE + 12, gap: gap + 2, bar: '#4e5058' };
    case '• ':
      return { spans: spansOf(rest), size: 14, indent: INSIDE + 14, lead: '•', gap };
    default:
      return { spans: spansOf(rest), size: 14, indent: INSIDE, gap };
  }
}

/** Bold text, links and escaped characters: all that the renderer writes. */
const MARKUP = /\*\*(.+?)\*\*|\[((?:\[[^\]]*\]|\\.|[^[\]\\])*)\]\([^)]*\)|\\(.)/g;

function spansOf(markdown: string, style: Omit<Span, 'text'> = {}): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const { 0: all, 1: bold, 2: label, 3: escaped, index } of markdown.matchAll(MARKUP)) {
    spans.push({ ...style, text: markdown.slice(end, index) });
    if (bold !== undefined) spans.push({ ...style, text: bold, bold: true });
    else if (label !== undefined) spans.push({ ...style, text: label.replace(/\\(.)/g, '$1'), colour: LINK });
    else spans.push({ ...style, text: escaped ?? '' });
    end = index + all.length;
  }
  return [...spans, { ...style, text: markdown.slice(end) }].filter((span) => span.text !== '');
}

const { document, showing } = await sampleBrief('discord');
const [message] = renderDiscord(document, showing);
writeFileSync('test/pictures/discord.svg', draw(message));
