import { type Article, type ArticleSentence, sentenceAt } from '../reading/article.ts';
import { inStableOrder } from '../reading/stable-order.ts';
import { remembered } from '../remember.ts';
import { matchTopic, type Topic, type TopicMatch } from '../topics/topic.ts';
import { termsOf } from '../words/terms.ts';
import type { Relevance } from './rank.ts';

/** What a brief is made from, and how near each sentence is to its subject. */
export interface Scope {
  readonly articles: readonly Article[];
  readonly relevance: Relevance;
  /** How much a text names the subject, 0–1. */
  readonly names: TopicMatch;
}

/** One sentence that names the topic, or two that touch it, make an article one about the topic. */
const ABOUT = 0.7;
const NAMES = 0.7;
/** What a reader needs around a topic: the section headed with it, the neighbours. */
const SECTION = 0.5;
const NEIGHBOUR = 0.35;
/** And of an article that is mainly about it the opening and, less, the rest: with its title or so many sentences. */
const OPENING = 0.35;
const OPENING_SENTENCES = 2;
const REST = 0.2;
/** The rest of one that only opens with it. */
export const LED = 0.1;
const MAINLY = 3;

/**
 * The articles a brief is about, in an order that does not depend on the input's, each id once. An article that does not
 * match the topic contributes nothing, not even to what counts as told by many.
 */
export function scopeOf(articles: readonly Article[], topic?: string | Topic, since?: Date): Scope {
  const sorted = inStableOrder(articles).filter((article) => !since || isSince(article, since));
  if (topic === undefined) return { articles: sorted, relevance: () => 1, names: () => 1 };
  const names = matchTopic(topic);
  const nearness = new Map<Article, readonly number[]>();
  for (const article of sorted) {
    const near = nearnessOf(article, names);
    if (near) nearness.set(article, near);
  }
  const relevance = ({ index }: ArticleSentence, article: Article) => nearness.get(article)?.[index] ?? 0;
  return { articles: [...nearness.keys()], relevance, names };
}

/** How near a span of an article is to the subject: as near as the sentence it starts in. */
export function relevanceAt({ relevance }: Scope, article: Article, start: number): number {
  const sentence = sentenceAt(article, start);
  return sentence ? relevance(sentence, article) : 0;
}

function isSince({ publishedAt, addedAt }: Article, since: Date): boolean {
  const known = publishedAt ?? addedAt;
  return !known || known >= since;
}

/** By sentence index how near it is to the topic; undefined where the article isn't about it. */
function nearnessOf(article: Article, names: TopicMatch): readonly number[] | undefined {
  const { title, sentences, language } = article;
  const matches = sentences.map((sentence) => names(sentence, language));
  const titled = title ? names({ text: title }, language) : 0;
  const about = matches.reduce((sum, match) => sum + match, titled);
  if (about < ABOUT) return undefined;
  const mainly = titled >= NAMES || about >= MAINLY;
  const rest = mainly ? REST : (matches[0] ?? 0) >= NAMES ? LED : 0;
  const headed = headedBy(article, names);
  return sentences.map(({ paragraph, index }) => {
    const beside = (place: number) =>
      matches[place]! >= NAMES &&
      sentences[place]?.paragraph === paragraph &&
      goesOn(sentences[index]!, sentences[place]!);
    return Math.max(
      matches[index]!,
      headed.has(paragraph) ? SECTION : 0,
      mainly && index < OPENING_SENTENCES ? OPENING : rest,
      (index > 0 && beside(index - 1)) || (index + 1 < sentences.length && beside(index + 1)) ? NEIGHBOUR : 0,
    );
  });
}

/** A neighbour that shares no word of content with the sentence that names the topic, nor points to it, is on to something else. */
function goesOn(sentence: ArticleSentence, naming: ArticleSentence): boolean {
  const later = sentence.start > naming.start ? sentence : naming;
  if (POINTS_BACK.test(later.text)) return true;
  const named = contentStems(naming);
  return termsOf(sentence).some(({ stop, stem }) => !stop && named.has(stem));
}

const POINTS_BACK = /\b(?:he|she|it|they|him|them|his|her|hers|its|their|this|these)\b/i;
const contentStems = remembered((sentence: ArticleSentence): ReadonlySet<string> => {
  const stems = new Set<string>();
  for (const { stop, stem } of termsOf(sentence)) if (!stop) stems.add(stem);
  return stems;
});

/** Places of the paragraphs below a heading that names the topic. */
function headedBy({ paragraphs, text, language }: Article, names: TopicMatch): ReadonlySet<number> {
  const headed = new Set<number>();
  let under = false;
  paragraphs.forEach(({ kind, start, end }, place) => {
    if (kind === 'heading') under = names({ text: text.slice(start, end) }, language) >= NAMES;
    else if (under && kind === 'text') headed.add(place);
  });
  return headed;
}
