import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { type Term, termsOf } from '../words/terms.ts';
import { classOf, hasOpposite, isTelling, opposes, oppositesOf, turnsWithTime } from '../words/word-classes.ts';
import { datesDiffer } from './agreement.ts';
import { sharedCount } from './relatedness.ts';

/** What a sentence claims in its own voice, as far as it can be turned round. */
export interface Claim {
  readonly article: Article;
  readonly sentence: ArticleSentence;
  /** Classes of its words of weight, names left out. */
  readonly classes: ReadonlySet<string>;
  /** Those of them that may be said of something: no noun behind "the" or "of". */
  readonly affirmed: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly dates: readonly Mention[];
  /** Stems that have an opposite and are not denied. */
  readonly turning: readonly string[];
  /** Classes of the very words a negation stands on. */
  readonly denied: ReadonlySet<string>;
  /** The denial is of a thing: "no drone", "nobody". */
  readonly lacks: boolean;
  /** The denial is one of the moment ("has not signed", "is not"): a later "signed" follows it and does not contradict. */
  readonly soFar: boolean;
}

/** Words that are not the sentence's own claim: quoted ones, embedded questions, conditions, relative clauses, circumstances. */
const EMBEDDED = [
  /["“„«][^"“”„«»]{0,400}["”»]/g,
  /\b(?:whether|why|how|what|who|whom|whose|where|when|which|if|unless|because|asked|until|since|while|although|though|after|before|despite)\b[^,;:.]{0,200}/gi,
];
/** What those that no mark shows begin with. */
const EMBEDDING = new Set(
  'whether why how what who whom whose where when which if unless because asked until since while although though after before despite'.split(
    ' ',
  ),
);
/** A negation and what stands between it and the word it denies. */
const DENIAL =
  /\b(?:(?:not|never|cannot)(?! (?:only|just|merely|simply|necessarily|completely|entirely|fully)\b)|\p{L}+n['’]t|(?:fail|refus|declin)\p{L}{1,3} to|yet to|unable to|(?:no|none|nobody|nothing|neither)\b(?:[^,;:.]{0,60}?\b(?:has|have|had|was|were|is|are|did|does)\b(?: been)?)?)\s+/iuy;
const SO_FAR =
  /\b(?:has|have|is|are)(?: (?:not|never|yet)|n['’]t)\b|\bno\b[^,;:.]{0,60}\b(?:has|have|is|are)\b|\b(?:none|neither)\b[^,;:.]{0,60}\b(?:has|have)\b|\byet\b/i;
/** What is conditional, wished for or lacking is no plain claim. */
const UNCLEAR =
  /\b(?:if|may|might|could|would|will|should|without|unclear|expect\p{L}*|hop(?:e|es|ed|ing)|fear\p{L}*|want\p{L}*|plan(?:s|ned)? to|threat\p{L}*|plead\p{L}*|[Pp]reviously|[Ff]ormerly|used to|no longer)\b/u;
/** Longer sentences claim several things: which of them is denied can't be told. */
const MOST_WORDS = 32;
const NAMING: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'name']);

type Differing = (a: Article, b: Article) => boolean;

/** Of an article: they are compared with all of the others. */
const MOST_CLAIMS = 100;

/**
 * The claims of articles that another one of them may contradict, in order: those that deny something or hold a word
 * with an opposite, and those with a word that is denied. The others are not looked into.
 */
export function opposableClaims(articles: readonly Article[], mayDiffer: Differing): readonly Claim[] {
  const turning = articles.map(turningIn);
  const denials = denialsAmong(turning.flatMap((found) => [...found.values()]));
  return articles.flatMap((article, place) => {
    const claims: Claim[] = [];
    for (const sentence of article.sentences) {
      if (claims.length >= MOST_CLAIMS) break;
      const claim = turning[place]!.get(sentence);
      if (claim) claims.push(claim);
      else if (mayAffirm(article, sentence, denials, mayDiffer)) claims.push(...plainClaims(article, sentence));
    }
    return claims;
  });
}

/** By the class of what they deny. */
function denialsAmong(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const denials = new Map<string, Claim[]>();
  for (const claim of claims) addTo(denials, claim.denied, claim);
  return denials;
}

/** Holds a word that an article which may differ denies, and another one of that denial. */
function mayAffirm(
  article: Article,
  sentence: ArticleSentence,
  denials: ReadonlyMap<string, readonly Claim[]>,
  mayDiffer: Differing,
): boolean {
  if (denials.size === 0) return false;
  const terms = termsOf(sentence, article.language).filter(({ stop }) => !stop);
  const affirmed = terms.flatMap(({ stem }) => denials.get(classOf(stem)) ?? []);
  if (affirmed.length === 0) return false;
  const words = new Set(terms.map(({ stem }) => classOf(stem)));
  return affirmed.some(
    (denial) =>
      denial.article !== article &&
      sharedCount(denial.classes, words) >= FEWEST_SHARED &&
      mayDiffer(denial.article, article),
  );
}

/** Claims that share fewer words tell of different things. */
const FEWEST_SHARED = 2;

/** Two claims of articles that may differ, and of one thing. */
export const mayContradict = (a: Claim, b: Claim, mayDiffer: Differing): boolean =>
  a.article !== b.article && sharedCount(a.classes, b.classes) >= FEWEST_SHARED && mayDiffer(a.article, b.article);

/** The claims that may turn another one round; remembered as long as the article lives. */
const turningIn = remembered((article: Article): ReadonlyMap<ArticleSentence, Claim> => {
  const found = new Map<ArticleSentence, Claim>();
  for (const sentence of article.sentences) {
    if (found.size >= MOST_CLAIMS) break;
    const terms = termsOf(sentence, article.language);
    if (!terms.some(mayTurn)) continue;
    const own = ownWords(sentence, terms);
    if (own === undefined || !terms.some((term) => own[term.start] !== ' ' && mayTurn(term))) continue;
    const claim = claimIn(article, sentence, own);
    if (claim.turning.length + claim.denied.size > 0) found.set(sentence, claim);
  }
  return found;
});

const DENYING = new Set('not never cannot yet unable no none nobody nothing neither'.split(' '));

/** A word that a negation holds. */
const mayDeny = ({ word }: Term): boolean =>
  DENYING.has(word) ||
  word.includes("n't") ||
  word.startsWith('fail') ||
  word.startsWith('refus') ||
  word.startsWith('declin');

/** A negation, or a word with an opposite. */
const mayTurn = (term: Term): boolean => hasOpposite(term.stem) || mayDeny(term);

/** What has been met of claims, to find those that may contradict a further one. */
export interface ClaimIndex {
  add(claim: Claim): void;
  /** The claims added that hold a word opposite to one of the claim's, or deny one of its words, or the reverse. */
  opposing(claim: Claim): ReadonlySet<Claim>;
}

export function indexClaims(): ClaimIndex {
  const told = new Map<string, Claim[]>();
  const denied = new Map<string, Claim[]>();
  const turning = new Map<string, Claim[]>();
  return {
    add: (claim) => {
      addTo(told, claim.classes, claim);
      addTo(denied, claim.denied, claim);
      addTo(turning, claim.turning, claim);
    },
    opposing: (claim) => {
      const turned = claim.turning.flatMap((stem) => oppositesOf(stem).flatMap((other) => turning.get(other) ?? []));
      const affirming = [...claim.denied].flatMap((word) => told.get(word) ?? []);
      const denying = [...claim.classes].flatMap((word) => denied.get(word) ?? []);
      return new Set([...turned, ...affirming, ...denying]);
    },
  };
}

function addTo(index: Map<string, Claim[]>, keys: Iterable<string>, claim: Claim): void {
  for (const key of keys) {
    const known = index.get(key);
    if (known) known.push(claim);
    else index.set(key, [claim]);
  }
}

const plainKept = new WeakMap<ArticleSentence, readonly Claim[]>();

/** A sentence that claims one thing plainly is one claim, any other none. */
function plainClaims(article: Article, sentence: ArticleSentence): readonly Claim[] {
  let claims = plainKept.get(sentence);
  if (!claims) {
    const own = ownWords(sentence, termsOf(sentence, article.language));
    claims = own === undefined ? [] : [claimIn(article, sentence, own)];
    plainKept.set(sentence, claims);
  }
  return claims;
}

/** The sentence with blanks for what is not its own claim; undefined where it claims nothing plainly, or too much, or asks. */
function ownWords({ text }: ArticleSentence, terms: readonly Term[]): string | undefined {
  if (terms.length > MOST_WORDS || /\?["”»’]?$/.test(text)) return undefined;
  const isPlain = !/["“„«]/.test(text) && !terms.some(mayEmbed);
  const own = isPlain
    ? text
    : EMBEDDED.reduce((rest, part) => rest.replace(part, (words) => ' '.repeat(words.length)), text);
  return UNCLEAR.test(own) ? undefined : own;
}

const mayEmbed = ({ word }: Term): boolean => EMBEDDING.has(word) || /[^a-z-]/.test(word);

function claimIn(article: Article, sentence: ArticleSentence, own: string): Claim {
  const terms = termsOf(sentence, article.language);
  const mentions = mentionsOf(sentence).filter(({ start, end }) => own.slice(start, end).trim() !== '');
  const named = mentions.filter(({ kind }) => NAMING.has(kind));
  const weighty = terms.filter(
    (term) =>
      !term.stop &&
      term.word.length > 2 &&
      own[term.start] !== ' ' &&
      !named.some((name) => name.start <= term.start && term.end <= name.end),
  );
  const denied = deniedIn(own, terms, weighty);
  const content = weighty.filter(({ stem }) => !isTelling(stem));
  const keys = (kept: readonly Mention[]) => new Set(kept.map(({ text }) => nameKey(text)));
  return {
    article,
    sentence,
    classes: new Set(content.map(({ stem }) => classOf(stem))),
    affirmed: new Set(content.filter((term) => isSaid(own, term)).map(({ stem }) => classOf(stem))),
    names: keys(named),
    places: keys(named.filter(({ kind }) => kind === 'place')),
    dates: mentions.filter(({ kind }) => kind === 'date'),
    turning: content
      .filter((term) => hasOpposite(term.stem) && isSaid(own, term) && !denied.includes(term))
      .map(({ stem }) => stem),
    denied: new Set(denied.filter(({ stem }) => !isTelling(stem)).map(({ stem }) => classOf(stem))),
    lacks: /^(?:no|none of the|not one)\b/i.test(own.trimStart()),
    soFar: denied.length > 0 && SO_FAR.test(own),
  };
}

/** "Its stay", "the dead", "help to determine": a thing or an aim, and nothing that is said of something. */
const isSaid = (text: string, { start }: Term): boolean =>
  !/(?:\b(?:the|an?|my|our|its|his|her|their|this|these|those|of|in|on|for|to|with|by|help|helps|helped)|['’]s) $/i.test(
    text.slice(Math.max(0, start - 12), start),
  );

/** The word each negation stands on: the next of weight in the same clause, past adverbs. */
function deniedIn(text: string, terms: readonly Term[], weighty: readonly Term[]): readonly Term[] {
  const denied: Term[] = [];
  let from = 0;
  for (const term of terms) {
    if (term.start < from || !mayDeny(term)) continue;
    DENIAL.lastIndex = term.start;
    if (!DENIAL.test(text)) continue;
    from = DENIAL.lastIndex;
    const next = weighty.find(({ start, word }) => start >= from && !word.endsWith('ly'));
    if (next && !/[,;:.]/.test(text.slice(from, next.start))) denied.push(next);
  }
  return denied;
}

/** Of what two contradicting claims tell besides the contradiction, this much is the same. */
const SAME_SUBJECT = 0.6;
const SAME_SUBJECT_TURNED = 0.45;

/** 0: the claims do not contradict; else how surely they do, up to 1. */
export function contradiction(a: Claim, b: Claim): number {
  const turned = turnedIn(a, b);
  if (turned ? a.denied.size + b.denied.size > 0 : !denies(a, b) && !denies(b, a)) return 0;
  if (a.dates.some(({ when }) => b.dates.some((other) => datesDiffer(when!, other.when!)))) return 0;
  if (a.places.size > 0 && b.places.size > 0 && sharedCount(a.places, b.places) === 0) return 0;
  if (followsInTime(a, b, turned)) return 0;
  const words = sharedCount(a.classes, b.classes);
  const names = sharedCount(a.names, b.names);
  const smaller = Math.min(a.classes.size + a.names.size, b.classes.size + b.names.size) - (turned ? 1 : 0);
  const share = (words + names) / Math.max(1, smaller);
  if (words < (turned ? 1 : 2) || words + names < (turned ? 2 : 3)) return 0;
  if (share < (turned ? SAME_SUBJECT_TURNED : SAME_SUBJECT)) return 0;
  return Math.min(1, 0.4 + 0.1 * (words + names) + 0.2 * share);
}

function turnedIn(a: Claim, b: Claim): readonly [string, string] | undefined {
  for (const stem of a.turning) {
    if (b.turning.includes(stem)) continue;
    const opposite = b.turning.find((other) => opposes(stem, other) && !a.turning.includes(other));
    if (opposite !== undefined) return [stem, opposite];
  }
  return undefined;
}

/** `a` denies the very word that `b` affirms. */
const denies = (a: Claim, b: Claim): boolean =>
  b.denied.size === 0 && [...a.denied].some((word) => b.affirmed.has(word) || (a.lacks && b.classes.has(word)));

const HOURS = 3_600_000;

/** What was so far not the case, or a state that comes and goes, told otherwise hours later: news, and no contradiction. */
function followsInTime(a: Claim, b: Claim, turned: readonly [string, string] | undefined): boolean {
  const [timeA, timeB] = [a.article.publishedAt?.getTime(), b.article.publishedAt?.getTime()];
  if (timeA === undefined || timeB === undefined || Math.abs(timeA - timeB) < 2 * HOURS) return false;
  if (turned) return turnsWithTime(...turned);
  const earlier = timeA < timeB ? a : b;
  return earlier.denied.size > 0 && earlier.soFar;
}
