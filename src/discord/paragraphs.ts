import type { Block, Cited, Document, NumberedSource, Said } from '../app/document.ts';
import { inQuotes } from '../app/plain-text.ts';
import { bold, cited, linked, verbatimLines, words } from './escape.ts';

/** A paragraph in Discord's Markdown; it may be broken before each of its words, and then goes on after `indent`. */
export interface Paragraph {
  readonly lead: string;
  /** As of `words`: each begins with its space. */
  readonly words: readonly string[];
  /** What the lines after a break begin with, e.g. the mark of a quotation. */
  readonly indent: string;
  /** Ends each part. */
  readonly tail: string;
  /** Stands directly below the paragraph before it. */
  readonly below: boolean;
}

/** A document's blocks in order; addresses of its sources are the only links. */
export function paragraphsOf({ blocks }: Document): readonly Paragraph[] {
  const sources = new Map(
    blocks.flatMap((block) =>
      block.kind === 'sources' ? block.sources.map((source) => [source.number, source] as const) : [],
    ),
  );
  return blocks.flatMap((block, place) => {
    const before = blocks[place - 1]?.kind;
    const below = before !== undefined && isTogether(before, block.kind);
    return renderBlock(block, sources).map((paragraph, part) => ({ ...paragraph, below: below || part > 0 }));
  });
}

type Sources = ReadonlyMap<number, NumberedSource>;
type Text = Omit<Paragraph, 'below'>;

const TOGETHER: readonly (readonly Block['kind'][])[] = [
  ['headline', 'point'],
  ['next', 'difference', 'quote'],
  ['note', 'nearest', 'point'],
  ['sources', 'coverage'],
  ['entry'],
];

const isTogether = (before: Block['kind'], kind: Block['kind']): boolean =>
  before === 'heading' ? kind === 'point' : TOGETHER.some((group) => group.includes(kind) && group.includes(before));

function renderBlock(block: Block, sources: Sources): readonly Text[] {
  switch (block.kind) {
    case 'headline':
      return [paragraph('###', told(block, sources))];
    case 'heading':
      return [
        paragraph('###', told(block, sources)),
        ...(block.detail === undefined ? [] : [paragraph('-#', words(block.detail), '-#')]),
      ];
    case 'point':
      return [paragraph('•', told(block, sources))];
    case 'next':
      return [paragraph('', [...bold(`${block.label ?? 'Next'}:`), ...told(block, sources)])];
    case 'difference':
      return [paragraph('', [...bold(`${block.label ?? 'Told differently'}:`), ...sides(block.sides, sources)])];
    case 'quote':
      return [paragraph('>', quoted(block, sources), '>')];
    case 'nearest':
      return [paragraph('• Nearest', [...words(`(${block.label}):`), ...told(block, sources)])];
    case 'entry':
      return [paragraph('•', [...bold(block.name), ...words(`— ${block.detail}`)])];
    case 'sources':
      return block.sources.map((source) => paragraph('-#', sourceWords(source), '-#'));
    case 'coverage':
      return [paragraph('-#', words(`${block.text}.`), '-#')];
    case 'passage':
      return [
        ...(block.before === undefined ? [] : [paragraph('>', words(block.before), '>')]),
        paragraph('>', [...bold(block.text), ...marks(block, sources)], '>'),
        ...(block.after === undefined ? [] : [paragraph('>', words(block.after), '>')]),
        paragraph('-#', words(block.detail), '-#'),
      ];
    case 'verbatim':
      return [{ lead: '```', words: verbatimLines(block.text), indent: '```', tail: '\n```' }];
    case 'note':
      return [paragraph('', words(block.text))];
  }
}

const paragraph = (lead: string, text: readonly string[], indent = ''): Text => ({
  lead,
  words: text,
  indent,
  tail: '',
});

const told = (said: Cited, sources: Sources): readonly string[] => [...words(said.text), ...marks(said, sources)];

/** Each source as a link that begins with its number and names the publisher, where these are known. */
const marks = ({ sources: numbers }: Cited, sources: Sources): readonly string[] =>
  numbers.flatMap((number) => {
    const { publisher, url } = sources.get(number) ?? {};
    return cited(number, publisher, url);
  });

const sides = (all: readonly Said[], sources: Sources): readonly string[] =>
  all.flatMap((side, place) => [
    ...(place > 0 ? [' ·'] : []),
    ...words(`${side.speaker ? `${side.speaker.name}: ` : ''}${inQuotes(side.text)}`),
    ...marks(side, sources),
  ]);

function quoted(quote: Said, sources: Sources): readonly string[] {
  const { text, speaker } = quote;
  const who = speaker ? ` — ${speaker.name}${speaker.inferred ? ' (inferred)' : ''}` : '';
  return [...words(`${inQuotes(text)}${who}`), ...marks(quote, sources)];
}

function sourceWords({ number, label, publisher, url, time }: NumberedSource): readonly string[] {
  const about = [publisher, time].filter((part) => part !== undefined).join(', ');
  return [...words(`[${number}]`), ...linked(label, url), ...words(`· ${about}`)];
}
