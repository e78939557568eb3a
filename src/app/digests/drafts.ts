import { createHash } from 'node:crypto';
import { createReaders } from '../../core/differences/novelty.ts';
import { foldSpace } from '../../core/words/fold-space.ts';
import type { Field, Filled, Form, Option } from '../chat/form.ts';
import type { Block, Document } from '../document.ts';
import { shorten } from '../split-text.ts';
import type { Composed, Told } from './delivery.ts';

/** A menu holds no more, and a form no more menus. */
const OFFERED = 25;
const MENUS = 5;
const NOTE_LENGTH = 1000;
const HINT_LENGTH = 100;

type Tellable = Extract<Block, { kind: 'point' | 'next' | 'difference' }>;
const isTellable = (block: Block): block is Tellable =>
  block.kind === 'point' || block.kind === 'next' || block.kind === 'difference';

/** What a block says, to the letter of its points. */
const textsOf = (block: Tellable): readonly string[] =>
  block.kind === 'difference' ? block.sides.map(({ text }) => text) : [block.text];

/** A block's name in a form, the same as long as it says the same. */
const nameOf = (block: Tellable): string =>
  createHash('sha256')
    .update(`${block.kind} ${textsOf(block).join('\n')}`)
    .digest('hex')
    .slice(0, 12);

/** Offers what a draft says to be dropped; undefined where it says nothing. */
export function dropForm(delivery: string, { content }: Composed): Form | undefined {
  const options = content.document.blocks
    .filter(isTellable)
    .map((block): Option => ({ value: nameOf(block), label: foldSpace(textsOf(block).join(' · ')) }));
  if (options.length === 0) return undefined;
  const beyond = options.length - MENUS * OFFERED;
  const fields = Array.from({ length: Math.min(MENUS, Math.ceil(options.length / OFFERED)) }, (_, menu): Field => {
    const first = menu * OFFERED;
    const offered = options.slice(first, first + OFFERED);
    const which = options.length > OFFERED ? ` of points ${first + 1} to ${first + offered.length}` : '';
    const hint = `${beyond} more points are offered once some of these are dropped`;
    const menuOf = { kind: 'choices', name: `points-${menu}`, label: `Leave out${which}`, values: [] } as const;
    return { ...menuOf, options: offered, ...(beyond > 0 && menu === MENUS - 1 && { hint }) };
  });
  return { name: 'drop', about: delivery, title: 'Drop points', submit: 'Drop', fields };
}

/** What was chosen to be dropped, in whichever menu. */
export const droppedIn = (filled: Filled): readonly string[] => Object.values(filled).flat();

/** The draft without these blocks, headings over nothing, and sources that are cited no longer. */
export function withoutPoints(composed: Composed, names: readonly string[]): Composed {
  const { content, tells, expects, conversation } = composed;
  const { document, points } = content;
  const dropped = document.blocks.filter((block) => isTellable(block) && names.includes(nameOf(block)));
  const kept = document.blocks.filter((block) => !dropped.includes(block));
  const shown = new Set(kept.filter(isTellable).flatMap(textsOf));
  const gone = new Set(
    dropped
      .filter(isTellable)
      .flatMap(textsOf)
      .filter((text) => !shown.has(text)),
  );
  const stays = ({ text }: { readonly text: string }): boolean => !gone.has(foldSpace(text)) && !gone.has(text);
  return {
    ...composed,
    content: { ...content, document: { ...document, blocks: tidied(kept) }, points: points.filter(stays) },
    tells: tells.filter(({ point }) => stays(point)),
    expects: expects.filter(({ point }) => stays(point)),
    ...(conversation && { conversation: { ...conversation, shown: conversation.shown.filter(stays) } }),
  };
}

/** A draft after what its channel was told since: `empty` where nothing of it is left to say. */
interface Untold {
  readonly kind: 'says' | 'empty';
  readonly composed: Composed;
}

/** The draft without what its channel was told by others after it was composed, in these or other words. */
export function withoutTold(composed: Composed, told: readonly Told[]): Untold {
  const readers = createReaders(told.map(({ point }) => point));
  const texts = new Set(told.map(({ point }) => foldSpace(point.text)));
  const isTold = (text: string): boolean =>
    texts.has(foldSpace(text)) || readers.judge({ text: foldSpace(text) }).kind === 'told';
  const names = composed.content.document.blocks
    .filter(isTellable)
    .filter((block) => textsOf(block).every(isTold))
    .map(nameOf);
  if (names.length === 0) return { kind: 'says', composed };
  const rest = withoutPoints(composed, names);
  const { document } = rest.content;
  if (document.blocks.some((block) => isTellable(block) || isSigned(block))) return { kind: 'says', composed: rest };
  const blocks = [TOLD_MEANWHILE, ...document.blocks];
  return { kind: 'empty', composed: { ...rest, content: { ...rest.content, document: { ...document, blocks } } } };
}

const TOLD_MEANWHILE = { kind: 'note', text: 'Nothing new: all of it was told here meanwhile.' } as const;

function tidied(blocks: readonly Block[]): readonly Block[] {
  const cited = new Set(blocks.flatMap(citedBy));
  return blocks.flatMap((block, place): readonly Block[] => {
    const next = blocks[place + 1];
    if (block.kind === 'heading' && (!next || !isTellable(next))) return [];
    if (block.kind !== 'sources') return [block];
    const sources = block.sources.filter(({ number }) => cited.has(number));
    return sources.length > 0 ? [{ ...block, sources }] : [];
  });
}

function citedBy(block: Block): readonly number[] {
  if (block.kind === 'difference') return block.sides.flatMap(({ sources }) => sources);
  return isTellable(block) ? block.sources : [];
}

const SIGNED = 'Note by ';
const signature = (name: string): string => `${SIGNED}${name}: `;

const isSigned = (block: Block): boolean => block.kind === 'note' && block.text.startsWith(SIGNED);

const isNoteBy = (block: Block, name: string): boolean =>
  block.kind === 'note' && block.text.startsWith(signature(name));

/** What stands above everything else, signed; there is one of a person. */
export function noteForm(delivery: string, { content }: Composed, name: string): Form {
  const known = content.document.blocks.find((block) => isNoteBy(block, name));
  const field = { kind: 'text', name: 'note', label: 'Your note', lines: true, optional: true } as const;
  return {
    name: 'note',
    about: delivery,
    title: 'Add a note',
    submit: 'Save',
    fields: [
      {
        ...field,
        hint: shorten(`Stands at the top, signed ${name}`, HINT_LENGTH),
        longest: NOTE_LENGTH,
        ...(known?.kind === 'note' && { value: known.text.slice(signature(name).length) }),
      },
    ],
  };
}

/** With that note, or without one where it is empty. */
export function withNote(composed: Composed, note: string, name: string): Composed {
  const { content } = composed;
  const blocks = content.document.blocks.filter((block) => !isNoteBy(block, name));
  const text = note.slice(0, NOTE_LENGTH).trim();
  const noted: readonly Block[] =
    text === '' ? blocks : [{ kind: 'note', text: `${signature(name)}${text}` }, ...blocks];
  const document: Document = { ...content.document, blocks: noted };
  return { ...composed, content: { ...content, document } };
}
