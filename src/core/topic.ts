import type { Article, ArticleSentence } from './article.ts';
import { findTerms, termsOf } from './terms.ts';

/** What a person follows. Any free text is a topic by its name alone. */
export interface Topic {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Words that show the topic is touched without naming it; they count less. */
  readonly related: readonly string[];
}

export const topicOf = (topic: string | Topic): Topic =>
  typeof topic === 'string' ? { name: topic, aliases: [], related: [] } : topic;

/** How much a sentence is about a topic: 0 not at all, 1 names it. */
export type TopicMatch = (sentence: ArticleSentence) => number;

export function matchTopic(topic: string | Topic): TopicMatch {
  const { name, aliases } = topicOf(topic);
  const phrases = [name, ...aliases].map((phrase) => findTerms(phrase).map((term) => term.stem));
  return (sentence) => {
    const stems = new Set(termsOf(sentence).map((term) => term.stem));
    return phrases.some((phrase) => phrase.length > 0 && phrase.every((stem) => stems.has(stem))) ? 1 : 0;
  };
}

export interface FoundTopic {
  readonly name: string;
  readonly articleIds: readonly string[];
}

/** What the articles are about, most told first, named by a phrase a person would use. */
export function findTopics(_articles: readonly Article[]): readonly FoundTopic[] {
  return [];
}
