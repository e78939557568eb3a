import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { stemWord } from '../words/terms.ts';
import { classOf, isOutcome } from '../words/word-classes.ts';
import { alignment, isNewer } from './alignment.ts';
import { type Fact, factsOf } from './facts.ts';
import { toldWith } from './passing.ts';
import { related, sharedCount } from './relatedness.ts';

/** What one article told, and how a later one told it when more was known. */
export interface Update {
  /** The amount that no longer holds. */
  readonly was: Mention;
  /** The one that holds instead; absent where a search has ended. */
  readonly is?: Mention;
  readonly earlier: ArticleSentence;
  readonly later: ArticleSentence;
}

/** Told within so short a time, two counts are two counts. */
const LEAST_BETWEEN = 2 * 3_600_000;
/** The sentence tells how things stand at its hour. */
const RUNNING =
  /\b(?:(?:has|have) (?:\p{Ll}+ )?\p{Ll}*(?:ed|en|orn|own|unk|eft|aught|ought|elt|ent|ost|old|und|uilt|urnt|ade|paid|met|won|fled)|still|now|so far|already|yet|currently|waiting|remain(?:s|ed|ing)?|risen|rose|climb(?:s|ed)|fallen|(?:are|were) without|as of|by (?:noon|midnight|nightfall|(?:\p{Lu}?\p{Ll}+ )?(?:morning|afternoon|evening|night))|on \p{Lu}\p{Ll}+day (?:morning|afternoon|evening|night))\b/u;

/** Milliseconds from `a` to `b`; undefined where a time is not known. */
function timeBetween(a: Article, b: Article): number | undefined {
  return a.publishedAt && b.publishedAt && b.publishedAt.getTime() - a.publishedAt.getTime();
}

/** So far apart that what was counted may have gone on. */
export const areHoursApart = (a: Article, b: Article): boolean => Math.abs(timeBetween(a, b) ?? 0) >= LEAST_BETWEEN;

/** A running count told anew by a later article: what was counted has gone on, and nobody disagrees. */
export function isUpdate(a: Fact, b: Fact): boolean {
  const between = timeBetween(a.article, b.article);
  if (between === undefined) return isPassed(a, b) || isPassed(b, a);
  if (Math.abs(between) < LEAST_BETWEEN) return false;
  if (!COUNTED.has(a.mention.kind)) return false;
  const [earlier, later] = between > 0 ? [a, b] : [b, a];
  if ([a, b].some(isRunning)) return !isLessMoney(earlier, later);
  return a.mention.kind === 'quantity' && (isToll(a) || isToll(b) || isCountedOn(earlier, later));
}

const isRunning = ({ sentence, mention }: Fact): boolean => RUNNING.test(toldWith(sentence.text, mention));

/** What has been offered, given or taken grows no less by itself. */
const isLessMoney = ({ mention: was }: Fact, { mention: is, sentence }: Fact): boolean =>
  was.kind === 'money' && (is.value ?? 0) < (was.value ?? 0) && !LESSENED.test(sentence.text);

const LESSENED = /\b(?:now|still|only|fallen|fell|down|cut|lowered|reduced|dropped|remain(?:s|ed|ing)?)\b/;

/** "At least two so far", "at least 43 killed" beside 40 killed: whenever it was told, the count went on. */
const isPassed = (earlier: Fact, later: Fact): boolean =>
  earlier.mention.kind === 'quantity' &&
  (later.mention.value ?? 0) > (earlier.mention.value ?? 0) &&
  (/\bso far\b/.test(earlier.sentence.text) || (isToll(earlier) && isToll(later) && later.mention.bound === 'atLeast'));

const COUNTED: ReadonlySet<Mention['kind']> = new Set(['quantity', 'money', 'percent']);
const isToll = ({ outcome }: Fact): boolean => outcome !== undefined && isOutcome(outcome);

/** "At least 12 pupils": whoever counts so has not ended. */
const isCountedOn = ({ mention: was }: Fact, { mention: is }: Fact): boolean =>
  [was, is].some(({ bound }) => bound === 'atLeast') && (is.value ?? 0) > (was.upTo ?? was.value ?? 0);

/** What earlier articles told that later ones have overtaken: running counts, and people missing who have been found. */
export function updatesAmong(articles: readonly Article[]): readonly Update[] {
  const counts = articles
    .flatMap(factsOf)
    .filter(({ mention, outcome }) => mention.kind === 'quantity' && outcome !== undefined);
  const latestFirst = counts.toSorted(
    ({ article: a }, { article: b }) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0),
  );
  const found = counts.some(({ outcome }) => outcome === MISSING) ? articles.flatMap(endsOfSearch) : [];
  return counts.flatMap((earlier) => {
    const count = latestFirst.find((later) => overtakes(later, earlier));
    const overtaking = count ?? found.find((end) => endsFor(end, earlier));
    if (!overtaking) return [];
    const update = { was: earlier.mention, earlier: earlier.sentence, later: overtaking.sentence };
    return count ? { ...update, is: count.mention } : update;
  });
}

function overtakes(later: Fact, earlier: Fact): boolean {
  const between = timeBetween(earlier.article, later.article);
  return (
    between !== undefined &&
    between >= LEAST_BETWEEN &&
    isNewer(later, earlier) &&
    (alignment(earlier, later) > 0 || sameToll(earlier, later)) &&
    related(earlier.article, later.article)
  );
}

/** "The death toll has risen to eleven": whose it is stands in other sentences of the article. */
function sameToll(a: Fact, b: Fact): boolean {
  const apart = a.places.size > 0 && b.places.size > 0 && sharedCount(a.places, b.places) === 0;
  return (
    a.outcome !== undefined && a.outcome === b.outcome && a.head === b.head && !apart && TOLL.test(b.sentence.text)
  );
}

const TOLL =
  /\b(?:toll|number of (?:people|dead|those|persons|\p{Ll}+ (?:killed|missing|injured)))\b[^.;]{0,40}\b(?:to|at|stands?|reached|is|now)\b/u;

interface EndOfSearch {
  readonly article: Article;
  readonly sentence: ArticleSentence;
}

const MISSING = classOf(stemWord('missing'));
const FOUND =
  /\bmissing\b[^.]{0,80}\b(?:found|recovered|rescued|located|accounted for)\b|\b(?:found|recovered|rescued|located)\b[^.]{0,60}\bmissing\b|\b(?:nobody|no one|none)\b[^.]{0,30}\bmissing\b/i;

/** "One of the missing was found alive": whoever was missing no longer is. */
const endsOfSearch = (article: Article): readonly EndOfSearch[] =>
  article.sentences.flatMap((sentence) => (FOUND.test(sentence.text) ? { article, sentence } : []));

function endsFor(end: EndOfSearch, { article, outcome }: Fact): boolean {
  const between = timeBetween(article, end.article);
  return outcome === MISSING && between !== undefined && between >= LEAST_BETWEEN && related(article, end.article);
}

/** The articles whose title tells an amount that a later article has overtaken. */
export function overtakenTitles(updates: readonly Update[], articles: readonly Article[]): ReadonlySet<Article> {
  return new Set(
    articles.filter(
      ({ id, title }) =>
        title !== undefined &&
        updates.some(
          ({ was, earlier }) =>
            earlier.articleId === id && mentionsOf({ text: title }).some(({ value }) => value === was.value),
        ),
    ),
  );
}
