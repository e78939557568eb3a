import type { Article, ArticleSentence } from './article.ts';
import { nameKey } from './facts.ts';
import { mentionsOf } from './mentions.ts';
import { sharedCount } from './relatedness.ts';
import { termsOf } from './terms.ts';
import { classOf, hasOpposite, isTelling, opposes } from './word-classes.ts';

/** What a sentence claims, as far as it can be turned round: its words of weight, and whether it denies. */
export interface Claim {
  readonly article: Article;
  readonly sentence: ArticleSentence;
  readonly classes: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** Stems that have an opposite. */
  readonly turning: readonly string[];
  readonly denies: boolean;
}

const NEGATION =
  /\b(?:not|never|no|nobody|none|nothing|neither|cannot)\b|n[’']t\b|\b(?:failed|refused|yet|unable|declined) to\b/i;
/** What is conditional, or lacking, is no plain claim. */
const UNCLEAR = /\b(?:if|may|might|could|would|will|should|without)\b/i;
/** Longer sentences claim several things: which of them is denied can't be told. */
const MOST_WORDS = 32;
const LEAST_SHARED = 3;

const claimsKept = new WeakMap<Article, readonly Claim[]>();

/** The sentences of an article that claim one thing plainly; remembered as long as it lives. */
export function claimsOf(article: Article): readonly Claim[] {
  let claims = claimsKept.get(article);
  if (!claims) {
    claims = article.sentences.flatMap((sentence) => claimIn(article, sentence));
    claimsKept.set(article, claims);
  }
  return claims;
}

function claimIn(article: Article, sentence: ArticleSentence): readonly Claim[] {
  const terms = termsOf(sentence, article.language);
  if (terms.length > MOST_WORDS || /\?["”»’]?$/.test(sentence.text) || UNCLEAR.test(sentence.text)) return [];
  const weighty = terms.filter((term) => !term.stop && term.word.length > 2 && !isTelling(term.stem));
  const names = mentionsOf(sentence).filter(
    ({ kind }) => kind === 'person' || kind === 'organisation' || kind === 'place' || kind === 'name',
  );
  const turning = weighty.filter((term) => hasOpposite(term.stem)).map((term) => term.stem);
  const denies = NEGATION.test(sentence.text);
  const classes = new Set(weighty.map((term) => classOf(term.stem)));
  return [{ article, sentence, classes, names: new Set(names.map(({ text }) => nameKey(text))), turning, denies }];
}

/** 0: the claims do not contradict; else how surely they do, up to 1. */
export function contradiction(a: Claim, b: Claim): number {
  const turned = a.turning.filter((stem) => b.turning.some((other) => opposes(stem, other)));
  const both = turned.length > 0;
  if (a.turning.some((stem) => b.turning.includes(stem)) && both) return 0;
  if (both ? a.denies !== b.denies : a.denies === b.denies) return 0;
  const shared = sharedCount(a.classes, b.classes);
  const smaller = Math.min(a.classes.size, b.classes.size) - (both ? 1 : 0);
  const share = shared / Math.max(1, smaller);
  if (shared < (both ? 2 : LEAST_SHARED) || share < (both ? 0.45 : 0.6)) return 0;
  if (a.names.size > 0 && b.names.size > 0 && sharedCount(a.names, b.names) === 0 && shared < LEAST_SHARED) return 0;
  return Math.min(1, 0.4 + 0.1 * shared + 0.2 * share);
}
