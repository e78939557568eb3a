import type { Article } from '../reading/article.ts';
import { shareOfArticles } from '../words/common-words.ts';
import { findTerms, type Term, termsOf } from '../words/terms.ts';

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
const NAME_BONUS = 2;
/** Of a word's places within sentences, how many have a capital where it is a name. */
const CAPITAL_SHARE = 0.8;
/** The words that weigh most; the rest of a long article is noise. */
const WORDS_KEPT = 120;
/** Beside the articles stand so many imagined ones of general news, so that few can be weighed as well as many. */
const BACKGROUND = 800;

/**
 * TF-IDF over the articles' stems, names and numbers weighted up, the lead before the rest. Document frequencies are
 * those of the articles blended with general ones. Each vector has length 1.
 */
export function weighTerms(articles: readonly Article[]): readonly TermVector[] {
  const vocabulary: Vocabulary = { numbers: new Map(), stems: [], holders: [], capital: [], plain: [] };
  const counts = articles.map((article) => countTerms(article, vocabulary, articles.length));
  const weights = vocabulary.stems.map((stem, number) => weighWord(stem, number, vocabulary, articles.length));
  return counts.map((count) => toVector(count, weights));
}

interface Vocabulary {
  readonly numbers: Map<string, number>;
  /** By word number, like the others. */
  readonly stems: string[];
  /** Articles that have the word. */
  readonly holders: number[];
  /** Places within sentences with a capital and without one. A sentence's first word shows neither. */
  readonly capital: number[];
  readonly plain: number[];
}

interface TermCounts {
  readonly words: Int32Array;
  readonly frequencies: Float32Array;
}

/** From here on remembering every sentence's terms would fill the memory. */
const MANY_ARTICLES = 2_000;

function countTerms(article: Article, vocabulary: Vocabulary, articles: number): TermCounts {
  const { title, language, sentences } = article;
  const frequencies = new Map<number, number>();
  let place = 0;
  const count = (terms: readonly Term[], text: string | undefined): void => {
    for (const [index, { stem, stop, start }] of terms.entries()) {
      place += 1;
      if (stop || stem.length < 2) continue;
      const word = numberOf(stem, vocabulary);
      frequencies.set(word, (frequencies.get(word) ?? 0) + weightAt(place));
      if (text === undefined || index === 0) continue;
      const letter = text[start]!;
      const cases = letter === letter.toLowerCase() ? vocabulary.plain : vocabulary.capital;
      cases[word] = cases[word]! + 1;
    }
  };
  if (title) count(findTerms(title, language), undefined);
  for (const sentence of sentences) {
    if (place > WORDS_READ) break;
    count(articles > MANY_ARTICLES ? findTerms(sentence.text, language) : termsOf(sentence, language), sentence.text);
  }
  for (const word of frequencies.keys()) vocabulary.holders[word] = vocabulary.holders[word]! + 1;
  return { words: Int32Array.from(frequencies.keys()), frequencies: Float32Array.from(frequencies.values()) };
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
  const capital = vocabulary.capital[number]!;
  const named = capital > 0 && capital >= CAPITAL_SHARE * (capital + vocabulary.plain[number]!);
  return named || /^\p{N}/u.test(stem) ? NAME_BONUS * idf : idf;
}

function toVector({ words, frequencies }: TermCounts, idf: readonly number[]): TermVector {
  const entries = Array.from(words, (word, place) => ({
    word,
    weight: idf[word]! * (1 + Math.log(frequencies[place]!)),
  }));
  const kept = entries
    .sort((a, b) => b.weight - a.weight || a.word - b.word)
    .slice(0, WORDS_KEPT)
    .sort((a, b) => a.word - b.word);
  const length = Math.sqrt(kept.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
  return {
    words: Int32Array.from(kept, ({ word }) => word),
    weights: Float64Array.from(kept, ({ weight }) => weight / length),
  };
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
