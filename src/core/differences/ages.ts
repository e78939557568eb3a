import { mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import type { Article } from '../reading/article.ts';
import type { Fact } from './facts.ts';
import { sharedCount } from './relatedness.ts';

/** Years: about somebody's age nobody is further wrong, and whoever was so much younger was it at another time. */
const OTHER_TIME = 20;

/** Older than anybody: the age of a thing, which goes without a name. */
const OLDEST = 125;

/** Two ages are compared where they may be one person's. */
export function sameAged(a: Fact, b: Fact): boolean {
  if ([a, b].every(({ mention }) => (mention.value ?? 0) > OLDEST)) return true;
  if (Math.abs((a.mention.value ?? 0) - (b.mention.value ?? 0)) > OTHER_TIME) return false;
  return sharedCount(agedIn(a), agedIn(b)) > 0;
}

/**
 * Whose age is told: "the 54-year-old keeper Ana Ruiz" by the name behind it, "Ana Ruiz was 54 years old" by those
 * before. "The 54-year-old driver" is nobody named.
 */
function agedIn({ article, sentence, mention }: Fact): ReadonlySet<string> {
  const names = mentionsOf(sentence).filter(({ kind }) => kind === 'person' || kind === 'name');
  const behind = names.find(({ start }) => start >= mention.end);
  const between = behind && sentence.text.slice(mention.end, behind.start);
  const isApposed = behind !== undefined && /^ (?:\p{Ll}[\p{L}-]* ){0,3}$/u.test(between!);
  const isDescribed = mention.text.includes('-') && /^ \p{Ll}/u.test(sentence.text.slice(mention.end));
  const beside = names.filter(({ end }) => end === mention.start - 2 && sentence.text[end] === ',');
  const before = names.filter(({ end }) => end <= mention.start);
  if (names.length === 0 && /^(?:He|She) /.test(sentence.text)) return personsBefore(article, sentence.index);
  const owners = isApposed ? [behind] : beside.length > 0 ? beside : isDescribed ? [] : before;
  return new Set(owners.map(({ text }) => nameKey(text)));
}

/** "He was 73": whom the sentence before names. */
function personsBefore({ sentences }: Article, index: number): ReadonlySet<string> {
  const before = sentences[index - 1];
  const persons = before ? mentionsOf(before).filter(({ kind }) => kind === 'person') : [];
  return new Set(persons.map(({ text }) => nameKey(text)));
}
