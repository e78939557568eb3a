import { findQuotes } from '../quotes/quotes.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { findTerms } from '../words/terms.ts';
import { rootOf } from '../words/word-relations.ts';
import { linkedStrength } from './linked.ts';
import { says } from './saying.ts';
import type { Candidate, Found } from './search-articles.ts';

/** A quotation of fewer words is a phrase of the reporter's sentence. */
const FEWEST_WORDS = 4;

/** Nothing is named that it should be about. */
const ASKS_ALL_SAID = /\bwhat (?:did|does|do|has|have|had) .{1,80} (?:say|said|tell us|add)\W*$/i;

/**
 * "What did X say?": what X says or is quoted with goes before what only names X, and the newest article's goes first.
 * Other questions keep their order.
 */
export function ownWordsFirst(found: Found): readonly Candidate[] {
  const { search, candidates } = found;
  if (search.question.kind !== 'statement' || !ASKS_ALL_SAID.test(search.question.text)) return candidates;
  const asked = search.sought.filter(({ name }) => name !== undefined).map(({ root }) => root);
  const tells = (candidate: Candidate): boolean => {
    const { sentence, reading } = candidate;
    if (!linkedStrength(search, candidate).some((held) => held > 0)) return false;
    return says(sentence) || (asked.length > 0 && isQuotedBy(asked, sentence, reading.article));
  };
  const publishedAt = ({ reading }: Candidate): number => reading.article.publishedAt?.getTime() ?? 0;
  const own = candidates.filter(tells).toSorted((a, b) => publishedAt(b) - publishedAt(a));
  return [...own, ...candidates.filter((candidate) => !own.includes(candidate))];
}

/** Words of a quotation whose speaker bears the name; a surname is enough. */
function isQuotedBy(name: readonly string[], sentence: ArticleSentence, article: Article): boolean {
  return findQuotes(article).some(({ text, start, end, speaker }) => {
    if (!speaker || start >= sentence.end || end <= sentence.start || text.split(/\s+/).length < FEWEST_WORDS)
      return false;
    const roots = findTerms(speaker.name).map(({ stem }) => rootOf(stem));
    return roots.includes(name.at(-1) ?? '');
  });
}
