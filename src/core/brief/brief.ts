import { type Difference, findDifferences, type Side } from '../differences/differences.ts';
import { overtakenTitles, type Update, updatesAmong } from '../differences/updates.ts';
import { type Citation, type Point, statePoint } from '../point.ts';
import type { Quote } from '../quotes/quotes.ts';
import type { Article } from '../reading/article.ts';
import { groupStories } from '../stories/stories.ts';
import { type Topic, topicOf } from '../topics/topic.ts';
import { termsOf } from '../words/terms.ts';
import { type Coverage, citedSources, coverageOf, type SourceReference } from './coverage.ts';
import { chooseHeadline, type Headline } from './headline.ts';
import { openerAmong, orderCandidates } from './order.ts';
import { type Candidate, type Ranking, rankArticles } from './rank.ts';
import { relevanceAt, type Scope, scopeOf } from './scope.ts';
import { GIVEN_POINTS, reportedAmong, screenOf, standingAlone, withoutFiller } from './screen.ts';
import { type Budget, sayTheSame, selectCandidates, tellAlike } from './select.ts';
import { supportAmong } from './support.ts';
import { chooseQuotes } from './telling-quotes.ts';
import { upcomingAmong } from './upcoming.ts';

export type { Coverage, Headline, SourceReference };

export interface Brief {
  readonly topic?: string;
  readonly headline?: Headline;
  readonly points: readonly Point[];
  /** What comes next, where an article says so. */
  readonly next?: Point;
  readonly differences: readonly Difference[];
  readonly quotes: readonly Quote[];
  readonly sources: readonly SourceReference[];
  readonly coverage: Coverage;
}

export interface BriefOptions {
  readonly topic?: string | Topic;
  /** Words of all points and `next` together. Alone, it is filled with points. */
  readonly maxWords?: number;
  readonly maxPoints?: number;
  /** Quotations shown beside the points; at most two in any case. */
  readonly maxQuotes?: number;
  /** Articles published before (added before, where that is unknown) are left out. */
  readonly since?: Date;
}

/** One phone screen. */
const NORMAL = { words: 120, points: 5 } as const;

/** On one screen each article should speak before one of them speaks thrice. */
const SPREAD = 0.5;

/** Fewer points than this are filled up with what leans on sentences not shown. */
const FEWEST_ALONE = 2;

/** Fewer stories than this are told by several points each. */
const FEWEST_STORIES = 3;

/**
 * A short cited brief of the articles that match the topic. Every point is a sentence of theirs; the order of the
 * articles does not matter, and articles on other topics change nothing.
 */
export function composeBrief(articles: readonly Article[], options: BriefOptions = {}): Brief {
  const scope = scopeOf(articles, options.topic, options.since);
  const ranking = rankArticles(scope.articles, scope.relevance);
  const updates = updatesAmong(scope.articles);
  const { chosen, next } = choose(ranking, scope, updates, options);
  const state = (candidate: Candidate) => statePoint(candidate.sentence, supportAmong(candidate, ranking.candidates));
  const points = chosen.map(state);
  const told = next ? [...points, state(next)] : points;
  const differences = chooseDifferences(scope, told);
  const quotes = chooseQuotes(scope, told, options.maxQuotes);
  const stale = overtakenTitles(updates, scope.articles);
  const titled = scope.articles.filter((article) => !stale.has(article));
  const headline = points.length > 0 ? chooseHeadline(titled, stemsTold(chosen), scope.names) : undefined;
  const cited = [
    ...(headline ? [headline] : []),
    ...told.flatMap(({ citations }) => citations),
    ...differences.flatMap(citationsOf),
    ...quotes,
  ];
  return {
    ...(options.topic !== undefined && { topic: topicOf(options.topic).name }),
    ...(headline && { headline }),
    points,
    ...(next && { next: state(next) }),
    differences,
    quotes,
    sources: citedSources(cited, scope.articles),
    coverage: coverageOf(scope.articles),
  };
}

interface Choice {
  /** In the order a reader needs. */
  readonly chosen: readonly Candidate[];
  readonly next?: Candidate;
}

function choose(
  ranking: Ranking,
  scope: Scope,
  updates: readonly Update[],
  { topic, maxWords, maxPoints }: BriefOptions,
): Choice {
  if (maxWords !== undefined && maxPoints === undefined) {
    const candidates = reportedAmong(ranking.candidates, scope.articles);
    const chosen = selectCandidates({ ...ranking, candidates }, { words: maxWords, points: Number.POSITIVE_INFINITY });
    return { chosen: orderCandidates(chosen, worthIn(ranking)) };
  }
  const points = maxPoints ?? NORMAL.points;
  const words = maxWords ?? Math.max(NORMAL.words, (points * NORMAL.words) / NORMAL.points);
  if (words < NORMAL.words)
    return shortened(
      choose(ranking, scope, updates, { ...(topic !== undefined && { topic }) }),
      { words, points },
      worthIn(ranking),
    );
  const screen = screenOf(ranking, scope, updates);
  const worth = worthIn(screen);
  // Who shows one point of a story shows nothing below it: what tells most is not kept for there.
  const [next] = points > 1 ? upcomingAmong(screen.candidates, worth, scope, 1) : [];
  const others = screen.candidates.filter((candidate) => candidate !== next && !(next && sayTheSame(next, candidate)));
  const rest = standingAlone(others, scope);
  const select = (candidates: readonly Candidate[]) =>
    distinctAmong(candidates, worth, (left) =>
      selectCandidates({ ...screen, candidates: left }, { points, words: words - (next?.words ?? 0), spread: SPREAD }),
    );
  const stories = topic === undefined ? select(onePerStory(rest, scope.articles, worth)) : [];
  const selected = stories.length >= Math.min(points, FEWEST_STORIES) ? stories : select(rest);
  const chosen = selected.length >= Math.min(points, FEWEST_ALONE) ? selected : select(others);
  if (next && chosen.length === 0) return { chosen: [next] };
  // What a reader starts with is weighed by its place in its article, too, however seldom it names the topic, and however
  // many tell the like.
  const ranked = new Map(ranking.candidates.map((candidate) => [candidate.sentence, candidate]));
  const asRanked = worthIn(ranking);
  const opening = ({ sentence, centrality }: Candidate) => asRanked(ranked.get(sentence)!) / centrality;
  // Who asks for more than a screen wants to read what tells less, too.
  const given = Math.max(GIVEN_POINTS, Math.round((GIVEN_POINTS * points) / NORMAL.points));
  return { chosen: orderCandidates(withoutFiller(chosen, worth, scope, given), opening), ...(next && { next }) };
}

/**
 * What is selected where of two that tell one event the lesser is no candidate, nor is what else tells it: hundreds may
 * report one event, and each would take the place of the last.
 */
function distinctAmong(
  candidates: readonly Candidate[],
  worth: (candidate: Candidate) => number,
  select: (candidates: readonly Candidate[]) => readonly Candidate[],
): readonly Candidate[] {
  const selected = select(candidates);
  const best = selected.toSorted((a, b) => worth(b) - worth(a));
  const teller = best.find((one, place) => best.slice(place + 1).some((other) => tellAlike(one, other)));
  if (!teller) return selected;
  const left = candidates.filter((one) => one === teller || worth(one) > worth(teller) || !tellAlike(one, teller));
  return distinctAmong(left, worth, select);
}

/** Less of the same: what opens the brief, what comes next, and of the rest the most telling that there is room for. */
function shortened(
  { chosen, next }: Choice,
  { words, points }: Budget,
  worth: (candidate: Candidate) => number,
): Choice {
  const [opener = next, ...others] = chosen.filter((candidate) => candidate.words <= words);
  if (!opener) return { chosen: [] };
  const kept = new Set([opener]);
  let left = words - opener.words;
  const take = (candidate: Candidate): boolean => {
    if (candidate.words > left) return false;
    left -= candidate.words;
    return true;
  };
  const nextFits = next !== undefined && next !== opener && take(next);
  for (const candidate of others.toSorted((a, b) => worth(b) - worth(a)))
    if (kept.size < points && take(candidate)) kept.add(candidate);
  return { chosen: chosen.filter((candidate) => kept.has(candidate)), ...(nextFits && { next }) };
}

/** Without a topic the top stories: of each the candidate that opens it, so that no event takes the place of another. */
function onePerStory(
  candidates: readonly Candidate[],
  articles: readonly Article[],
  worth: (candidate: Candidate) => number,
): readonly Candidate[] {
  return groupStories(articles).flatMap(({ articleIds }) => {
    const told = candidates.filter(({ article }) => articleIds.includes(article.id));
    return openerAmong(told, worth) ?? [];
  });
}

/** What a candidate tells, 0–1, 1 the most telling of all. */
export function worthIn({ candidates, weights }: Ranking): (candidate: Candidate) => number {
  const told = ({ concepts, prior, words }: Candidate) =>
    (prior * concepts.reduce((sum, id) => sum + weights[id]!, 0)) / Math.sqrt(words);
  const most = candidates.reduce((best, candidate) => Math.max(best, told(candidate)), 0);
  return (candidate) => (most > 0 ? told(candidate) / most : 0);
}

function stemsTold(chosen: readonly Candidate[]): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  for (const { sentence, article } of chosen) {
    const stems = termsOf(sentence, article.language).flatMap(({ stop, stem }) => (stop ? [] : stem));
    for (const stem of new Set(stems)) told.set(stem, (told.get(stem) ?? 0) + 1);
  }
  return told;
}

/** At most one, near to the topic on every side, or about what a point tells; what names it before what stands near it. */
function chooseDifferences(scope: Scope, told: readonly Point[]): readonly Difference[] {
  const byId = new Map(scope.articles.map((article) => [article.id, article]));
  const nearness = ({ sides }: Difference) =>
    sides.map(({ citation }) => relevanceAt(scope, byId.get(citation.articleId)!, citation.start));
  const isTold = ({ sides }: Difference) =>
    sides.some(({ citation }) =>
      told.some(({ citations: [own] }) => own.articleId === citation.articleId && own.start === citation.start),
    );
  return findDifferences(scope.articles)
    .map((difference) => ({ difference, near: nearness(difference) }))
    .filter(({ difference, near }) => Math.min(...near) > 0 || isTold(difference))
    .toSorted((a, b) => Math.max(...b.near) - Math.max(...a.near))
    .slice(0, 1)
    .map(({ difference, near }) => narrowed(difference, near));
}

/** On a screen a reader compares no more than so many. */
const MOST_SIDES = 4;

/** The sides nearest to the topic, in the order they had. */
function narrowed(difference: Difference, near: readonly number[]): Difference {
  const places = near.map((_, place) => place).toSorted((a, b) => near[b]! - near[a]!);
  const [first, second, ...others] = places.slice(0, MOST_SIDES).toSorted((a, b) => a - b);
  const sideAt = (place: number): Side => difference.sides[place]!;
  return { ...difference, sides: [sideAt(first!), sideAt(second!), ...others.map(sideAt)] };
}

const citationsOf = ({ sides }: Difference): readonly Citation[] => sides.map(({ citation }) => citation);
