import type { Article } from '../reading/article.ts';
import { shareOfArticles } from '../words/common-words.ts';
import { findTerms, type Term, termsOnce } from '../words/terms.ts';
import { isRoundUp } from './round-ups.ts';

/** What an article or a group of them tells of: words, by their number in the collection weighed, and their weights. */
export interface TermVector {
  /** Ascending. */
  readonly words: Int32Array;
  readonly weights: Float64Array;
}

/** An event is told in an article's first words; more of a long text adds background. */
const WORDS_READ = 500;
/** The first word counts so much more than a late one. The bonus falls to a third of it every `LEAD_WORDS` words. */
const LEAD_BONUS = 2;
const LEAD_WORDS = 100;
/** Names and numbers tell events of one kind apart: who, where, how many. */
const NAME_BONUS = 3;
/** Of a word's places within sentences, how many have a capital where it is a name. */
const CAPITAL_SHARE = 0.8;
/** The words that weigh most; the rest of a long article is noise. */
const WORDS_KEPT = 120;
/**
 * Two reports of one event share the fewer words the shorter they are: below `WORDS_OF_REPORT` words of content a vector
 * is longer than 1 by this power of what is missing. A headline counts as one of `WORDS_OF_HEADLINE`.
 */
const SHORTNESS_POWER = 0.3;
const WORDS_OF_REPORT = 80;
const WORDS_OF_HEADLINE = 20;
/** Beside the articles stand so many imagined ones of general news, so that few can be weighed as well as many. */
const BACKGROUND = 800;

/** What an article tells of, word by word, whatever else is told: counted once, weighed among any others. */
export interface TermCounts {
  readonly stems: readonly string[];
  /** By place of the stem, like the others: how often it stands there, early places counting more. */
  readonly frequencies: Float32Array;
  /** Places within sentences with a capital and without one. A sentence's first word shows neither. */
  readonly capital: Uint16Array;
  readonly plain: Uint16Array;
}

/**
 * TF-IDF over the articles' stems, names and numbers weighted up, the lead before the rest. Document frequencies are
 * those of the articles blended with general ones. Each vector has length 1, that of a short article more.
 */
export function weighTerms(counts: readonly TermCounts[]): readonly TermVector[] {
  const vocabulary: Vocabulary = { numbers: new Map(), stems: [], holders: [], capital: [], plain: [] };
  const numbered = counts.map((count) => addCounts(count, vocabulary));
  const weights = vocabulary.stems.map((stem, number) => weighWord(stem, number, vocabulary, counts.length));
  return counts.map(({ frequencies }, place) => toVector(numbered[place]!, frequencies, weights));
}

/** The `most` words that weigh most by themselves, whatever else is told: what to search for articles alike. */
export function tellingWords(counts: TermCounts, most: number): readonly TellingWord[] {
  return counts.stems
    .map((stem, place) => {
      const usual = Math.log((BACKGROUND + 1) / (BACKGROUND * shareOfArticles(stem) + 0.5));
      const bonus = isName(stem, counts.capital[place]!, counts.plain[place]!) ? NAME_BONUS : 1;
      return { stem, weight: bonus * (1 + Math.log(counts.frequencies[place]!)), usual };
    })
    .sort((a, b) => b.weight * b.usual - a.weight * a.usual || (a.stem < b.stem ? -1 : 1))
    .slice(0, most)
    .map(({ stem, weight }) => ({ stem, weight }));
}

export interface TellingWord {
  readonly stem: string;
  /** By its places in the article alone. */
  readonly weight: number;
}

interface Vocabulary {
  readonly numbers: Map<string, number>;
  /** By word number, like the others. */
  readonly stems: string[];
  /** Articles that have the word. */
  readonly holders: number[];
  readonly capital: number[];
  readonly plain: number[];
}

interface WordCount {
  frequency: number;
  capital: number;
  plain: number;
}

const NOTHING: TermCounts = {
  stems: [],
  frequencies: new Float32Array(),
  capital: new Uint16Array(),
  plain: new Uint16Array(),
};

/** Of what tells of many events nothing is counted: so it is like none of them. */
export function countTerms(article: Article): TermCounts {
  if (isRoundUp(article)) return NOTHING;
  const { title, language, sentences } = article;
  const words = new Map<string, WordCount>();
  let place = 0;
  const count = (terms: readonly Term[], text: string | undefined): void => {
    for (const [index, { stem, stop, start }] of terms.entries()) {
      place += 1;
      if (stop || stem.length < 2) continue;
      const word = words.get(stem) ?? { frequency: 0, capital: 0, plain: 0 };
      words.set(stem, word);
      word.frequency += weightAt(place);
      if (text === undefined || index === 0) continue;
      const letter = text[start]!;
      if (letter === letter.toLowerCase()) word.plain += 1;
      else word.capital += 1;
    }
  };
  if (title) count(findTerms(title, language), undefined);
  for (const sentence of sentences) {
    if (place > WORDS_READ) break;
    count(termsOnce(sentence, language), sentence.text);
  }
  const counted = [...words.values()];
  return {
    stems: [...words.keys()],
    frequencies: Float32Array.from(counted, ({ frequency }) => frequency),
    capital: Uint16Array.from(counted, ({ capital }) => capital),
    plain: Uint16Array.from(counted, ({ plain }) => plain),
  };
}

/** Adds an article to what is known of its words. Returns their numbers, in its own order. */
function addCounts({ stems, capital, plain }: TermCounts, vocabulary: Vocabulary): Int32Array {
  const words = new Int32Array(stems.length);
  for (let place = 0; place < words.length; place++) {
    const word = numberOf(stems[place]!, vocabulary);
    words[place] = word;
    vocabulary.holders[word]! += 1;
    vocabulary.capital[word]! += capital[place]!;
    vocabulary.plain[word]! += plain[place]!;
  }
  return words;
}

const placeWeights: number[] = [];

const weightAt = (place: number): number => (placeWeights[place] ??= 1 + LEAD_BONUS * Math.exp(-place / LEAD_WORDS));

function numberOf(stem: string, { numbers, stems, holders, capital, plain }: Vocabulary): number {
  let number = numbers.get(stem);
  if (number === undefined) {
    number = stems.length;
    numbers.set(stem, number);
    stems.push(stem);
    for (const list of [holders, capital, plain]) list.push(0);
  }
  return number;
}

function weighWord(stem: string, number: number, vocabulary: Vocabulary, articles: number): number {
  const holders = vocabulary.holders[number]! + BACKGROUND * shareOfArticles(stem) + 0.5;
  const idf = Math.max(0, Math.log((articles + BACKGROUND) / holders));
  return isName(stem, vocabulary.capital[number]!, vocabulary.plain[number]!) ? NAME_BONUS * idf : idf;
}

/** Whether a word with so many places with a capital and without one is a name, or a number. */
const isName = (stem: string, capital: number, plain: number): boolean =>
  (capital > 0 && capital >= CAPITAL_SHARE * (capital + plain)) || isNumber(stem);

const isNumber = (stem: string): boolean => {
  const first = stem.charCodeAt(0);
  return first < 0x80 ? first >= 0x30 && first <= 0x39 : /^\p{N}/u.test(stem);
};

/** A place of a word in an article, below what tells its number. */
const PLACES = 2 ** 20;

/** Of the words of an article those that weigh most, of equals the first by number. Sorts numbers alone: it is called often. */
function toVector(words: Int32Array, frequencies: Float32Array, idf: readonly number[]): TermVector {
  const weights = new Float64Array(words.length);
  const byNumber = new Float64Array(words.length);
  for (let place = 0; place < words.length; place++) {
    weights[place] = idf[words[place]!]! * (1 + Math.log(frequencies[place]!));
    byNumber[place] = words[place]! * PLACES + place;
  }
  byNumber.sort();
  const size = Math.min(words.length, WORDS_KEPT);
  const ascending = weights.slice().sort();
  const least = ascending[words.length - size] ?? 0;
  let ofLeast = size - (words.length - 1 - ascending.lastIndexOf(least));
  const kept: TermVector = { words: new Int32Array(size), weights: new Float64Array(size) };
  let square = 0;
  let taken = 0;
  for (const number of byNumber) {
    const weight = weights[number % PLACES]!;
    if (weight < least || (weight === least && ofLeast-- <= 0)) continue;
    kept.words[taken] = Math.floor(number / PLACES);
    kept.weights[taken] = weight;
    square += weight * weight;
    taken += 1;
  }
  const shortness = Math.max(1, WORDS_OF_REPORT / Math.max(WORDS_OF_HEADLINE, size)) ** SHORTNESS_POWER;
  const scale = shortness / (Math.sqrt(square) || 1);
  for (let place = 0; place < size; place++) kept.weights[place]! *= scale;
  return kept;
}

/** The sum of two vectors. */
export function addVectors(a: TermVector, b: TermVector): TermVector {
  const words = new Int32Array(a.words.length + b.words.length);
  const weights = new Float64Array(words.length);
  let length = 0;
  let i = 0;
  let j = 0;
  while (i < a.words.length || j < b.words.length) {
    const first = a.words[i] ?? Number.POSITIVE_INFINITY;
    const second = b.words[j] ?? Number.POSITIVE_INFINITY;
    words[length] = Math.min(first, second);
    weights[length] = (first <= second ? a.weights[i]! : 0) + (second <= first ? b.weights[j]! : 0);
    length += 1;
    if (first <= second) i += 1;
    if (second <= first) j += 1;
  }
  return { words: words.slice(0, length), weights: weights.slice(0, length) };
}

/** The scalar product of two vectors; of two long articles their cosine. */
export function productOf(a: TermVector, b: TermVector): number {
  let product = 0;
  let i = 0;
  let j = 0;
  while (i < a.words.length && j < b.words.length) {
    const [first, second] = [a.words[i]!, b.words[j]!];
    if (first === second) product += a.weights[i]! * b.weights[j]!;
    if (first <= second) i += 1;
    if (second <= first) j += 1;
  }
  return product;
}
