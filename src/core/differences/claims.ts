import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import { tellerOf } from '../quotes/teller.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { hasOpposite, mayBeginPhrase, phrasesIn } from '../words/opposites.ts';
import { stemWord, type Term, termsOf } from '../words/terms.ts';
import { classOf, isTelling } from '../words/word-classes.ts';
import { addTo } from './claim-index.ts';
import { ownWords } from './own-words.ts';
import { withoutTellerBehind } from './predicates.ts';
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
  readonly amounts: readonly Mention[];
  /** Stems that have an opposite and are not denied. */
  readonly turning: readonly string[];
  /** Words and names of those that the last of them was done to, where it was done to any. */
  readonly patients: ReadonlySet<string>;
  /** Of what, or on what: "fuel" of "raised the tax on fuel". */
  readonly complement: ReadonlySet<string>;
  /** Classes of the very words a negation stands on. */
  readonly denied: ReadonlySet<string>;
  /** The denial is of a thing: "no drone", "nobody". */
  readonly lacks: boolean;
  /** The denial is one of the moment ("has not signed", "is not"): a later "signed" follows it and does not contradict. */
  readonly soFar: boolean;
  /** What is to come, which no claim of what came contradicts. */
  readonly ahead: boolean;
}

/** A negation and what stands between it and the word it denies. */
const DENIAL =
  /\b(?:(?:not|never|cannot)(?! (?:only|just|merely|simply|necessarily|completely|entirely|fully)\b)|\p{L}+n['’] ?t|(?:fail|refus|declin)\p{L}{1,3} to|yet to|unable to|den(?:y|ies|ied)(?: on \p{Lu}\p{Ll}+)? (?:having|that (?:\p{L}+ ){1,4}?(?:had|has|have|was|were)(?: been)?|(?=\s\p{Ll}+ing\b))|(?:no|none|nobody|nothing|neither)\b(?:[^,;:.]{0,60}?\b(?:has|have|had|was|were|is|are|did|does)\b(?: been)?)?)\s+/iuy;
/** "No drone", "nobody", "did not have a licence". */
const LACKS = /^(?:no|none of the|not one)\b|\b(?:did|does|do)(?: not|n['’]t) (?:have|hold|carry)\b/i;
const SO_FAR =
  /\b(?:has|have|is|are)(?: (?:not|never|yet)|n['’]t)\b|\bno\b[^,;:.]{0,60}\b(?:has|have|is|are)\b|\b(?:none|neither)\b[^,;:.]{0,60}\b(?:has|have)\b|\byet\b/i;
/** What is to come. */
const AHEAD = /\b(?:will|would|won['’]t)\b/u;
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
  a.article !== b.article && sharedCount(a.classes, b.classes) >= 1 && mayDiffer(a.article, b.article);

/** The claims that may turn another one round; remembered as long as the article lives. */
const turningIn = remembered((article: Article): ReadonlyMap<ArticleSentence, Claim> => {
  const found = new Map<ArticleSentence, Claim>();
  for (const sentence of article.sentences) {
    if (found.size >= MOST_CLAIMS) break;
    const terms = termsOf(sentence, article.language);
    const phrased = terms.some(({ word }) => mayBeginPhrase(word)) && phrasesIn(sentence.text).length > 0;
    if (!phrased && !terms.some(mayTurn)) continue;
    const own = ownWords(sentence, terms);
    if (own === undefined || (!phrased && !terms.some((term) => own[term.start] !== ' ' && mayTurn(term)))) continue;
    const claim = claimIn(article, sentence, own);
    if (claim.turning.length + claim.denied.size > 0) found.set(sentence, claim);
  }
  return found;
});

const DENYING = new Set('not never cannot yet unable no none nobody nothing neither deny denies denied'.split(' '));

/** "Couldn’ t", as some typesetting has it. */
const SPLIT = new Set('couldn didn doesn don hadn hasn haven isn aren wasn weren won wouldn shouldn'.split(' '));

/** A word that a negation holds. */
const mayDeny = ({ word }: Term): boolean =>
  DENYING.has(word) ||
  word.includes("n't") ||
  SPLIT.has(word) ||
  word.startsWith('fail') ||
  word.startsWith('refus') ||
  word.startsWith('declin');

/** A negation, or a word with an opposite. */
const mayTurn = (term: Term): boolean => hasOpposite(term.stem) || mayDeny(term);

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

/** Who pleads not guilty denies. */
const DENIED = stemWord('denied');

/** A teller's title stands so near. */
const TITLE_REACH = 40;

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
  const phrases = terms.some(({ word }) => mayBeginPhrase(word)) ? phrasesIn(own) : [];
  const isPhrased = ({ start, end }: Term) => phrases.some((phrase) => phrase.start <= start && end <= phrase.end);
  const denied = deniedIn(own, terms, weighty).filter((term) => !isPhrased(term));
  const teller = tellerOf(sentence);
  const told = teller === undefined ? 0 : sentence.text.indexOf(teller);
  const isTitle = ({ start, end }: Term) =>
    end < told && start > told - TITLE_REACH && /^[\p{L} ]*$/u.test(sentence.text.slice(end, told));
  const content = withoutTellerBehind(sentence.text, weighty).filter((term) => !isTelling(term.stem) && !isTitle(term));
  const keys = (kept: readonly Mention[]) => new Set(kept.map(({ text }) => nameKey(text)));
  // What else a denial denies does not undo it.
  const phrased = phrases.filter(({ stem }) => denied.length === 0 || stem === DENIED);
  const turning = content.filter(
    (term) => hasOpposite(term.stem) && isSaid(own, term) && !denied.includes(term) && !isPhrased(term),
  );
  const last = [...turning, ...phrased].at(-1);
  return {
    article,
    sentence,
    classes: new Set(content.map(({ stem }) => classOf(stem))),
    affirmed: new Set(content.filter((term) => isSaid(own, term)).map(({ stem }) => classOf(stem))),
    names: keys(named),
    places: keys(named.filter(({ kind }) => kind === 'place')),
    dates: mentions.filter(({ kind }) => kind === 'date'),
    amounts: mentions.filter(({ value }) => value !== undefined),
    turning: [...turning.map(({ stem }) => stem), ...phrased.map(({ stem }) => stem).filter(hasOpposite)],
    patients: patientsOf(own, content, named, last),
    complement: complementOf(own, content, last),
    denied: new Set(denied.map(({ stem }) => classOf(stem))),
    lacks: LACKS.test(own.trimStart()),
    soFar: denied.length > 0 && SO_FAR.test(own),
    ahead: AHEAD.test(own),
  };
}

/** Classes of all words of its sentence: "the man who robbed the bank" is known by those that are no claim. */
export function aboutOf({ article, sentence }: Claim): ReadonlySet<string> {
  const words = withoutTellerBehind(sentence.text, termsOf(sentence, article.language)).filter(
    ({ stop, stem, word }) => !stop && word.length > 2 && !isTelling(stem),
  );
  return new Set(words.map(({ stem }) => classOf(stem)));
}

const PASSIVE = /\b(?:is|are|was|were|been|being|be) (?:\p{Ll}+ly )?$/u;

type Turning = { readonly start: number; readonly end: number };

/** Before a word that is no name. */
const COMPLEMENT = /^[^,;:.]{0,60}? (?:of|on|for|over|with|against) (?=(?:an? |the |its |their |his |her )?\p{Ll})/u;

function complementOf(text: string, content: readonly Term[], turning: Turning | undefined): ReadonlySet<string> {
  const found = turning && COMPLEMENT.exec(text.slice(turning.end));
  if (!found) return new Set();
  const from = turning.end + found[0].length;
  const stop = text.slice(from).search(/[,;:.]| (?:on|after|in|at|by|to|from|of|for|with) /);
  const words = content.filter(({ start, end }) => start >= from && (stop < 0 || end <= from + stop));
  return new Set(words.map(({ stem }) => classOf(stem)));
}

/** Words and names of those it was done to: behind the verb or within it ("found him not guilty"), or before a passive one. */
function patientsOf(
  text: string,
  content: readonly Term[],
  names: readonly Mention[],
  turning: Turning | undefined,
): ReadonlySet<string> {
  if (!turning) return new Set();
  const passive = PASSIVE.test(text.slice(0, turning.start));
  const stop = text.slice(turning.end).search(/[,;:]| (?:on|after|in|at|by) /);
  const [from, to] = passive ? [0, turning.start] : [turning.end, stop < 0 ? text.length : turning.end + stop];
  const inside = ({ start, end }: { readonly start: number; readonly end: number }) => start >= from && end <= to;
  const words = content.filter(inside).map(({ stem }) => classOf(stem));
  const named = names.filter(({ start, end }) => start >= (passive ? 0 : turning.start) && end <= to);
  return new Set([...words, ...named.map(({ text: name }) => nameKey(name))]);
}

/** What a death or a fire may have been, where a sentence says so and does not only speak of one. */
const CAUSES = new Set('accident murder suicide arson'.split(' '));
const RULED = /\b(?:is|was|were|been|be|as|ruled|called|due to|caused by|no) (?:it )?(?:an? |the )?(?:\p{Ll}+ )?$/u;

/** "Its stay", "the dead", "help to determine": a thing or an aim, and nothing that is said of something. */
const isSaid = (text: string, { word, start }: Term): boolean =>
  (!CAUSES.has(word) || RULED.test(text.slice(Math.max(0, start - 40), start))) &&
  (/\b(?:is|was|are|were|been) (?:an?|the|no) $/.test(text.slice(Math.max(0, start - 12), start)) ||
    !/(?:\b(?:the|an?|my|our|its|his|her|their|this|these|those|of|in|on|for|to|with|by|help|helps|helped)|['’]s) $/i.test(
      text.slice(Math.max(0, start - 12), start),
    ));

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
