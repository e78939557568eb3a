import { mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import type { Article } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { stemWord, termsOf } from '../words/terms.ts';
import { classOf, isTelling } from '../words/word-classes.ts';
import type { Fact } from './facts.ts';
import { isOneEvent, sharedCount } from './relatedness.ts';

/** What a sentence leaves unsaid because its title or its neighbours tell it. */
interface Setting {
  readonly names: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** Of the names those of persons, the sentence's own as well. */
  readonly persons: ReadonlySet<string>;
}

const BEFORE = 2;
const BEHIND = 1;
const NAMING: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'name']);

/** One object an article, so that what is found in its title is remembered as well. */
const titleOf = remembered(({ title = '' }: Article): { readonly text: string } => ({ text: title }));

const settingOf = remembered(({ article, sentence }: Fact): Setting => {
  const at = sentence.index;
  const around = article.sentences
    .slice(Math.max(0, at - BEFORE), at + BEHIND + 1)
    .filter((other) => other !== sentence);
  const told = [titleOf(article), ...around];
  const mentions = told.flatMap((one) => mentionsOf(one).filter(({ kind }) => NAMING.has(kind)));
  const terms = told.flatMap((one) => termsOf(one, article.language));
  return {
    names: new Set(mentions.map(({ text }) => nameKey(text))),
    persons: new Set(
      [...mentions, ...mentionsOf(sentence)].filter(({ kind }) => kind === 'person').map(({ text }) => nameKey(text)),
    ),
    words: new Set(
      terms
        .filter(({ stop, stem, word }) => !stop && word.length > 2 && !isTelling(stem))
        .map(({ stem }) => classOf(stem)),
    ),
  };
});

/** What two facts share beyond their sentences: nothing unless their articles tell of one event. */
export interface SharedSetting {
  readonly names: number;
  readonly words: number;
}

export function sharedSetting(a: Fact, b: Fact): SharedSetting | undefined {
  if (!isOneEvent(a.article, b.article)) return undefined;
  const [one, other] = [settingOf(a), settingOf(b)];
  const near = [...b.words].filter((word) => !a.near.has(word) && (a.words.has(word) || one.words.has(word)));
  const back = [...a.words].filter((word) => !b.near.has(word) && (b.words.has(word) || other.words.has(word)));
  return { names: sharedNames(a.names, one.names, b.names, other.names), words: new Set([...near, ...back]).size };
}

/** A sentence without names is about those around it; one that has its own is about others unless the other's are around, or both stand among the same: these count once. */
function sharedNames(
  own: ReadonlySet<string>,
  around: ReadonlySet<string>,
  others: ReadonlySet<string>,
  aroundOthers: ReadonlySet<string>,
): number {
  if (own.size === 0) return sharedCount(around, new Set([...others, ...aroundOthers]));
  if (others.size === 0) return sharedCount(aroundOthers, new Set([...own, ...around]));
  const named =
    [...own].filter((name) => !others.has(name) && aroundOthers.has(name)).length +
    [...others].filter((name) => !own.has(name) && around.has(name)).length;
  return Math.max(named, Math.min(1, sharedCount(around, aroundOthers)));
}

const wordsOf = remembered(
  (article: Article): ReadonlySet<string> =>
    new Set(
      [titleOf(article), ...article.sentences].flatMap((one) =>
        termsOf(one, article.language).map(({ stem }) => classOf(stem)),
      ),
    ),
);

/** By its class, in the title or the text. */
export const mentionsWord = (article: Article, word: string): boolean => wordsOf(article).has(word);

/** "Buses in Wexford carried …": the noun, in the plural, that a sentence begins with. */
const SUBJECT = /^(?:The |Its |Their )?(\p{L}\p{Ll}+s) (?!of\b)/u;

/** Both sentences begin with what their article's title names and the other article does not mention: buses and trams. */
export function tellOfOthers(a: Fact, b: Fact): boolean {
  const own = ({ article, sentence }: Fact, other: Fact): boolean => {
    const noun = SUBJECT.exec(sentence.text)?.[1];
    if (noun === undefined) return false;
    const subject = classOf(stemWord(noun.toLowerCase()));
    const titled = termsOf(titleOf(article), article.language).some(({ stem }) => classOf(stem) === subject);
    return titled && !wordsOf(other.article).has(subject);
  };
  return own(a, b) && own(b, a);
}

const AT_SITE = /\b(\p{Ll}{3,}) (?:at|in) the (\p{Ll}{3,}) (?=\p{Ll})/u;

/** What stands at a site, and the site, by their classes. */
function siteOf({ sentence }: Fact): { readonly of: string; readonly site: string } | undefined {
  const [, of, site] = AT_SITE.exec(sentence.text) ?? [];
  return of && site ? { of: classOf(stemWord(of)), site: classOf(stemWord(site)) } : undefined;
}

/** "The strike at the port", "the strike at the airport": no name is shared, and neither article mentions the other's site. */
export function areAtOtherSites(a: Fact, b: Fact): boolean {
  if (sharedCount(a.names, b.names) > 0) return false;
  const [one, other] = [siteOf(a), siteOf(b)];
  if (!one || !other || one.of !== other.of || one.site === other.site) return false;
  return !mentionsWord(a.article, other.site) && !mentionsWord(b.article, one.site);
}

/** What befalls one person. */
const PERSONAL: ReadonlySet<string> = new Set(['term', 'ban', 'fine', 'bail']);

/** Both tell what befell somebody, and name nobody in common in or around their sentences. */
export function befellOthers(a: Fact, b: Fact): boolean {
  if (a.role === undefined || a.role !== b.role || !PERSONAL.has(a.role)) return false;
  const [one, other] = [settingOf(a).persons, settingOf(b).persons];
  return one.size > 0 && other.size > 0 && sharedCount(one, other) === 0;
}
