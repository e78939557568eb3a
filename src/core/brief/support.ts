import { mentionsOf } from '../mentions/mentions.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { type Term, termsOf } from '../words/terms.ts';
import type { Candidate } from './rank.ts';

/** Words that change what a sentence claims: both sentences hold them, or neither does. */
const CHANGING =
  /^(?:no|not|never|none|nobody|nothing|neither|nor|without|hardly|barely|.*n't|cannot|may|might|could|would|should|must|can|if|unless|whether|until|before|after|although|though|despite|only|almost|nearly|about|around|over|under|least|most|more|less|up|down|both|all|some|few|many|any)$/;
/** Most of the point's word pairs stand in the other sentence, too: the same words in other roles are another claim. */
const SAME_ORDER = 0.7;
const FEWEST_STEMS = 4;

/**
 * Whether a sentence supports every name, number and claim of a point's sentence. Strict: a missing further source
 * costs little, a false one costs the reader's trust.
 */
export function supports(sentence: ArticleSentence, point: ArticleSentence, language?: string): boolean {
  const told = termsOf(sentence, language);
  const claimed = termsOf(point, language);
  const stems = new Set(told.map(({ stem }) => stem));
  const content = claimed.filter(({ stop }) => !stop);
  if (content.length < FEWEST_STEMS || !content.every(({ stem }) => stems.has(stem))) return false;
  return (
    changingWords(told) === changingWords(claimed) &&
    inSameOrder(told, claimed) &&
    mentionsOf(point).every(({ text }) => sentence.text.toLowerCase().includes(text.toLowerCase()))
  );
}

function changingWords(terms: readonly Term[]): string {
  const words = terms.flatMap(({ word }) => (CHANGING.test(word) ? word : []));
  return [...new Set(words)].toSorted().join(' ');
}

function inSameOrder(told: readonly Term[], claimed: readonly Term[]): boolean {
  const pairs = new Set(pairsOf(told));
  const wanted = pairsOf(claimed);
  return wanted.filter((pair) => pairs.has(pair)).length >= SAME_ORDER * wanted.length;
}

function pairsOf(terms: readonly Term[]): readonly string[] {
  const content = terms.filter(({ stop }) => !stop);
  return content.slice(1).map(({ stem }, place) => `${content[place]!.stem} ${stem}`);
}

/** Of the other articles one sentence each that supports all of a point's sentence, in the articles' order. */
export function furtherSupport(point: ArticleSentence, articles: readonly Article[]): readonly ArticleSentence[] {
  return articles.flatMap((article) => {
    if (article.id === point.articleId) return [];
    return article.sentences.find((sentence) => supports(sentence, point, article.language)) ?? [];
  });
}

/** The same among ranked candidates, whose stems are at hand. */
export function supportAmong(candidate: Candidate, candidates: readonly Candidate[]): readonly ArticleSentence[] {
  const found = new Map<Article, ArticleSentence>();
  for (const { article, sentence, stems } of candidates) {
    if (article === candidate.article || found.has(article) || !holdsAll(stems, candidate.stems)) continue;
    if (supports(sentence, candidate.sentence, article.language)) found.set(article, sentence);
  }
  return [...found.values()];
}

/** Both ascending. */
function holdsAll(stems: Int32Array, wanted: Int32Array): boolean {
  let place = 0;
  for (const stem of wanted) {
    while (place < stems.length && stems[place]! < stem) place += 1;
    if (stems[place] !== stem) return false;
  }
  return true;
}
