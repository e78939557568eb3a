import { mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import type { Article } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { termsOf } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';

const LEAD_SENTENCES = 3;

/** Classes of the words the article begins with. */
const leadOf = remembered((article: Article): ReadonlySet<string> => {
  const sentences = article.title ? [{ text: article.title }, ...article.sentences] : article.sentences;
  const words = sentences.slice(0, LEAD_SENTENCES).flatMap((sentence) =>
    termsOf(sentence, article.language)
      .filter((term) => !term.stop && term.word.length > 2)
      .map((term) => classOf(term.stem)),
  );
  return new Set(words);
});

const NAMING: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'name']);

const namesOf = remembered((article: Article): ReadonlySet<string> => {
  const found = article.sentences.flatMap((sentence) =>
    mentionsOf(sentence)
      .filter(({ kind }) => NAMING.has(kind))
      .map(({ text }) => nameKey(text)),
  );
  return new Set(found);
});

export function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  return shared;
}

/** Articles that share nothing of what they begin with tell of no common event. Takes little time. */
export const mayBeRelated = (a: Article, b: Article): boolean => sharedCount(leadOf(a), leadOf(b)) > 0;

/** Two articles may tell of one event: they share names, or much of what they begin with. */
export function related(a: Article, b: Article): boolean {
  const lead = sharedCount(leadOf(a), leadOf(b));
  if (lead === 0 || lead >= 4) return lead > 0;
  const names = sharedCount(namesOf(a), namesOf(b));
  return names >= 2 || (names === 1 && lead >= 2);
}

/** So far apart two reports tell of one event. */
const ONE_EVENT = 3 * 24 * 3_600_000;

/** Surely of one event: told within days, they begin alike and name the same. */
export function isOneEvent(a: Article, b: Article): boolean {
  const [timeA, timeB] = [a.publishedAt?.getTime(), b.publishedAt?.getTime()];
  if (timeA !== undefined && timeB !== undefined && Math.abs(timeA - timeB) > ONE_EVENT) return false;
  return shareSome(leadOf(a), leadOf(b), 3) && shareName(a, b);
}

interface Told {
  readonly article: Article;
  readonly near: ReadonlySet<string>;
}

/** Both tell something of what both articles begin with, which surely tell of one event. */
export function areOfTopic(a: Told, b: Told): boolean {
  const [one, other] = [leadOf(a.article), leadOf(b.article)];
  const isShared = [...a.near].some((word) => b.near.has(word) && one.has(word) && other.has(word));
  return isShared && isOneEvent(a.article, b.article);
}

/** "Carnhill" and "Carnhill Buses" share one, too. */
const shareName = (a: Article, b: Article): boolean =>
  shareSome(namesOf(a), namesOf(b), 1) ||
  shareSome(namesOf(a), openingsOf(b), 1) ||
  shareSome(openingsOf(a), namesOf(b), 1);

/** The first words of names of two. */
const openingsOf = remembered((article: Article): ReadonlySet<string> => {
  const found = article.sentences.flatMap((sentence) =>
    mentionsOf(sentence)
      .filter(({ kind, text }) => NAMING.has(kind) && text.includes(' '))
      .map(({ text }) => nameKey(text.slice(0, text.indexOf(' ')))),
  );
  return new Set(found);
});

/** `sharedCount` reaches `least`: looks no further. */
function shareSome(a: ReadonlySet<string>, b: ReadonlySet<string>, least: number): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) {
    if (large.has(item)) shared += 1;
    if (shared >= least) return true;
  }
  return false;
}
