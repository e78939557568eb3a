import { mentionsOf } from '../mentions/mentions.ts';
import { DEMONYM, TITLES } from '../mentions/name-words.ts';
import type { Article } from '../reading/article.ts';
import { datelineLength } from '../reading/dateline.ts';
import { shareOfArticles } from '../words/common-words.ts';
import { foldSpace } from '../words/fold-space.ts';
import { foldWord } from '../words/fold-word.ts';
import { findTerms, stemWord } from '../words/terms.ts';
import { nounPhrasesIn } from './noun-phrases.ts';
import { matchTopic, type Topic } from './topic.ts';

export interface FoundTopic {
  readonly name: string;
  readonly articleIds: readonly string[];
  /** Publication of its newest article, where known. */
  readonly newest?: Date;
  /** `file`: one of the topics given; `found`: read off the articles. */
  readonly origin: 'file' | 'found';
}

/** A name or phrase and the articles that use it. */
interface Candidate {
  readonly key: string;
  /** How often it is written in which way. */
  readonly spellings: Map<string, number>;
  readonly articles: Set<Article>;
  person: boolean;
}

/** One article alone makes no topic; a phrase of everyday words ("short notice") takes more to be one ("peace plan"). */
const leastArticles = (key: string): number => (key.split(' ').every((stem) => shareOfArticles(stem) >= 0.1) ? 4 : 2);

/** Of two names one within the other, the longer stands for both where it has so many of the shorter one's articles. */
const COVERS = 0.7;

/**
 * What the articles are about, named by phrases a person would use: first the topics given, then names and noun
 * phrases that recur; each group most told first. A given topic that no article is about is in the list, with none.
 */
export function findTopics(articles: readonly Article[], topics: readonly Topic[] = []): readonly FoundTopic[] {
  const given = topics.map((topic) => countGiven(topic, articles));
  const known = new Set(topics.flatMap(({ name, aliases }) => [name, ...aliases].map(keyOf)));
  /** A bare noun of a given topic's name ("port" beside "port strike") is that topic again, and wider. */
  const inKnown = new Set([...known].flatMap((key) => key.split(' ')));
  const found = withoutCovered(joinSurnames(collect(articles)))
    .filter(({ key, articles }) => articles.size >= leastArticles(key) && !known.has(key))
    .filter(({ key, spellings }) => !(inKnown.has(key) && /^\p{Ll}/u.test(mostWritten(spellings))))
    .map(({ spellings, articles }) => toTopic(mostWritten(spellings), [...articles], 'found'));
  return [...given.sort(mostTold), ...found.sort(mostTold)];
}

function countGiven(topic: Topic, articles: readonly Article[]): FoundTopic {
  const match = matchTopic(topic);
  const names = ({ title, sentences, language }: Article): boolean =>
    (title !== undefined && match({ text: title }, language) === 1) ||
    sentences.some((sentence) => match(sentence, language) === 1);
  return toTopic(topic.name, articles.filter(names), 'file');
}

function toTopic(name: string, about: readonly Article[], origin: FoundTopic['origin']): FoundTopic {
  const times = about.flatMap(({ publishedAt }) => (publishedAt ? [publishedAt.getTime()] : []));
  const newest = times.length > 0 ? { newest: new Date(Math.max(...times)) } : {};
  return { name, articleIds: about.map(({ id }) => id).sort(), ...newest, origin };
}

const mostTold = (a: FoundTopic, b: FoundTopic): number =>
  b.articleIds.length - a.articleIds.length || (a.name < b.name ? -1 : 1);

/** What joins the forms of a name: stems without diacritics. */
const keyOf = (text: string): string =>
  findTerms(text)
    .map(({ stem }) => foldWord(stem))
    .join(' ');

function collect(articles: readonly Article[]): readonly Candidate[] {
  const publishers = new Set(
    articles.flatMap(({ source, author }) => [source, author]).map((name) => keyOf(name ?? '')),
  );
  const candidates = new Map<string, Candidate>();
  const keys = new Map<string, string>();
  const add = (written: string, article: Article, person = false): void => {
    const key = keys.get(written) ?? keyOf(written);
    keys.set(written, key);
    if (publishers.has(key)) return;
    const candidate = candidates.get(key) ?? { key, spellings: new Map(), articles: new Set(), person };
    candidates.set(key, candidate);
    candidate.spellings.set(written, (candidate.spellings.get(written) ?? 0) + 1);
    candidate.articles.add(article);
    candidate.person ||= person;
  };
  for (const article of articles) for (const { name, person } of namesIn(article)) add(name, article, person);
  for (const { words, article } of nounPhrasesIn(articles)) add(words.join(' '), article);
  return [...candidates.values()];
}

/** Days everybody's calendar has: when something happens, and nothing that happens. */
const CALENDAR =
  /^(?:Christmas(?: (?:Eve|Day))?|Easter(?: \p{Lu}\p{L}+)?|New Year(?:['’]s (?:Eve|Day))?|Ramadan|Hanukkah|Thanksgiving|Halloween|Whitsun|Pentecost|Diwali|Eid)$/u;

const NAME_KINDS: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'name']);

function namesIn(article: Article): readonly { readonly name: string; readonly person: boolean }[] {
  return article.sentences
    .flatMap((sentence) => {
      const opening = datelineLength(sentence.text);
      return mentionsOf(sentence).filter(({ start }) => start >= opening);
    })
    .filter(({ kind, text }) => NAME_KINDS.has(kind) && !CALENDAR.test(text))
    .map(({ text, kind }) => ({ name: withoutTitle(foldSpace(text)), person: kind === 'person' }))
    .filter(({ name }) => isTelling(name));
}

/** "Ukrainian President Volodymyr Zelensky" goes by the name. */
function withoutTitle(name: string): string {
  const words = name.split(' ');
  const title = words.findLastIndex((word, place) => place > 0 && TITLES.has(word.toLowerCase()));
  return title > 0 && title < words.length - 1 ? words.slice(title + 1).join(' ') : name;
}

const NATIONALITY = new RegExp(`${DEMONYM.source}|(?:ic|e)ans?$`);

/** One everyday word ("President", "March") or nationality ("American") is no topic. */
function isTelling(name: string): boolean {
  const words = findTerms(name).filter(({ stop }) => !stop);
  const [only] = words;
  if (!only || name.length > 60) return false;
  if (words.length > 1) return true;
  return only.word.length > 1 && shareOfArticles(stemWord(only.word)) < 0.1 && !NATIONALITY.test(only.word);
}

/**
 * A person goes by the surname where some articles write nothing else, and by the full name where all have it. Only
 * for a surname that one person bears.
 */
function joinSurnames(candidates: readonly Candidate[]): readonly Candidate[] {
  const bearers = new Map<string, Candidate[]>();
  for (const candidate of candidates.filter(({ person, key }) => person && key.includes(' '))) {
    const surname = candidate.key.split(' ').at(-1)!;
    bearers.set(surname, [...(bearers.get(surname) ?? []), candidate]);
  }
  const joined = new Set<Candidate>();
  for (const candidate of candidates) {
    const [bearer, another] = bearers.get(candidate.key) ?? [];
    if (!bearer || another || sharedArticles(candidate, bearer) === 0) continue;
    const everywhere = [...candidate.articles].every((article) => bearer.articles.has(article));
    joined.add(everywhere ? candidate : bearer);
    for (const article of bearer.articles) candidate.articles.add(article);
  }
  return candidates.filter((candidate) => !joined.has(candidate));
}

/** Drops what another candidate names better: "Union" beside "European Union". */
function withoutCovered(candidates: readonly Candidate[]): readonly Candidate[] {
  const byWord = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const word of new Set(candidate.key.split(' '))) byWord.set(word, [...(byWord.get(word) ?? []), candidate]);
  }
  const isCovered = (candidate: Candidate): boolean => {
    const words = candidate.key.split(' ');
    return (byWord.get(words[0]!) ?? []).some(
      (longer) =>
        longer.key.length > candidate.key.length &&
        ` ${longer.key} `.includes(` ${candidate.key} `) &&
        sharedArticles(candidate, longer) >= COVERS * candidate.articles.size,
    );
  };
  return candidates.filter((candidate) => !isCovered(candidate));
}

function sharedArticles(a: Candidate, b: Candidate): number {
  let shared = 0;
  for (const article of a.articles) if (b.articles.has(article)) shared += 1;
  return shared;
}

const mostWritten = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))[0]![0];
