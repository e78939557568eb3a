import { alignment, isNewer, tellOtherwise } from '../differences/alignment.ts';
import type { Side } from '../differences/differences.ts';
import { type Fact, factsOf } from '../differences/facts.ts';
import { findNew } from '../differences/novelty.ts';
import { related } from '../differences/relatedness.ts';
import { isUpdate, updatesAmong } from '../differences/updates.ts';
import { cite } from '../point.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { datelineLength } from '../reading/dateline.ts';
import { foldSpace } from '../words/fold-space.ts';
import { termsOf } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';
import { isTold } from './differing-counts.ts';

/** A fact as it was told, and as it is told now. Nobody was wrong: more is known, or the publisher says otherwise. */
export interface Change {
  /** `revised`: by who published it before. `updated`: a later report, whoever's, has a newer state of it. */
  readonly kind: 'revised' | 'updated';
  readonly was: Side;
  readonly is: Side;
}

/** A change with its sentences. */
export interface FoundChange extends Change {
  readonly earlier: ArticleSentence;
  readonly later: ArticleSentence;
  /** The later sentence is about something else, and tells what changed beside it: it may be news as a whole. */
  readonly inPassing: boolean;
}

/** An article and the text its publisher has replaced by it, under an id of its own. */
export interface Revision {
  readonly before: Article;
  readonly after: Article;
}

/** What fresh articles tell anew that earlier ones, or earlier texts of their own, told otherwise. One change a sentence. */
export function findChanges(
  fresh: readonly Article[],
  earlier: readonly Article[],
  revisions: readonly Revision[],
): readonly FoundChange[] {
  const isFresh = new Set(fresh.map(({ id }) => id));
  const overtaken = updatesAmong([...fresh, ...earlier]).flatMap(({ was, is, earlier: told, later }) =>
    isFresh.has(later.articleId) && !isFresh.has(told.articleId) ? changeOf('updated', [told, was], [later, is]) : [],
  );
  const times = new Map([...fresh, ...earlier].map(({ id, publishedAt }) => [id, publishedAt?.getTime() ?? 0]));
  const timeOf = ({ articleId }: ArticleSentence) => times.get(articleId) ?? Number.POSITIVE_INFINITY;
  // What was told last is what readers hold for true, and what is told last takes its place.
  const latest = [...changedFacts(fresh, earlier), ...overtaken].toSorted(
    (a, b) => timeOf(b.earlier) - timeOf(a.earlier) || timeOf(b.later) - timeOf(a.later),
  );
  const found = [...revisions.flatMap(changedSentences), ...latest];
  const told = new Set<string>();
  return found.filter(({ earlier: was, later }) => {
    const keys = [was, later].map(({ articleId, start }) => `${start} ${articleId}`);
    if (keys.some((key) => told.has(key))) return false;
    for (const key of keys) told.add(key);
    return true;
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

type Told = readonly [ArticleSentence, Span | undefined];

function changeOf(kind: Change['kind'], [earlier, was]: Told, [later, is]: Told): FoundChange {
  const inPassing = is !== undefined && tellsMore(later.text, is, earlier);
  return {
    kind,
    was: { text: spanAround(earlier.text, was), citation: cite(earlier) },
    is: { text: inPassing ? clauseAround(later.text, is) : spanAround(later.text, is), citation: cite(later) },
    earlier,
    later,
    inPassing,
  };
}

/** A sentence without the clause that tells the change is about something else with so many words, mostly its own. */
const MORE_WORDS = 6;
const OWN_SHARE = 0.5;

function tellsMore(text: string, is: Span, earlier: ArticleSentence): boolean {
  const rest = text.replace(clauseAround(text, is), '');
  const before = new Set(classesIn(earlier.text));
  const words = classesIn(rest);
  const own = words.filter((word) => !before.has(word)).length;
  return countWords(rest) >= MORE_WORDS && own >= OWN_SHARE * words.length;
}

const classesIn = (text: string): readonly string[] =>
  termsOf({ text }).flatMap(({ stop, stem }) => (stop ? [] : classOf(stem)));

/** A reader takes in so many words beside so many others. */
const MOST_WORDS = 25;
const FEWEST_WORDS = 4;

/** The sentence, or of a long one the clause around the words that differ. */
function spanAround(text: string, differing: Span | undefined): string {
  const span = differing && countWords(text) > MOST_WORDS ? clauseAround(text, differing) : text;
  return span === text ? text.slice(datelineLength(text)) : span;
}

function clauseAround(text: string, differing: Span): string {
  const from = text.slice(0, differing.start).search(/[,;:—–][^,;:—–]*$/) + 1;
  const ahead = text.slice(differing.end).search(/[,;:—–]\s/);
  const clause = text.slice(from, ahead < 0 ? undefined : differing.end + ahead).trim();
  return countWords(clause) < FEWEST_WORDS ? text : clause;
}

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** The same thing counted or dated otherwise: by the same publisher, or as the state of a later hour. */
function changedFacts(fresh: readonly Article[], earlier: readonly Article[]): readonly FoundChange[] {
  return fresh.flatMap((later) =>
    earlier.flatMap((before) => {
      if (later.id === before.id || !related(before, later) || isOlder(later, before)) return [];
      const own = later.source !== undefined && later.source === before.source;
      return factsOf(later).flatMap((is) => {
        const was = factsOf(before).find((fact) => overtakes(is, fact, own));
        if (was && !own && earlier.some((known) => known !== before && isTold(is, known))) return [];
        return was ? changeOf(own ? 'revised' : 'updated', [was.sentence, was.mention], [is.sentence, is.mention]) : [];
      });
    }),
  );
}

/** Two days that are not said to be of one event are of two. */
const overtakes = (is: Fact, was: Fact, own: boolean): boolean =>
  (is.mention.when === undefined || is.event !== undefined) &&
  isNewer(is, was) &&
  alignment(was, is) > 0 &&
  !tellOtherwise(was, is) &&
  (own || isUpdate(was, is));

const isOlder = ({ publishedAt: later }: Article, { publishedAt: before }: Article): boolean =>
  later !== undefined && before !== undefined && later < before;

/** Of the words of two sentences this much is the same where one takes the place of the other. */
const SAME_SENTENCE = 0.5;

/** Sentences put in the place of others that told something else; a rewording is no change. */
function changedSentences({ before, after }: Revision): readonly FoundChange[] {
  const kept = new Set(after.sentences.map(({ text }) => foldSpace(text)));
  const known = new Set(before.sentences.map(({ text }) => foldSpace(text)));
  const gone = before.sentences.filter(({ text }) => !kept.has(foldSpace(text)));
  return after.sentences.flatMap((later) => {
    if (known.has(foldSpace(later.text))) return [];
    const [novelty] = findNew([{ text: later.text, source: SAME_PUBLISHER }], gone.map(told));
    if (!novelty || novelty.kind === 'told') return [];
    if (novelty.kind === 'new') {
      const others = gone.filter((earlier) => !countsOtherwise(before, earlier, after, later));
      const alike = mostAlike(later, others, after.language);
      return alike ? changeOf('revised', [alike, undefined], [later, undefined]) : [];
    }
    const earlier = gone.find(({ text }) => text === novelty.earlier.text)!;
    if (countsOtherwise(before, earlier, after, later)) return [];
    return changeOf('revised', [earlier, novelty.differing.was], [later, novelty.differing.is]);
  });
}

/** Both count something, and nothing that one counts is what the other does: neither stands for the other. */
function countsOtherwise(before: Article, earlier: ArticleSentence, after: Article, later: ArticleSentence): boolean {
  const countsIn = (article: Article, sentence: ArticleSentence) =>
    factsOf(article).filter((fact) => fact.sentence === sentence && fact.mention.value !== undefined);
  const [was, is] = [countsIn(before, earlier), countsIn(after, later)];
  const areOfOneThing = (one: Fact, other: Fact): boolean => alignment(one, other) > 0 && !tellOtherwise(one, other);
  return was.length > 0 && is.length > 0 && !was.some((one) => is.some((other) => areOfOneThing(one, other)));
}

const SAME_PUBLISHER = 'the same';
const told = ({ text }: ArticleSentence) => ({ text, source: SAME_PUBLISHER });

function mostAlike(
  sentence: ArticleSentence,
  others: readonly ArticleSentence[],
  language: string | undefined,
): ArticleSentence | undefined {
  const stemsOf = (one: ArticleSentence) =>
    new Set(termsOf(one, language).flatMap(({ stop, stem }) => (stop ? [] : stem)));
  const own = stemsOf(sentence);
  let best: ArticleSentence | undefined;
  let most = SAME_SENTENCE;
  for (const other of others) {
    const stems = stemsOf(other);
    const shared = [...stems].filter((stem) => own.has(stem)).length;
    const alike = (2 * shared) / Math.max(1, own.size + stems.size);
    if (alike <= most) continue;
    best = other;
    most = alike;
  }
  return best;
}
