import { findTerms, stemWord, type Term } from '../core/terms.ts';
import type { Topic } from '../core/topic.ts';
import type { PhraseStems } from './ports.ts';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'no', 'pt', 'sv', 'ru', 'uk'] as const;
const QUESTION_WORDS = 8;

/** The phrases that find a topic's articles: its name and its aliases. Empty where none has a word. */
export function topicPhrases({ name, aliases }: Topic): readonly PhraseStems[] {
  return [name, ...aliases].map(phraseOf).filter((phrase) => phrase.length > 0);
}

/** All words of a phrase but those of grammar, which count only where there are no others ("The Who"). */
export function phraseOf(text: string): PhraseStems {
  const terms = findTerms(text);
  const telling = terms.filter((term) => !term.stop);
  return (telling.length > 0 ? telling : terms).map(stemsOf);
}

/**
 * Phrases to find what may answer a question, in tiers, the strictest first: articles with all of its words, with
 * two of them, with one.
 */
export function questionPhrases(question: string): readonly (readonly PhraseStems[])[] {
  const telling = findTerms(question).filter((term) => !term.stop);
  const byStem = new Map(telling.map((term) => [term.stem, stemsOf(term)]));
  const words = [...byStem.values()].slice(0, QUESTION_WORDS);
  if (words.length === 0) return [];
  const pairs = words.flatMap((word, place) => words.slice(place + 1).map((other) => [word, other]));
  const tiers = [[words], pairs, words.map((word) => [word])];
  return tiers.filter((tier) => tier.length > 0);
}

/** The stems a word has in any language of its script: which one an article is in is not known beforehand. */
function stemsOf({ word }: Term): readonly string[] {
  return [...new Set([word, ...LANGUAGES.map((language) => stemWord(word, language))])];
}
