import { harmless, safeAddress } from '../app/plain-text.ts';

/** An address beyond this leaves no room for words beside it. */
const LONGEST_ADDRESS = 1000;
/** A word beyond this is cut, between characters as people see them. */
const LONGEST_WORD = 500;
/** What is longer is never set as one link or in bold: it may have to be broken. */
const LONGEST_WHOLE = 1000;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The words of one harmless line, in which nothing has a meaning to Discord: no mark-up, no mention, no link. Each
 * begins with its space, but for the further pieces of a long word; text may be broken before any of them.
 */
export const words = (text: string): readonly string[] =>
  harmless(text)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => pieces(word).map((piece, place) => `${place === 0 ? ' ' : ''}${escapedWord(piece)}`));

export const escaped = (text: string): string => words(text).join('').trimStart();

/** A sentence or name as one word in bold; a long one, which may have to be broken, as it is. */
export function bold(text: string): readonly string[] {
  const shown = escaped(text);
  return shown !== '' && shown.length <= LONGEST_WHOLE ? [` **${shown}**`] : words(text);
}

/** Text of others as a link, in words; without one where the address is not of the web. */
export const linked = (label: string, url: string | undefined): readonly string[] =>
  link('', label, url) ?? words(label);

/** A citation: its number in square brackets and the publisher, as one link. */
export const cited = (number: number, publisher: string | undefined, url: string | undefined): readonly string[] =>
  link(`[${number}]`, publisher ?? '', url) ?? words(`[${number}] ${publisher ?? ''}`);

/**
 * Brackets become round in a label: Discord does not see a backslash before the bracket that ends it, only whole pairs.
 * A label too long for a link has the link behind it.
 */
function link(lead: string, label: string, url: string | undefined): readonly string[] | undefined {
  const address = url === undefined ? undefined : safeAddress(url)?.replace(/[()<>\\]/g, percent);
  if (address === undefined || address.length > LONGEST_ADDRESS) return undefined;
  const shown = [lead, escaped(label.replaceAll('[', '(').replaceAll(']', ')'))].filter(Boolean).join(' ');
  return shown !== '' && shown.length <= LONGEST_WHOLE
    ? [` [${shown}](${address})`]
    : [...words(`${lead} ${label}`), ` [open](${address})`];
}

/** Text to be shown to the letter, as lines of a code block: nothing in it has a meaning but the mark that ends it. */
export const verbatimLines = (text: string): readonly string[] =>
  text
    .replaceAll('```', "'''")
    .split('\n')
    .flatMap((line) => pieces(harmless(line)).map((piece, place) => `${place === 0 ? '\n' : ''}${piece}`));

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * A backslash before a character that is neither letter, digit nor space shows that character. A colon is escaped
 * where it would make an address (`https://`) or an emoji (`:name:`); what makes a heading, small text or a list at the
 * start of a line has a meaning only as a word of its own.
 */
function escapedWord(word: string): string {
  if (/^(?:#{1,3}|-#?|\+)$/.test(word)) return `\\${word}`;
  return word
    .replace(/[\\*_~|`<>[\]@]/g, '\\$&')
    .replace(/:(?=\/\/|[\w+-]{1,32}:)/g, '\\:')
    .replace(/^(\d{1,9})([.)])$/, '$1\\$2');
}

function pieces(word: string): readonly string[] {
  if (word.length <= LONGEST_WORD) return [word];
  const cut: string[] = [];
  let piece = '';
  for (const { segment } of characters.segment(word)) {
    if (piece.length + segment.length > LONGEST_WORD) {
      cut.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...cut, piece];
}
