import { detectLanguage } from '../reading/language.ts';
import { foldWord } from './fold-word.ts';
import { findTerms } from './terms.ts';

/** UTF-16 units. Whatever stands behind so many pages is not what an article is about. */
const MOST_TEXT = 2_000_000;
/** A text of that length has no more stems worth finding, and PostgreSQL indexes at most 1 MB of them. */
const MAX_STEMS = 20_000;
/** UTF-16 units of a stem that count. */
const MAX_STEM = 64;

/**
 * What an article is found by: the stems of its title's and text's words, each as it stands and without diacritics.
 * A language that is not given is told from the text.
 */
export function searchStems(text: string, title?: string, language?: string): ReadonlySet<string> {
  const stems = new Set<string>();
  const beginning = text.slice(0, MOST_TEXT);
  const words = title === undefined ? beginning : `${title}\n${beginning}`;
  for (const { stem } of findTerms(words, language ?? detectLanguage([{ text: beginning }]))) {
    const cut = cutStem(stem);
    if (!stems.has(cut)) stems.add(cut).add(foldWord(cut));
    if (stems.size >= MAX_STEMS) break;
  }
  return stems;
}

/** The part of a stem that counts in a search. */
export function cutStem(stem: string): string {
  return stem.length <= MAX_STEM ? stem : stem.slice(0, MAX_STEM).replace(/\p{Surrogate}$/u, '');
}
