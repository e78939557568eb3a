import { ROLES } from '../mentions/name-words.ts';
import type { Article } from '../reading/article.ts';
import { shareOfArticles } from '../words/common-words.ts';
import { findTerms, type Term, termsOf } from '../words/terms.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** What stands before a noun phrase. */
const OPENERS = list(`
  the a an this that these those its his her their our your my of in on for from with by at about over under into
  between against during after before without through no any some each every
`);
/** After a noun phrase these show that its last word was a verb: "the union plans to". */
const OBJECT_OPENERS = list('to the a an this that his her their its him them it us');
/** A verb stands right after these. */
const VERB_OPENERS = list('i he she it we they you who to will would could should may might can must not');
/** Heads of phrases that tell when, how much or what kind, and no topic. */
const EMPTY_HEADS = list(`
  time times day days week weeks month months year years hour hours minute minutes morning afternoon evening night
  weekend decade decades century moment end way ways thing things part parts number numbers lot kind sort type side one
  people person man men woman women percent cent million billion thousand hundred dozen half third quarter others
`);
const EMPTY_STARTS = list(`
  last next first second third other several many more most few new same own one two three four five six seven eight
  nine ten past recent late early previous latest big good great long full whole different further least
`);
/** "…, the harbour said.": a verb at the end of a sentence has nothing behind it to show that it is one. */
const IRREGULAR_PAST = list(`
  said told wrote spoke thought knew saw went came left became began rose fell grew gave took made kept held lost won
  found met sent paid
`);

/** A phrase read off the articles: how they write it, and where. */
export interface NounPhrase {
  readonly words: readonly string[];
  readonly article: Article;
}

/**
 * Noun phrases of running English text, told by what stands around them: "the peace plan," or "of a demilitarised zone
 * that". Their last word must not be used more often as a verb ("he said", "to plan") than alone as a noun. Of single
 * words only those that titles share count ("ceasefire"). One entry for each time a phrase is used.
 */
export function nounPhrasesIn(articles: readonly Article[]): readonly NounPhrase[] {
  const english = articles.filter(({ language = 'en' }) => language.startsWith('en'));
  const phrases = english.flatMap((article) =>
    article.sentences.flatMap((sentence) =>
      phrasesIn(sentence.text, termsOf(sentence, article.language)).map((words) => ({ words, article })),
    ),
  );
  const uses = new Map<string, number>();
  for (const { words } of phrases) if (words.length === 1) uses.set(words[0]!, (uses.get(words[0]!) ?? 0) + 1);
  const verbs = countVerbUses(english);
  const isNoun = (word: string): boolean => (verbs.get(word) ?? 0) <= (uses.get(word) ?? 0);
  const longer = phrases.filter(({ words }) => words.length > 1 && isTopical(words) && isNoun(words.at(-1)!));
  return [...longer, ...english.flatMap((article) => titleNouns(article, uses))];
}

function countVerbUses(articles: readonly Article[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { sentences, language } of articles) {
    for (const sentence of sentences) {
      const terms = termsOf(sentence, language);
      for (const [place, { word }] of terms.entries()) {
        if (place > 0 && VERB_OPENERS.has(terms[place - 1]!.word)) uses.set(word, (uses.get(word) ?? 0) + 1);
      }
    }
  }
  return uses;
}

/** A word used alone so often is a noun beyond doubt. */
const SURE_NOUN = 3;

function titleNouns(article: Article, uses: ReadonlyMap<string, number>): readonly NounPhrase[] {
  const words = findTerms(article.title ?? '', article.language)
    .filter(({ word, stem }) => (uses.get(word) ?? 0) >= SURE_NOUN && shareOfArticles(stem) < 0.1 && isTopical([word]))
    .map(({ word }) => word);
  return [...new Set(words)].map((word) => ({ words: [word], article }));
}

const LONGEST = 3;

/** Runs of plain words between a word that opens a noun phrase and one that can't go on with it. */
function phrasesIn(text: string, terms: readonly Term[]): readonly (readonly string[])[] {
  const phrases: (readonly string[])[] = [];
  for (let start = 1; start < terms.length; start++) {
    if (!OPENERS.has(terms[start - 1]!.word)) continue;
    let end = start;
    while (end < terms.length && isPlain(text, terms[end]!) && adjoins(text, terms[end - 1]!, terms[end]!)) end += 1;
    if (end === start || end - start > LONGEST) continue;
    const next = terms[end];
    const followed = next !== undefined && adjoins(text, terms[end - 1]!, next);
    if (followed && (!next.stop || OBJECT_OPENERS.has(next.word))) continue;
    phrases.push(terms.slice(start, end).map(({ word }) => word));
  }
  return phrases;
}

/** Nothing but a space or a hyphen between them. */
const adjoins = (text: string, a: Term, b: Term): boolean => /^[ \u00a0-]$/.test(text.slice(a.end, b.start));

/** A word of content in small letters: names are found elsewhere. */
const isPlain = (text: string, { stop, start, word }: Term): boolean =>
  !stop && word.length > 2 && /^[a-z]+$/.test(word) && text[start] === word[0];

function isTopical(words: readonly string[]): boolean {
  const first = words[0]!;
  const last = words.at(-1)!;
  if (/(?:ed|ly)$/.test(last) || IRREGULAR_PAST.has(last) || /ly$/.test(first)) return false;
  return !EMPTY_HEADS.has(last) && !EMPTY_STARTS.has(first) && !ROLES.has(last) && !ROLES.has(last.replace(/s$/, ''));
}
