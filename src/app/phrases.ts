import { topicPhrases } from '../core/topics/topic.ts';
import { findTerms } from '../core/words/terms.ts';
import type { PhraseStems } from './ports.ts';

const QUESTION_WORDS = 8;

/**
 * Phrases to find what may answer a question, in tiers, the strictest first: articles with all of its words, with
 * two of them, with one.
 */
export function questionPhrases(question: string): readonly (readonly PhraseStems[])[] {
  const telling = findTerms(question).filter((term) => !term.stop);
  const byStem = new Map(telling.map(({ stem, word }) => [stem, topicPhrases(word).flat()]));
  const words = [...byStem.values()].filter((word) => word.length > 0).slice(0, QUESTION_WORDS);
  if (words.length === 0) return [];
  const pairs = words.flatMap((word, place) => words.slice(place + 1).map((other) => [...word, ...other]));
  return [[words.flat()], pairs, words].filter((tier) => tier.length > 0);
}
