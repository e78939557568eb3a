import type { Article, ArticleSentence } from './article.ts';
import { type ArticleConcepts, type Concepts, findConcepts } from './concepts.ts';
import { readsAlone } from './readability.ts';

/** A sentence that may become a point, with what it takes to weigh it. */
export interface Candidate {
  readonly article: Article;
  readonly sentence: ArticleSentence;
  /** Its words, as white space parts them. */
  readonly words: number;
  /** Ids of the weighted concepts it tells, each once. */
  readonly concepts: Int32Array;
  /** Ids of its content stems, each once, ascending. */
  readonly stems: Int32Array;
  /** How well it tells a concept: its place, its wording, its nearness to the topic. */
  readonly prior: number;
}

export interface Ranking {
  /** In the articles' order, then the text's. */
  readonly candidates: readonly Candidate[];
  /** By concept id: what it is worth to tell it. */
  readonly weights: Float64Array;
}

/** How near a sentence is to what the brief is about: 0 keeps it out. */
export type Relevance = (sentence: ArticleSentence, article: Article) => number;

/** An opening sentence tells a concept 1 + LEAD times as well as one far down. */
const LEAD = 3;
const LEAD_DECAY = 1.25;

/**
 * Weighs the sentences of articles about one subject. A concept (a bigram of stems) is worth the more, the more articles
 * tell it (Gillick & Favre 2009: A Scalable Global Model for Summarization); a sentence tells it the better, the nearer
 * it is to the opening of its article and to the topic, and the better it reads alone.
 */
export function rankArticles(articles: readonly Article[], relevance: Relevance = () => 1): Ranking {
  const concepts = findConcepts(articles);
  const candidates = articles.flatMap((article, place) =>
    candidatesOf(article, concepts, concepts.articles[place]!, relevance),
  );
  return { candidates, weights: concepts.weights };
}

function candidatesOf(article: Article, concepts: Concepts, own: ArticleConcepts, relevance: Relevance): Candidate[] {
  return article.sentences.flatMap((sentence, index) => {
    const { bigrams, stems } = own.sentences[index]!;
    const near = relevance(sentence, article);
    const prior = near === 0 ? 0 : near * readsAlone(sentence) * (1 + LEAD / (1 + index) ** LEAD_DECAY);
    if (prior === 0) return [];
    const words = countWords(sentence.text);
    const worth = bigrams.filter((id) => concepts.weights[id]! > 0);
    return [{ article, sentence, words, concepts: worth, stems, prior }];
  });
}

export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
