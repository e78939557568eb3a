import type { Article, ArticleSentence } from '../reading/article.ts';
import type { Sentence } from '../reading/sentences.ts';
import { remembered } from '../remember.ts';
import { mayBeginPhrase, oppositesOf, phrasesIn } from '../words/opposites.ts';
import { type Term, termsOf } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';
import { relatedness, rootOf } from '../words/word-relations.ts';

/** A sentence read for questions. `roots` runs beside `terms`; `places` tells where each root stands. */
export interface Passage {
  readonly sentence: Pick<Sentence, 'text'>;
  readonly terms: readonly Term[];
  readonly roots: readonly string[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** An article's passages beside its sentences, and what is needed to find words in them. */
export interface Reading {
  readonly article: Article;
  readonly passages: readonly Passage[];
  readonly words: Vocabulary;
  /** Roots of the title and of the heading above each sentence. */
  readonly title: ReadonlySet<string>;
  readonly headings: readonly ReadonlySet<string>[];
}

export interface Vocabulary {
  /** In how many passages each root stands. */
  readonly frequency: ReadonlyMap<string, number>;
  /** The passages (by index) with a root. */
  readonly postings: ReadonlyMap<string, readonly number[]>;
  /** The roots by first letter, for words related to one that is not there. */
  readonly byInitial: ReadonlyMap<string, readonly string[]>;
  /** The roots that news uses for another word, by that word. */
  readonly byClass: ReadonlyMap<string, readonly string[]>;
}

export function readPassage(sentence: Pick<Sentence, 'text'>, language?: string): Passage {
  const terms = termsOf(sentence, language);
  const roots = terms.map(({ stem }) => rootOf(stem));
  const places = new Map<string, number[]>();
  roots.forEach((root, place) => {
    const known = places.get(root);
    if (known) known.push(place);
    else places.set(root, [place]);
  });
  for (const { root, place } of phrasedIn(sentence.text, terms)) if (!places.has(root)) places.set(root, [place]);
  return { sentence, terms, roots, places };
}

/** The single words that verbs of more than one stand for ("resigned" for "stepped down"), each with its first word's place. */
export function phrasedIn(text: string, terms: readonly Term[]): readonly { root: string; place: number }[] {
  if (!terms.some(({ word }) => mayBeginPhrase(word))) return [];
  return phrasesIn(text).map(({ stem, start }) => ({
    root: rootOf(stem),
    place: terms.findIndex((term) => term.start === start),
  }));
}

export function collectWords(passages: readonly Passage[]): Vocabulary {
  const postings = new Map<string, number[]>();
  passages.forEach((passage, index) => {
    for (const root of passage.places.keys()) {
      const known = postings.get(root);
      if (known) known.push(index);
      else postings.set(root, [index]);
    }
  });
  const byInitial = new Map<string, string[]>();
  const byClass = new Map<string, string[]>();
  for (const root of postings.keys()) {
    const initial = root.slice(0, 1);
    const known = byInitial.get(initial);
    if (known) known.push(root);
    else byInitial.set(initial, [root]);
    const like = classOf(root);
    if (like !== root) byClass.set(like, [...(byClass.get(like) ?? []), root]);
  }
  return { frequency: new Map([...postings].map(([root, at]) => [root, at.length])), postings, byInitial, byClass };
}

/** Reads an article for questions; remembered as long as the article object lives. */
export const readForQuestions = remembered((article: Article): Reading => {
  const passages = article.sentences.map((sentence) => readPassage(sentence, article.language));
  return {
    article,
    passages,
    words: collectWords(passages),
    title: rootsOf(article.title ?? ''),
    headings: headingsOf(article),
  };
});

const rootsOf = (text: string): ReadonlySet<string> => new Set(readPassage({ text }).roots);

function headingsOf(article: Article): readonly ReadonlySet<string>[] {
  let heading: ReadonlySet<string> = new Set();
  let next = 0;
  return article.sentences.map((sentence: ArticleSentence) => {
    for (; next < sentence.paragraph; next++) {
      const paragraph = article.paragraphs[next];
      if (paragraph?.kind === 'heading') heading = rootsOf(article.text.slice(paragraph.start, paragraph.end));
    }
    return heading;
  });
}

/** "Negotiations" for "talks". */
const OF_ONE_CLASS = 0.5;
/** Two roots less related than this are two words. */
const RELATED_FROM = 0.65;

/** The roots of a vocabulary that may stand for `root`, with how surely (1 is itself). */
export function relatedRoots(root: string, words: Vocabulary): ReadonlyMap<string, number> {
  const related = new Map<string, number>();
  if (words.frequency.has(root)) related.set(root, 1);
  for (const other of words.byInitial.get(root.slice(0, 1)) ?? []) {
    const how = other === root ? 0 : relatedness(root, other);
    if (how >= RELATED_FROM) related.set(other, how);
  }
  const like = classOf(root);
  for (const other of [like, ...(words.byClass.get(like) ?? [])]) {
    if (words.frequency.has(other) && !related.has(other)) related.set(other, OF_ONE_CLASS);
  }
  return related;
}

/** "Was Kim convicted?" is answered by what tells that Kim was acquitted, where no text has the word itself. */
export const oppositeRoots = (root: string, words: Vocabulary): ReadonlyMap<string, number> =>
  new Map(
    oppositesOf(root)
      .map(rootOf)
      .flatMap((opposite) => (words.frequency.has(opposite) ? [[opposite, OF_ONE_CLASS] as const] : [])),
  );
