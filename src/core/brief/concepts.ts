import type { Article, ArticleSentence } from '../reading/article.ts';
import { datelineLength } from '../reading/dateline.ts';
import { remembered } from '../remember.ts';
import { findTerms, type Term, termsOf } from '../words/terms.ts';
import { createPairIds } from './pair-ids.ts';

interface SentenceConcepts {
  /** Ids of its bigrams, each once. */
  readonly bigrams: Int32Array;
  /** Ids of its content stems, each once, ascending. */
  readonly stems: Int32Array;
}

export interface ArticleConcepts {
  /** In the order of the article's sentences. */
  readonly sentences: readonly SentenceConcepts[];
  /** Ids of all bigrams of title and sentences, each once. */
  readonly bigrams: Int32Array;
}

export interface Concepts {
  /** In the order of the articles. */
  readonly articles: readonly ArticleConcepts[];
  /** By bigram id: what it is worth to tell it. */
  readonly weights: Float64Array;
  /** By article the place of the first one that it is a copy of; its own, where it is none. */
  readonly copyOf: Int32Array;
  /** By stem id. */
  readonly stems: readonly string[];
}

/** A bigram of two words of grammar ("of the") tells little, but "has been" or "will not" is not nothing. */
const GRAMMAR = 0.3;
/** More than proportional to the number of articles, so that what most tell comes before what a few repeat. */
const SHARED_POWER = 1.15;
/** What a bigram that no other article shares is worth: it decides only where little or nothing is shared. */
const REPEATED = 0.15;
const UNSHARED = 0.01;
/** Articles that share this much of the shorter one are copies of one text. */
const COPY = 0.6;
/** A bigram in more articles than this says nothing about who copied whom. */
const COPY_LOOKS_AT = 40;

/** The bigrams of articles and their weights. Copies of one text count as one article. */
export function findConcepts(articles: readonly Article[]): Concepts {
  const stemIds = new Map<string, number>();
  const pairs = createPairIds();
  const grammar: boolean[] = [];
  const read = articles.map((article): ArticleConcepts => {
    const own = glossaryOf(article);
    const stems = own.stems.map((stem) => idIn(stemIds, stem));
    const { firsts, seconds } = own.bigrams;
    const bigrams = firsts.map((first, place) => pairs.idOf(stems[first]!, stems[seconds[place]!]!));
    bigrams.forEach((bigram, place) => {
      grammar[bigram] = own.bigrams.grammar[place] === 1;
    });
    const sentences = own.sentences.map((sentence) => ({
      bigrams: sentence.bigrams.map((place) => bigrams[place]!),
      stems: sentence.stems.map((place) => stems[place]!).sort(),
    }));
    return { sentences, bigrams };
  });
  const copyOf = findCopies(read, grammar.length);
  return { articles: read, weights: weigh(read, grammar, copyOf), copyOf, stems: [...stemIds.keys()] };
}

function idIn(ids: Map<string, number>, key: string): number {
  let id = ids.get(key);
  if (id === undefined) {
    id = ids.size;
    ids.set(key, id);
  }
  return id;
}

/** An article's own numbering of its stems and bigrams: made once an article, however many briefs it is in. */
interface Glossary {
  readonly stems: readonly string[];
  /** Of each the places of its stems, and 1 where both are words of grammar. Articles are kept by the hundred. */
  readonly bigrams: { readonly firsts: Int32Array; readonly seconds: Int32Array; readonly grammar: Uint8Array };
  /** Places in the two lists above, by sentence. */
  readonly sentences: readonly SentenceConcepts[];
}

const glossaryOf = remembered(({ title, sentences, language }: Article): Glossary => {
  const stemIds = new Map<string, number>();
  const pairs = createPairIds();
  const firsts: number[] = [];
  const seconds: number[] = [];
  const grammars: number[] = [];
  // By id the last sentence that told it.
  const toldStem: number[] = [];
  const toldBigram: number[] = [];
  let sentence = 0;
  const read = (terms: readonly Term[]): SentenceConcepts => {
    const content: number[] = [];
    const told: number[] = [];
    sentence += 1;
    let first = -1;
    let grammar = false;
    for (const { stem, stop } of terms) {
      const second = idIn(stemIds, stem);
      if (!stop && toldStem[second] !== sentence) {
        toldStem[second] = sentence;
        content.push(second);
      }
      if (first >= 0) {
        const id = pairs.idOf(first, second);
        if (id === firsts.length) {
          firsts.push(first);
          seconds.push(second);
          grammars.push(grammar && stop ? 1 : 0);
        }
        if (toldBigram[id] !== sentence) {
          toldBigram[id] = sentence;
          told.push(id);
        }
      }
      first = second;
      grammar = stop;
    }
    return { bigrams: new Int32Array(told), stems: new Int32Array(content) };
  };
  if (title) read(findTerms(title, language));
  return {
    sentences: sentences.map((sentence) => read(toldTerms(sentence, language))),
    bigrams: {
      firsts: new Int32Array(firsts),
      seconds: new Int32Array(seconds),
      grammar: new Uint8Array(grammars),
    },
    stems: [...stemIds.keys()],
  };
});

/** A dateline is no part of what an article tells, however many agencies write from one place. */
function toldTerms(sentence: ArticleSentence, language?: string): readonly Term[] {
  const terms = termsOf(sentence, language);
  const opening = sentence.index === 0 ? datelineLength(sentence.text) : 0;
  return opening > 0 ? terms.filter(({ start }) => start >= opening) : terms;
}

function weigh(articles: readonly ArticleConcepts[], grammar: readonly boolean[], copyOf: Int32Array): Float64Array {
  const tellers = new Int32Array(grammar.length);
  const sentences = new Int32Array(grammar.length);
  const toldBy = new Int32Array(grammar.length).fill(-1);
  for (const place of Array.from(articles.keys()).toSorted((a, b) => copyOf[a]! - copyOf[b]!)) {
    for (const id of articles[place]!.bigrams) {
      if (toldBy[id] === copyOf[place]) continue;
      toldBy[id] = copyOf[place]!;
      tellers[id]! += 1;
    }
    for (const { bigrams } of articles[place]!.sentences) for (const id of bigrams) sentences[id]! += 1;
  }
  return Float64Array.from(grammar, (ofGrammar, id) => {
    const shared = (tellers[id]! - 1) ** SHARED_POWER;
    const own = UNSHARED + REPEATED * Math.min(3, Math.max(0, sentences[id]! - tellers[id]!));
    return (shared + own) * (ofGrammar ? GRAMMAR : 1);
  });
}

function findCopies(articles: readonly ArticleConcepts[], concepts: number): Int32Array {
  const copyOf = Int32Array.from(articles.keys());
  const tellers: (number[] | undefined)[] = new Array(concepts);
  articles.forEach(({ bigrams }, place) => {
    const shared = new Int32Array(place);
    for (const id of bigrams) {
      const others = tellers[id];
      if (!others) {
        tellers[id] = [place];
        continue;
      }
      for (const other of others) shared[other]! += 1;
      if (others.length < COPY_LOOKS_AT) others.push(place);
    }
    const original = shared.findIndex(
      (count, other) => count >= COPY * Math.min(bigrams.length, articles[other]!.bigrams.length) && count > 0,
    );
    if (original >= 0) copyOf[place] = copyOf[original]!;
  });
  return copyOf;
}
