import { statementOf } from '../point.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { countSpaced } from '../words/white-space.ts';
import { ageAmong } from './age.ts';
import { centralityAmong } from './centrality.ts';
import { type ArticleConcepts, findConcepts } from './concepts.ts';
import { readsAlone } from './readability.ts';

/** A sentence that may become a point, with what it takes to weigh it. */
export interface Candidate {
  readonly article: Article;
  /** The same number for all copies of one text. */
  readonly voice: number;
  readonly sentence: ArticleSentence;
  /** The words of the point that it makes, as white space parts them. */
  readonly words: number;
  /** Ids of the weighted concepts it tells, each once. */
  readonly concepts: Int32Array;
  /** Ids of its content stems, each once, ascending. */
  readonly stems: Int32Array;
  /** How well it tells a concept: its place, its wording, its nearness to the topic and to what the others tell. */
  readonly prior: number;
  /** How much it is like what the others tell: of its prior the part that an average sentence has as 1 + LONELY. */
  readonly centrality: number;
  /** Days its article is older than the newest. */
  readonly age: number;
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
/** A day older, by so much less it is what a reader needs to know now. */
const AGEING = 0.05;

/** What a sentence like no other keeps of a concept's worth, where a sentence of mean centrality keeps 1 + LONELY. */
const LONELY = 0.3;

/**
 * Weighs the sentences of articles about one subject. A concept (a bigram of stems) is worth the more, the more articles
 * tell it (Gillick & Favre 2009: A Scalable Global Model for Summarization); a sentence tells it the better, the nearer
 * it is to the opening of its article and to the topic, the more it is like the others, and the better it reads alone.
 */
export function rankArticles(articles: readonly Article[], relevance: Relevance = () => 1): Ranking {
  const concepts = findConcepts(articles);
  const ageOf = ageAmong(articles);
  const near = articles.map((article) => article.sentences.map((sentence) => relevance(sentence, article)));
  const central = centralityAmong(concepts, near);
  const candidates = articles.flatMap((article, place) =>
    candidatesOf(
      { article, voice: concepts.copyOf[place]!, age: ageOf(article) },
      concepts.articles[place]!,
      near[place]!,
      central[place]!.map((value) => LONELY + value),
    ),
  );
  return { candidates, weights: concepts.weights };
}

function candidatesOf(
  told: Pick<Candidate, 'article' | 'voice' | 'age'>,
  { sentences }: ArticleConcepts,
  near: readonly number[],
  central: readonly number[],
): Candidate[] {
  const { article, age } = told;
  return article.sentences.flatMap((sentence, index) => {
    const alone = near[index] === 0 ? 0 : readsAlone(sentence);
    if (alone === 0) return [];
    const { bigrams, stems } = sentences[index]!;
    const centrality = central[index]!;
    const prior = (near[index]! * centrality * alone * (1 + LEAD / (1 + index) ** LEAD_DECAY)) / (1 + AGEING * age);
    return [{ ...told, sentence, words: wordsIn(sentence), concepts: bigrams, stems, prior, centrality }];
  });
}

/** A dateline, which opens an article, is not shown; what else a point leaves out has as many words as its mark. */
const wordsIn = (sentence: ArticleSentence): number =>
  countSpaced(sentence.index === 0 ? statementOf(sentence) : sentence.text);
