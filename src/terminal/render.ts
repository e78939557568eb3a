import pico from 'picocolors';
import type { Block, Cited, Document, NumberedSource, Said } from '../app/document.ts';
import { harmless, inQuotes, safeAddress } from '../app/plain-text.ts';
import { columns, wrap } from './wrap.ts';

/** How a document is laid out. */
export interface Layout {
  /** Columns; `Infinity` off a terminal, where every block is one line. */
  readonly width: number;
  readonly colour: boolean;
}

type Colours = ReturnType<typeof pico.createColors>;

/** A document as text for a terminal. Wide lines would be hard to read: they end at 100 columns. */
export function renderTerminal(document: Document, layout: Layout): string {
  const colours = pico.createColors(layout.colour);
  const width = Number.isFinite(layout.width) ? Math.max(30, Math.min(layout.width, 100)) : Infinity;
  const paragraphs: string[] = [];
  let before: Block['kind'] | undefined;
  for (const block of document.blocks) {
    const text = renderBlock(block, width, colours);
    if (before === undefined || startsGroup(block.kind, before)) paragraphs.push(text);
    else paragraphs.push(`${paragraphs.pop()}\n${text}`);
    before = block.kind;
  }
  return [...titleLine(document, width, colours), ...paragraphs].join('\n\n');
}

/** An answer stands below its question: it needs no title. */
function titleLine({ title, span, origin }: Document, width: number, colours: Colours): readonly string[] {
  if (origin?.kind === 'answer') return [];
  const name = { text: harmless(title), paint: (text: string) => colours.bold(colours.underline(text)) };
  const detail = span && { lead: '· ', text: harmless(span), paint: colours.dim };
  return [inOneLine('', name, detail, width)];
}

interface Painted {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** A name and its detail in one line where that is wide enough, else below each other. */
function inOneLine(
  indent: string,
  name: Painted,
  detail: (Painted & { readonly lead: string }) | '' | undefined,
  width: number,
): string {
  const named = name.paint(wrap(name.text, { lead: indent, width }));
  if (!detail) return named;
  const told = `${detail.lead}${detail.text}`;
  if (columns(`${indent}${name.text} ${told}`) <= width)
    return `${indent}${name.paint(name.text)} ${detail.paint(told)}`;
  return `${named}\n${detail.paint(wrap(detail.text, { lead: `${indent}${detail.lead}`, width }))}`;
}

const TOGETHER: readonly (readonly Block['kind'][])[] = [
  ['headline', 'point'],
  ['heading', 'point'],
  ['next', 'difference', 'quote'],
  ['note', 'nearest', 'point'],
  ['sources', 'coverage'],
  ['entry'],
];

const startsGroup = (kind: Block['kind'], before: Block['kind']): boolean =>
  kind === 'heading' || !TOGETHER.some((group) => group.includes(kind) && group.includes(before));

function renderBlock(block: Block, width: number, colours: Colours): string {
  const cited = (lead: string, { text, sources }: Cited): string =>
    paint(wrap([harmless(text), marks(sources)].filter(Boolean).join(' '), { lead, width }), colours);
  switch (block.kind) {
    case 'headline':
      return colours.bold(wrap(`${harmless(block.text)} ${marks(block.sources)}`.trim(), { lead: '', width }));
    case 'heading':
      return [
        colours.bold(wrap(`${harmless(block.text)} ${marks(block.sources)}`.trim(), { lead: '', width })),
        ...(block.detail ? [colours.dim(wrap(harmless(block.detail), { lead: '', width }))] : []),
      ].join('\n');
    case 'point':
      return cited('  • ', block);
    case 'next':
      return cited(`  ${harmless(block.label ?? 'Next')}: `, block);
    case 'difference':
      return paint(
        wrap(block.sides.map(side).join(' · '), { lead: `  ${harmless(block.label ?? 'Told differently')}: `, width }),
        colours,
      );
    case 'quote':
      return paint(wrap(said(block), { lead: '  Quote: ', width }), colours);
    case 'nearest':
      return cited(`  Nearest (${harmless(block.label)}): `, block);
    case 'entry':
      return inOneLine(
        '  ',
        { text: harmless(block.name), paint: colours.bold },
        { lead: '— ', text: harmless(block.detail), paint: colours.dim },
        width,
      );
    case 'sources':
      return block.sources.map((source) => sourceLine(source, width, colours)).join('\n');
    case 'coverage':
      return colours.dim(wrap(`${harmless(block.text)}.`, { lead: '  ', width }));
    case 'passage':
      return [
        paint(wrap(passage(block), { lead: '  ', width }), colours),
        colours.dim(wrap(`  ${harmless(block.detail)}`, { lead: '', width })),
      ].join('\n');
    case 'verbatim':
      return block.text.split('\n').map(harmless).join('\n');
    case 'note':
      return wrap(harmless(block.text), { lead: '', width });
  }
}

const passage = ({ before = '', text, sources, after = '' }: Block & { kind: 'passage' }): string =>
  [harmless(before), `»${harmless(text)}«`, marks(sources), harmless(after)].filter(Boolean).join(' ');

const marks = (sources: readonly number[]): string => sources.map((number) => `[${number}]`).join('');

function side({ text, speaker, sources }: Said): string {
  const who = speaker ? `${harmless(speaker.name)}: ` : '';
  return `${who}${inQuotes(harmless(text))} ${marks(sources)}`;
}

function said({ text, speaker, sources }: Said): string {
  const who = speaker ? ` — ${harmless(speaker.name)}${speaker.inferred ? ' (inferred)' : ''}` : '';
  return `${inQuotes(harmless(text))}${who} ${marks(sources)}`;
}

function sourceLine({ number, label, publisher, url, time }: NumberedSource, width: number, colours: Colours): string {
  const about = [publisher && harmless(publisher), time].filter(Boolean).join(', ');
  const lead = `  [${number}] `;
  const line = wrap(`${harmless(label)} — ${about}`, { lead, width });
  const address = url && safeAddress(url);
  return paint(address ? `${line}\n${' '.repeat(lead.length)}${colours.dim(address)}` : line, colours);
}

/** Marks of sources are dimmed, so that the sentences stand out. */
const paint = (text: string, colours: Colours): string => text.replace(/\[\d+\]/g, (mark) => colours.cyan(mark));
