import type { Article } from './article.ts';
import { findTerms, type Term, termsOf } from './terms.ts';

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
}

/** A bigram of two words of grammar ("of the") tells little, but "has been" or "will not" is not nothing. */
const GRAMMAR = 0.3;
/** More than proportional to the number of articles, so that what most tell comes before what a few repeat. */
const SHARED_POWER = 1.15;
/** What a bigram that no other article shares is worth: it decides only where little or nothing is shared. */
const REPEATED = 0.05;
const UNSHARED = 0.01;
/** Articles that share this much of the shorter one are copies of one text. */
const COPY = 0.6;
/** A bigram in more articles than this says nothing about who copied whom. */
const COPY_LOOKS_AT = 40;

/** The bigrams of articles and their weights. Copies of one text count as one article. */
export function findConcepts(articles: readonly Article[]): Concepts {
  const ids = createIds();
  const read = articles.map((article) => readConcepts(article, ids));
  return { articles: read, weights: weigh(read, ids) };
}

interface Ids {
  readonly stem: (term: Term) => number;
  readonly bigram: (first: number, second: number, grammar: boolean) => number;
  /** By bigram id. */
  readonly grammar: readonly boolean[];
}

function createIds(): Ids {
  const stems = new Map<string, number>();
  const bigrams = new Map<number, number>();
  const grammar: boolean[] = [];
  return {
    grammar,
    stem: ({ stem }) => {
      let id = stems.get(stem);
      if (id === undefined) {
        id = stems.size;
        stems.set(stem, id);
      }
      return id;
    },
    bigram: (first, second, ofGrammar) => {
      const key = first * 2 ** 26 + second;
      let id = bigrams.get(key);
      if (id === undefined) {
        id = bigrams.size;
        bigrams.set(key, id);
        grammar.push(ofGrammar);
      }
      return id;
    },
  };
}

function readConcepts(article: Article, ids: Ids): ArticleConcepts {
  const sentences = article.sentences.map((sentence) => conceptsOf(termsOf(sentence, article.language), ids));
  const title = article.title ? conceptsOf(findTerms(article.title, article.language), ids).bigrams : [];
  const all = new Set<number>(title);
  for (const { bigrams } of sentences) for (const id of bigrams) all.add(id);
  return { sentences, bigrams: Int32Array.from(all) };
}

function conceptsOf(terms: readonly Term[], ids: Ids): SentenceConcepts {
  const bigrams = new Set<number>();
  const stems = new Set<number>();
  let before: { readonly id: number; readonly stop: boolean } | undefined;
  for (const term of terms) {
    const id = ids.stem(term);
    if (!term.stop) stems.add(id);
    if (before) bigrams.add(ids.bigram(before.id, id, before.stop && term.stop));
    before = { id, stop: term.stop };
  }
  return { bigrams: Int32Array.from(bigrams), stems: Int32Array.from(stems).sort() };
}

function weigh(articles: readonly ArticleConcepts[], { grammar }: Ids): Float64Array {
  const copyOf = findCopies(articles, grammar.length);
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

/** For each article the place of the first one that it is a copy of; its own, where it is none. */
function findCopies(articles: readonly ArticleConcepts[], concepts: number): Int32Array {
  const copyOf = Int32Array.from(articles.keys());
  const tellers: number[][] = Array.from({ length: concepts }, () => []);
  articles.forEach(({ bigrams }, place) => {
    const shared = new Int32Array(place);
    for (const id of bigrams) {
      const others = tellers[id]!;
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
