import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import italian from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import dutch from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import norwegian from 'natural/lib/natural/stemmers/porter_stemmer_no.js';
import portuguese from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import russian from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import swedish from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import ukrainian from 'natural/lib/natural/stemmers/porter_stemmer_uk.js';
import { blankSequences } from './escape-sequences.ts';
import { stemEnglish } from './stem-english.ts';
import { STOP_WORDS } from './stop-words.ts';
import { eachWord } from './word-spans.ts';

/** A word of a text: `stem` joins its forms, `[start, end)` slices it from the text. */
export interface Term {
  readonly word: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** A word of grammar ("the", "was") that tells nothing about what a text is about. */
  readonly stop: boolean;
}

type Stemmers = Readonly<Record<string, { stem(word: string): string }>>;

const LATIN: Stemmers = {
  de: german,
  en: { stem: stemEnglish },
  es: spanish,
  fr: french,
  it: italian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  sv: swedish,
};
const CYRILLIC: Stemmers = { ru: russian, uk: ukrainian };

type Word = Pick<Term, 'word' | 'stem' | 'stop'>;

/** By language, then word: as written, and lower-cased. */
const wordsKept = new Map<string, Map<string, Word>>();
const stemsKept = new Map<string, Map<string, string>>();
const WORDS_KEPT = 20_000;
/** Nothing longer is a word of a language, and the stemmers take time by the square of its length. */
const LONGEST_WORD = 60;

/**
 * The stem that joins a word's forms. A language without a stemmer, or a word in another script than its language's,
 * keeps the whole word: a wrong stem joins what does not belong together.
 */
export function stemWord(word: string, language = 'en'): string {
  if (word.length > LONGEST_WORD) return word;
  const short = language.slice(0, 2);
  const kept = keptOf(stemsKept, short);
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= WORDS_KEPT) kept.clear();
  const own = copied(word);
  const stem = stemAfresh(own, short);
  kept.set(own, stem);
  return stem;
}

/** V8 makes of a longer word a view of the text that it was cut from: kept as such, it would keep the whole text. */
const copied = (word: string): string => word.split('').join('');

function keptOf<Kept>(byLanguage: Map<string, Map<string, Kept>>, language: string): Map<string, Kept> {
  const known = byLanguage.get(language);
  if (known) return known;
  const kept = new Map<string, Kept>();
  byLanguage.set(language, kept);
  return kept;
}

const PLAIN = /^[a-z]+$/;

function stemAfresh(word: string, language: string): string {
  if (PLAIN.test(word)) return LATIN[language]?.stem(word) ?? word;
  if (/\p{Script=Cyrillic}/u.test(word)) return (CYRILLIC[language] ?? CYRILLIC.uk)?.stem(word) ?? word;
  if (/^[\p{Script=Latin}]+$/u.test(word)) return LATIN[language]?.stem(word) ?? word;
  return word;
}

/** The words of a text, in order, lower-cased, possessive endings cut. Hyphens part words. */
export function findTerms(text: string, language = 'en'): readonly Term[] {
  const terms: Term[] = [];
  const short = language.slice(0, 2);
  const kept = keptOf(wordsKept, short);
  const plain = blankSequences(text);
  eachWord(plain, (start, end) => {
    const written = plain.slice(start, end);
    const { word, stem, stop } = kept.get(written) ?? readWord(written, short, kept);
    terms.push({ word, stem, stop, start, end });
  });
  return terms;
}

function readWord(written: string, language: string, kept: Map<string, Word>): Word {
  const own = written.length > LONGEST_WORD ? written : copied(written);
  const word = withoutPossessive(own.toLowerCase());
  const read = { word, stem: stemWord(word, language), stop: STOP_WORDS.has(word) };
  if (written.length > LONGEST_WORD) return read;
  if (kept.size >= WORDS_KEPT) kept.clear();
  kept.set(own, read);
  return read;
}

const withoutPossessive = (word: string): string =>
  word.includes("'") || word.includes('’') ? word.replace(/’/g, "'").replace(/'s$/, '') : word;

const termsKept = new WeakMap<object, readonly Term[]>();

/** `findTerms` of a sentence, from memory where they are there: for what is looked at once and need not be remembered. */
export const termsOnce = (sentence: { readonly text: string }, language = 'en'): readonly Term[] =>
  termsKept.get(sentence) ?? findTerms(sentence.text, language);

/** `findTerms` of a sentence, remembered as long as the sentence object lives. */
export function termsOf(sentence: { readonly text: string }, language = 'en'): readonly Term[] {
  let terms = termsKept.get(sentence);
  if (!terms) {
    terms = findTerms(sentence.text, language);
    termsKept.set(sentence, terms);
  }
  return terms;
}
