import { foldWord } from './fold-word.ts';
import { startsLarge } from './large-letter.ts';
import { STOP_WORDS } from './stop-words.ts';
import { findTerms, type Term } from './terms.ts';

/** What somebody typed to be found in sentences. */
export type Phrase =
  /** In quotation marks: these words in this order, as written but for case and diacritics. */
  | { readonly kind: 'exact'; readonly words: readonly string[] }
  /** Words in any form and order: `places` tells for a form the word of the phrase, from 0, that it is a form of. */
  | { readonly kind: 'free'; readonly places: ReadonlyMap<string, number>; readonly size: number };

const QUOTED = /^\s*(?:"([^"]*)"|“([^“”]*)”|«([^«»]*)»|„([^„“”]*)[“”])\s*$/;

/** The text between quotation marks, where they enclose all of it. */
export function quotedIn(text: string): string | undefined {
  const match = QUOTED.exec(text);
  return match ? match.slice(1).find((group) => group !== undefined) : undefined;
}

/** The phrase of a text; undefined where it holds no words. Stop words alone are looked for as they are written. */
export function readPhrase(text: string, language: string): Phrase | undefined {
  const quoted = quotedIn(text);
  const keys = keysOf(findTerms(quoted ?? text, language), quoted ?? text);
  const content = keys.filter((key) => key !== undefined);
  if (content.length === 0) return readLiterally(findTerms(quoted ?? text, language));
  if (quoted !== undefined) return { kind: 'exact', words: findTerms(quoted, language).map(wordAsTyped) };
  const distinct = [...new Set(content)];
  return { kind: 'free', places: new Map(distinct.map((key, place) => [key, place])), size: distinct.length };
}

/** "who", "it", "us": whoever looks for such a word alone means a name in capitals. */
const INITIALS = /^\p{L}{2,4}$/u;

function readLiterally(terms: readonly Term[]): Phrase | undefined {
  const [only, another] = terms.map(({ word }) => joinInitials(word));
  if (only === undefined) return undefined;
  if (another === undefined && INITIALS.test(only))
    return { kind: 'free', places: new Map([[only.toUpperCase(), 0]]), size: 1 };
  return { kind: 'exact', words: terms.map(wordAsTyped) };
}

/** The words of a text that can be looked for: all but stop words, unless there are no others. */
export function contentWords(text: string): readonly string[] {
  const terms = findTerms(text);
  const keys = keysOf(terms, text);
  const content = terms.filter((_, place) => keys[place] !== undefined);
  return (content.length > 0 ? content : terms).map((term) => term.word);
}

/** Whether a text holds stop words and no others: almost any article holds them. */
export function isCommon(text: string): boolean {
  const terms = findTerms(text);
  return terms.length > 0 && terms.every(({ word }) => STOP_WORDS.has(joinInitials(word)));
}

/** "U.S" as "us": the same letters with and without stops. */
export const joinInitials = (word: string): string =>
  word.includes('.') && /^\p{L}(?:\.\p{L})+$/u.test(word) ? word.replaceAll('.', '') : word;

const wordAsTyped = (term: Term): string => foldWord(joinInitials(term.word));

/**
 * What each term is compared by: its stem without diacritics. Stop words have none, but for those in capitals ("US",
 * "WHO", "IT"), which stay in capitals; in a text all in capitals these are stop words again.
 */
export function keysOf(terms: readonly Term[], text: string): readonly (string | undefined)[] {
  let keys = keysKept.get(terms);
  if (!keys) {
    keys = makeKeys(terms, text);
    keysKept.set(terms, keys);
  }
  return keys;
}

const keysKept = new WeakMap<readonly Term[], readonly (string | undefined)[]>();

function makeKeys(terms: readonly Term[], text: string): readonly (string | undefined)[] {
  const shouted = terms.length > 3 && !/\p{Ll}/u.test(text);
  return terms.map(({ word, stem, stop, start }) => {
    const joined = joinInitials(word);
    if (!stop && !STOP_WORDS.has(joined)) return foldWord(joined === word ? stem : joined);
    const written = text.slice(start, start + word.length);
    const capitals = !shouted && startsLarge(written) && /^\p{Lu}[\p{Lu}.]*\p{Lu}$/u.test(written);
    return capitals ? joined.toUpperCase() : undefined;
  });
}

export interface Nearness {
  /** Share of the phrase's words that the sentence has. */
  readonly found: number;
  /** All of them stand within a few words of each other. */
  readonly together: boolean;
}

/** How a sentence holds a phrase. `keys` are the sentence's, from `keysOf`. */
export function findPhrase(phrase: Phrase, terms: readonly Term[], keys: readonly (string | undefined)[]): Nearness {
  return phrase.kind === 'exact' ? findExactly(phrase.words, terms) : findFreely(phrase.places, phrase.size, keys);
}

function findExactly(words: readonly string[], terms: readonly Term[]): Nearness {
  const written = terms.map(wordAsTyped);
  const at = written.findIndex((_, start) => words.every((word, place) => written[start + place] === word));
  return { found: at < 0 ? 0 : 1, together: at >= 0 };
}

/** Two words of a phrase may have this many others between them ("a plan that could bring lasting peace"). */
const WORDS_BETWEEN = 5;

function findFreely(
  places: ReadonlyMap<string, number>,
  size: number,
  keys: readonly (string | undefined)[],
): Nearness {
  const last = new Map<number, number>();
  let narrowest = Number.POSITIVE_INFINITY;
  keys.forEach((key, position) => {
    const place = key === undefined ? undefined : places.get(key);
    if (place === undefined) return;
    last.set(place, position);
    if (last.size === size) narrowest = Math.min(narrowest, position - Math.min(...last.values()) + 1);
  });
  return { found: last.size / size, together: narrowest <= size + WORDS_BETWEEN * (size - 1) };
}
