import type { Report } from '../brief/awaited.ts';
import { worthIn } from '../brief/brief.ts';
import { citedSources, type SourceReference } from '../brief/coverage.ts';
import { orderCandidates } from '../brief/order.ts';
import { type Candidate, type Ranking, rankArticles } from '../brief/rank.ts';
import { LED, relevanceAt, type Scope, scopeOf } from '../brief/scope.ts';
import { screenOf, standingAlone, withoutFiller } from '../brief/screen.ts';
import { sayTheSame, selectCandidates } from '../brief/select.ts';
import { supportAmong } from '../brief/support.ts';
import { upcomingAmong } from '../brief/upcoming.ts';
import { type Difference, findDifferences } from '../differences/differences.ts';
import { createReaders } from '../differences/novelty.ts';
import { updatesAmong } from '../differences/updates.ts';
import { type Point, statementOf, statePoint } from '../point.ts';
import type { Article } from '../reading/article.ts';
import type { Topic } from '../topics/topic.ts';
import { foldSpace } from '../words/fold-space.ts';

import { isBackground } from './background.ts';
import { type Change, type FoundChange, findChanges, type Revision } from './changes.ts';
import { differingCounts } from './differing-counts.ts';
import { isKnownDifference } from './known-differences.ts';
import { type SharedStories, shareStories } from './shared-stories.ts';

/** What there is to read on one topic. */
export interface TopicArticles {
  readonly topic: Topic;
  /** Stored since readers were last told. */
  readonly fresh: readonly Article[];
  /** Known before: what they tell is not new, whoever repeats it. */
  readonly earlier: readonly Article[];
  /** Texts that publishers replaced by fresh ones. */
  readonly revisions: readonly Revision[];
}

/** A point that may be told, with its publisher and the event it is about. */
export interface NewsPoint {
  readonly point: Point;
  readonly source?: string;
  readonly story: string;
  readonly words: number;
  /** Its place in the order a reader needs. */
  readonly order: number;
}

/** What fresh articles tell of a topic that earlier ones do not: of it a digest of any channel is made. */
export interface TopicNews {
  readonly topic: string;
  /** Best first, and more of them than a digest tells. */
  readonly points: readonly NewsPoint[];
  readonly changes: readonly Change[];
  readonly differences: readonly Difference[];
  /** What comes next, the best first. */
  readonly next: readonly NewsPoint[];
  /** Topics under which events are told that this one matches, too. */
  readonly elsewhere: readonly string[];
  /** What its articles tell: by it a thing awaited is settled. */
  readonly reports: readonly Report[];
}

/** What is said of a fresh article where it is counted. */
type FreshArticle = Pick<Article, 'id' | 'source' | 'publishedAt' | 'addedAt' | 'fetchedAt'>;

export interface News {
  readonly topics: readonly TopicNews[];
  /** Those that match any of the topics. */
  readonly fresh: readonly FreshArticle[];
  /** Of every article that may be cited. */
  readonly references: readonly SourceReference[];
}

/** What is known of a set of topics, before any reader's memory: the part of a digest that many channels share. */
export function findNews(topics: readonly TopicArticles[]): News {
  const survey = surveyTopics(topics);
  return newsOf(
    survey,
    topics.map((_, place) => topicNews(survey, place)),
  );
}

/** The articles of all topics and the events that they share: made first, for every topic's news. */
export function surveyTopics(topics: readonly TopicArticles[]): Survey {
  const fresh = new Set(topics.flatMap((given) => given.fresh.map(({ id }) => id)));
  const scopes = topics.map(({ topic, fresh: now, earlier }) => scopeOf([...now, ...earlier], topic));
  return {
    topics,
    scopes,
    shared: shareStories(
      scopes,
      topics.map(({ topic }) => topic),
      fresh,
    ),
    fresh,
  };
}

/** `read`: the news of each of the topics, in their order. */
export function newsOf({ topics, scopes, fresh }: Survey, read: readonly TopicNews[]): News {
  const all = onceEach(scopes.flatMap(({ articles }) => articles));
  const before = topics.flatMap(({ revisions }) => revisions.map((revision) => revision.before));
  const readable = [...all, ...before];
  return {
    topics: read,
    fresh: all.filter(({ id }) => fresh.has(id)).map(withoutText),
    references: citedSources(
      readable.map(({ id }) => ({ articleId: id })),
      readable,
    ),
  };
}

/** News are kept longer than a digest takes to make: texts are not. */
const withoutText = ({ id, source, publishedAt, addedAt, fetchedAt }: Article): FreshArticle => ({
  id,
  ...(source !== undefined && { source }),
  ...(publishedAt && { publishedAt }),
  ...(addedAt && { addedAt }),
  ...(fetchedAt && { fetchedAt }),
});

const onceEach = (articles: readonly Article[]): readonly Article[] => [
  ...new Map(articles.map((article) => [article.id, article])).values(),
];

export interface Survey {
  readonly topics: readonly TopicArticles[];
  readonly scopes: readonly Scope[];
  readonly shared: SharedStories;
  readonly fresh: ReadonlySet<string>;
}

/** So many points are looked for, of which a channel may have been told most. */
const SHORTLIST = { points: 16, words: 500 } as const;
const NEXT_KEPT = 3;

export function topicNews(survey: Survey, place: number): TopicNews {
  const { shared, fresh, topics } = survey;
  const { topic, revisions } = topics[place]!;
  const scope = ownScope(place, survey);
  const now = scope.articles.filter(({ id }) => fresh.has(id));
  const earlier = scope.articles.filter(({ id }) => !fresh.has(id));
  const ownRevisions = revisions.filter(({ after }) => now.some(({ id }) => id === after.id));
  const changes = nearTopic(findChanges(now, earlier, ownRevisions), scope);
  const ranking = rankArticles(scope.articles, scope.relevance);
  const known = [...earlier, ...ownRevisions.map(({ before }) => before)];
  const { next, points } = chooseNews(ranking, scope, { fresh, known, changes });
  const newsPoint = (candidate: Candidate, order: number): NewsPoint => ({
    point: statePoint(candidate.sentence, supportAmong(candidate, ranking.candidates)),
    ...(candidate.article.source !== undefined && { source: foldSpace(candidate.article.source) }),
    story: shared.storyOf(candidate.article.id),
    words: candidate.words,
    order,
  });
  const reading = orderCandidates(points, worthIn(ranking));
  return {
    topic: topic.name,
    points: points.map((candidate) => newsPoint(candidate, reading.indexOf(candidate))),
    changes: changes.map(({ kind, was, is }) => ({ kind, was, is })),
    differences: freshDifferences(scope, fresh, changes),
    next: next.map((candidate) => newsPoint(candidate, 0)),
    elsewhere: elsewhere(place, survey),
    reports: scope.articles.flatMap(reportsOf),
  };
}

/**
 * The topic's own part of what is read: its earlier articles, and of fresh ones the events that it tells, whichever of
 * the topics their articles match.
 */
function ownScope(place: number, { scopes, shared, fresh }: Survey): Scope {
  const own = scopes[place]!;
  const matching = (article: Article) => shared.toldBy(shared.storyOf(article.id));
  const earlier = own.articles.filter(({ id }) => !fresh.has(id));
  const told = scopes.flatMap(({ articles }) =>
    articles.filter((article) => fresh.has(article.id) && matching(article)[0] === place),
  );
  return {
    ...own,
    articles: onceEach([...earlier, ...told]).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    relevance: (sentence, article) =>
      fresh.has(article.id)
        ? Math.max(0, ...matching(article).map((other) => scopes[other]!.relevance(sentence, article)))
        : own.relevance(sentence, article),
  };
}

function elsewhere(place: number, { topics, scopes, shared, fresh }: Survey): readonly string[] {
  const tellers = scopes[place]!.articles.filter(({ id }) => fresh.has(id))
    .map(({ id }) => shared.toldBy(shared.storyOf(id))[0])
    .filter((teller) => teller !== undefined && teller !== place);
  return [...new Set(tellers)].toSorted().map((teller) => topics[teller!]!.topic.name);
}

interface Before {
  readonly fresh: ReadonlySet<string>;
  readonly known: readonly Article[];
  readonly changes: readonly FoundChange[];
}

/** Of the fresh sentences that earlier articles do not tell already those worth a point, the best first. */
function chooseNews(
  ranking: Ranking,
  scope: Scope,
  { fresh, known, changes }: Before,
): { readonly next: readonly Candidate[]; readonly points: readonly Candidate[] } {
  const candidates = ranking.candidates.filter(({ article }) => fresh.has(article.id));
  const screen = screenOf({ ...ranking, candidates }, scope, updatesAmong(scope.articles));
  const changed = new Set(changes.flatMap(({ later, inPassing }) => (inPassing ? [] : later)));
  const novel = untold(screen.candidates, known)
    .filter(({ sentence }) => !changed.has(sentence))
    .map((one) => (isBackground(one.sentence, one.article, known) ? { ...one, prior: one.prior * BACKGROUND } : one));
  const worth = worthIn({ ...screen, candidates: novel });
  const next = upcomingAmong(novel, worth, scope, NEXT_KEPT);
  const others = novel.filter((candidate) => !next.some((one) => one === candidate || sayTheSame(one, candidate)));
  const alone = standingAlone(others, scope);
  const chosen = selectCandidates({ ...screen, candidates: alone.length > 0 ? alone : others }, SHORTLIST);
  return { next, points: withoutFiller(chosen, worth, scope) };
}

/** What goes back to what readers were told in its day gives way to what has happened since. */
const BACKGROUND = 0.2;

function untold(candidates: readonly Candidate[], known: readonly Article[]): readonly Candidate[] {
  const readers = createReaders(known.flatMap(({ sentences }) => sentences));
  return candidates.filter(({ sentence }) => readers.judge(sentence).kind !== 'told');
}

const nearTopic = (changes: readonly FoundChange[], scope: Scope): readonly FoundChange[] => {
  const byId = new Map(scope.articles.map((article) => [article.id, article]));
  return changes.filter(({ later }) => scope.relevance(later, byId.get(later.articleId)!) > LED);
};

/** Where a fresh article tells something otherwise than another one, near to the topic on every side. */
function freshDifferences(
  scope: Scope,
  fresh: ReadonlySet<string>,
  changes: readonly FoundChange[],
): readonly Difference[] {
  const byId = new Map(scope.articles.map((article) => [article.id, article]));
  const keyOf = ({ articleId, start }: { readonly articleId: string; readonly start: number }) =>
    `${start} ${articleId}`;
  const contrary = findDifferences(scope.articles);
  const told = new Set([
    ...contrary.flatMap(({ sides }) => sides.map(({ citation }) => keyOf(citation))),
    ...changes.flatMap(({ earlier, later }) => [keyOf(earlier), keyOf(later)]),
  ]);
  const counts = differingCounts(scope.articles, fresh).filter(
    ({ sides }) => !sides.some(({ citation }) => told.has(keyOf(citation))),
  );
  return [...contrary, ...counts].filter(
    (difference) =>
      difference.sides.every(({ citation }) => relevanceAt(scope, byId.get(citation.articleId)!, citation.start) > 0) &&
      !isKnownDifference(difference, scope.articles, fresh),
  );
}

const reportsOf = ({ sentences, fetchedAt, addedAt }: Article): readonly Report[] => {
  const at = fetchedAt ?? addedAt;
  return sentences.map((sentence) => ({ text: statementOf(sentence), ...(at && { at }) }));
};
