import type { Block, Cited, Document, NumberedSource, Said } from '../app/document.ts';
import { harmless, inQuotes } from '../app/plain-text.ts';
import { splitText } from '../app/split-text.ts';
import { LIMITS } from './limits.ts';
import { cite, type Inline, linked, RUN, run, told, visibleText } from './rich-text.ts';

/** One paragraph of a message. `opens`: some space parts it from the one before. */
export interface Line {
  readonly kind: 'plain' | 'bullet' | 'quote' | 'verbatim' | 'title' | 'small';
  readonly opens: boolean;
  readonly inlines: readonly Inline[];
}

/** A document as paragraphs, its title first where it is wanted. */
export function linesOf(document: Document, titled: boolean): readonly Line[] {
  const sources = new Map(
    document.blocks.flatMap((block) =>
      block.kind === 'sources' ? block.sources.map((source) => [source.number, source] as const) : [],
    ),
  );
  const lines: Line[] = titled ? [titleLine(document)] : [];
  let before: Block['kind'] | undefined;
  for (const block of document.blocks) {
    const opens = before === undefined || startsGroup(block.kind, before);
    lines.push(...blockLines(block, sources).map((line, place) => ({ ...line, opens: opens && place === 0 })));
    before = block.kind;
  }
  return lines.filter(({ inlines }) => visibleText(inlines) !== '');
}

/** A question in small, anything else as a header. */
function titleLine({ title, span, origin }: Document): Line {
  if (origin?.kind === 'answer') return { kind: 'small', opens: true, inlines: told(inQuotes(title)) };
  return { kind: 'title', opens: true, inlines: told(span ? `${title} · ${span}` : title) };
}

const TOGETHER: readonly (readonly Block['kind'][])[] = [
  ['headline', 'point'],
  ['heading', 'point'],
  ['next', 'difference', 'quote'],
  ['note', 'nearest', 'point'],
  ['entry'],
];

const startsGroup = (kind: Block['kind'], before: Block['kind']): boolean =>
  kind === 'heading' || !TOGETHER.some((group) => group.includes(kind) && group.includes(before));

type Sources = ReadonlyMap<number, NumberedSource>;
type Unplaced = Omit<Line, 'opens'>;

function blockLines(block: Block, sources: Sources): readonly Unplaced[] {
  const cited = ({ text, sources: numbers }: Cited): readonly Inline[] => [...told(text), ...cite(numbers, sources)];
  switch (block.kind) {
    case 'headline':
    case 'heading':
      return [
        plain(...told(block.text, 'bold'), ...cite(block.sources, sources)),
        ...('detail' in block && block.detail ? [plain(...told(block.detail, 'italic'))] : []),
      ];
    case 'point':
      return [{ kind: 'bullet', inlines: cited(block) }];
    case 'next':
      return [plain(run(`${block.label ?? 'Next'}: `, 'bold'), ...cited(block))];
    case 'difference':
      return [
        plain(
          run(`${block.label ?? 'Told differently'}: `, 'bold'),
          ...block.sides.flatMap((side, place) => [...(place > 0 ? [run(' · ')] : []), ...sideOf(side, sources)]),
        ),
      ];
    case 'quote':
      return [{ kind: 'quote', inlines: quoted(block, sources) }];
    case 'nearest':
      return [{ kind: 'bullet', inlines: [...told(`Nearest (${block.label}):`, 'italic'), run(' '), ...cited(block)] }];
    case 'entry':
      return [{ kind: 'bullet', inlines: [...told(block.name, 'bold'), run(' — '), ...told(block.detail)] }];
    case 'sources':
      return block.sources.map(sourceLine);
    case 'coverage':
      return [{ kind: 'small', inlines: told(`${block.text}.`) }];
    case 'passage':
      return [plain(...passage(block, sources)), plain(...told(block.detail, 'italic'))];
    case 'verbatim':
      return verbatimParts(block.text).map((text) => ({
        kind: 'verbatim',
        inlines: splitText(text, RUN).map((part) => run(part)),
      }));
    case 'note':
      return [plain(...told(block.text))];
  }
}

const plain = (...inlines: readonly Inline[]): Unplaced => ({ kind: 'plain', inlines });

const sideOf = ({ text, speaker, sources: numbers }: Said, sources: Sources): readonly Inline[] => [
  ...told(`${speaker ? `${speaker.name}: ` : ''}${inQuotes(harmless(text))}`),
  ...cite(numbers, sources),
];

function quoted({ text, speaker, sources: numbers }: Said, sources: Sources): readonly Inline[] {
  const who = speaker ? ` — ${speaker.name}${speaker.inferred ? ' (inferred)' : ''}` : '';
  return [...told(`${inQuotes(harmless(text))}${who}`), ...cite(numbers, sources)];
}

/** The sentence cited stands out from its neighbours. */
const passage = (
  { before, text, sources: numbers, after }: Block & { kind: 'passage' },
  sources: Sources,
): readonly Inline[] => [
  ...(before ? [...told(before), run(' ')] : []),
  ...told(text, 'bold'),
  ...cite(numbers, sources),
  ...(after ? [run(' '), ...told(after)] : []),
];

/** Cut between lines where that is possible, each part short enough for a block of its own. */
function verbatimParts(text: string): readonly string[] {
  const lines = text.split('\n').flatMap((line) => splitText(harmless(line), LIMITS.section - 1));
  const parts: string[] = [];
  for (const line of lines) {
    const joined = `${parts.at(-1)}\n${line}`;
    if (parts.length > 0 && joined.length < LIMITS.section) parts[parts.length - 1] = joined;
    else parts.push(line || ' ');
  }
  return parts;
}

function sourceLine({ number, label, publisher, url, time }: NumberedSource): Unplaced {
  const about = [publisher, time].filter(Boolean).join(', ');
  return plain(run(`[${number}] `), ...linked(label, url), ...(about ? [run(' — '), ...told(about)] : []));
}
