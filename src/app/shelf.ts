import { setImmediate as others } from 'node:timers/promises';
import type { Article } from '../core/reading/article.ts';
import { isCommonTopic, matchTopic, type Topic, topicPhrases } from '../core/topics/topic.ts';
import { findTerms } from '../core/words/terms.ts';
import type { ArticleRevision } from './conversation.ts';
import type { Revisions } from './document.ts';
import { questionPhrases } from './phrases.ts';
import type { ArticleQuery, Library, StoredArticle } from './ports.ts';
import { beginningOf, type ReadArticles, rememberRead } from './read-articles.ts';
import { COUNTED } from './wording.ts';

/** Articles as read, newest first, and which revision of each. */
export interface Reading {
  readonly articles: readonly Article[];
  readonly revisions: Revisions;
}

/** The library as the desk uses it: finds articles and reads them into sentences. */
export interface Shelf {
  readonly library: Library;
  readonly topics: readonly Topic[];
  /** What has been read, here or ahead. */
  readonly articles: ReadArticles;
  /** The editor's topic of that name or alias, or the free text itself as a topic. */
  topicNamed(text: string): Topic;
  /** The newest articles on a topic: as many as an answer reads, unless told. */
  onTopic(topic: Topic, workspace: string, limit?: number): Promise<Reading>;
  /** The newest of those on a topic whose text was stored since. */
  storedOnTopic(topic: Topic, workspace: string, storedSince: Date, limit: number): Promise<Reading>;
  /** Articles that share words with a question, those that share most first. */
  onQuestion(question: string, workspace: string): Promise<Reading>;
  newest(workspace: string, limit: number, since?: Date): Promise<Reading>;
  open(articles: readonly ArticleRevision[], workspace: string): Promise<Reading>;
  /** How many articles mention a name; counts no further than `COUNTED`. */
  countMentions(name: string, workspace: string): Promise<number>;
  /** What `make` gives for a workspace: made once, and again when the library changes. `name` tells it from others. */
  remember<T>(name: string, workspace: string, make: () => Promise<T>): Promise<T>;
}

/** As many articles as an answer or a long brief reads: more would make people wait. */
const CANDIDATES = 60;
/** A brief of a screen needs no more: the newest of a topic tell it. */
export const BRIEF_CANDIDATES = 18;
/** A topic of stop words is looked for in so many times as many articles: most of those hold them by chance. */
const COMMON = 20;
/** Reading so many takes some ten milliseconds: then whoever else waits gets a turn. */
const READ_AT_ONCE = 10;

export function createShelf(library: Library, topics: readonly Topic[]): Shelf {
  const articles = rememberRead();
  const reading = async (stored: readonly StoredArticle[]): Promise<Reading> => {
    const read: Article[] = [];
    for (const article of stored) {
      if (read.length % READ_AT_ONCE === READ_AT_ONCE - 1) await others();
      read.push(articles.read(article));
    }
    return { articles: read, revisions: Object.fromEntries(stored.map(({ id, revision }) => [id, revision])) };
  };
  const onTopic = async (topic: Topic, query: ArticleQuery): Promise<Reading> =>
    reading(await searchTopic(library, topic, query));
  const named = new Map(topics.flatMap((topic) => [topic.name, ...topic.aliases].map((name) => [keyOf(name), topic])));
  return {
    library,
    topics,
    articles,
    topicNamed: (text) => named.get(keyOf(text)) ?? { name: text, aliases: [], related: [] },
    onTopic: (topic, workspace, limit = CANDIDATES) => onTopic(topic, { workspace, limit }),
    storedOnTopic: (topic, workspace, storedSince, limit) => onTopic(topic, { workspace, storedSince, limit }),
    onQuestion: async (question, workspace) => reading(await searchQuestion(library, question, workspace)),
    newest: async (workspace, limit, since) =>
      reading(await library.searchArticles({ workspace, limit, ...(since && { since }) })),
    open: async (articles, workspace) => {
      const opened = await Promise.all(
        articles.map(({ id, revision }) => library.openArticle(workspace, id, revision)),
      );
      return reading(opened.filter((article) => article !== undefined));
    },
    remember: rememberByVersion(library),
    countMentions: async (name, workspace) => {
      const phrases = topicPhrases(name);
      return phrases.length > 0 ? library.countArticles({ workspace, phrases, limit: COUNTED }) : 0;
    },
  };
}

async function searchTopic(library: Library, topic: Topic, query: ArticleQuery): Promise<readonly StoredArticle[]> {
  const phrases = topicPhrases(topic);
  if (phrases.length === 0) return [];
  if (!isCommonTopic(topic)) return library.searchArticles({ ...query, phrases });
  const matches = matchTopic(topic);
  const naming: StoredArticle[] = [];
  const found = await library.searchArticles({ ...query, phrases, limit: query.limit * COMMON });
  for (const [place, article] of found.entries()) {
    if (naming.length === query.limit) break;
    if (place % READ_AT_ONCE === READ_AT_ONCE - 1) await others();
    if (matches({ text: `${article.title ?? ''}\n${beginningOf(article.text)}` }) > 0) naming.push(article);
  }
  return naming;
}

/** Those that share the most telling words first, until there are enough. */
async function searchQuestion(
  library: Library,
  question: string,
  workspace: string,
): Promise<readonly StoredArticle[]> {
  const found = new Map<string, StoredArticle>();
  for (const phrases of questionPhrases(question)) {
    if (found.size >= CANDIDATES) break;
    for (const article of await library.searchArticles({ workspace, phrases, limit: CANDIDATES }))
      if (found.size < CANDIDATES) found.set(article.id, article);
  }
  return [...found.values()];
}

/** Two spellings of one topic have one key: case, word forms and punctuation do not matter. */
const keyOf = (topic: string): string =>
  findTerms(topic)
    .map((term) => term.stem)
    .join(' ');

/** Workspaces times what is remembered of each. */
const REMEMBERED = 100;

function rememberByVersion(library: Library): Shelf['remember'] {
  const known = new Map<string, { readonly version: number; readonly made: Promise<unknown> }>();
  return async <T>(name: string, workspace: string, make: () => Promise<T>): Promise<T> => {
    const version = await library.version();
    const key = `${name} ${workspace}`;
    const kept = known.get(key);
    const made = kept?.version === version ? (kept.made as Promise<T>) : make();
    known.delete(key);
    known.set(key, { version, made });
    forgetOldest(known, REMEMBERED);
    made.catch(() => known.delete(key));
    return made;
  };
}

function forgetOldest(kept: Map<string, unknown>, most: number): void {
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
}

/** Both readings, an article of both once. */
export function joinReadings(first: Reading, second: Reading): Reading {
  const known = new Set(first.articles.map(({ id }) => id));
  return {
    articles: [...first.articles, ...second.articles.filter(({ id }) => !known.has(id))],
    revisions: { ...second.revisions, ...first.revisions },
  };
}
