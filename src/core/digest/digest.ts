import { isForgotten, isReplaced, isSettled } from '../brief/awaited.ts';
import { type Coverage, coverageOf, type SourceReference } from '../brief/coverage.ts';
import type { Difference } from '../differences/differences.ts';
import { createReaders, type Statement } from '../differences/novelty.ts';
import type { Citation, Point } from '../point.ts';
import type { Change } from './changes.ts';
import type { News, NewsPoint, TopicNews } from './news.ts';

/** A point as readers were told it before. */
interface ToldPoint {
  readonly point: Point;
  /** The publisher of its first citation, where known. */
  readonly source?: string;
  readonly at: Date;
}

/** What was said to come next, and on which topic. */
export interface AwaitedPoint extends ToldPoint {
  readonly topic: string;
}

/** What readers know, and what they wait for. */
export interface Memory<Awaited extends AwaitedPoint = AwaitedPoint> {
  readonly told: readonly ToldPoint[];
  readonly awaited: readonly Awaited[];
}

/** What is told of one topic. Every part may be empty, but not all of them. */
export interface DigestTopic<Awaited extends AwaitedPoint = AwaitedPoint> {
  readonly topic: string;
  /** Told for the first time. */
  readonly points: readonly Point[];
  readonly changes: readonly Change[];
  readonly differences: readonly Difference[];
  readonly next?: Point;
  /** Said to come next before, and since then not settled by anything read. */
  readonly awaited: readonly Awaited[];
}

export interface Digest<Awaited extends AwaitedPoint = AwaitedPoint> {
  readonly topics: readonly DigestTopic<Awaited>[];
  /** Nothing new on these. */
  readonly quiet: readonly string[];
  /** These match only events that are told under other topics. */
  readonly elsewhere: readonly { readonly topic: string; readonly under: readonly string[] }[];
  /** No longer awaited: settled, said anew, or too long ago. */
  readonly settled: readonly Awaited[];
  readonly sources: readonly SourceReference[];
  /** Of the new articles. */
  readonly coverage: Coverage;
}

interface DigestOptions {
  readonly now: Date;
  readonly size: DigestSize;
  /** When readers were last told: what was stored before, and of which nothing is told, counts as no new article. */
  readonly since?: Date;
}

/** Of each topic, at most. */
export interface DigestSize {
  readonly points: number;
  readonly words: number;
}

const MOST_CHANGES = 3;
const MOST_DIFFERENCES = 2;
const MOST_AWAITED = 2;

/**
 * A digest of the news for readers of this memory: what they were told is not told again, nor is anything told twice.
 * The same news serve any number of channels.
 */
export function composeDigest<Awaited extends AwaitedPoint>(
  news: News,
  memory: Memory<Awaited>,
  { now, size, since }: DigestOptions,
): Digest<Awaited> {
  const teller = createTeller(memory);
  const read = news.topics.map((topic) => tellTopic(topic, teller, memory.awaited, now, size));
  const told = read.filter(({ isNews }) => isNews).map(({ topic }) => topic.topic);
  const silent = read.filter(({ isNews }) => !isNews).map(({ topic }) => topic.topic);
  const under = (topic: string) =>
    news.topics.find((one) => one.topic === topic)!.elsewhere.filter((other) => told.includes(other));
  const topics = read
    .map(({ topic }) => topic)
    .filter((topic) => told.includes(topic.topic) || topic.awaited.length > 0);
  const tellers = new Set(
    topics.flatMap(({ points, changes, next }) => [
      ...[...points, ...(next ? [next] : [])].map(({ citations: [first] }) => first.articleId),
      ...changes.map(({ is }) => is.citation.articleId),
    ]),
  );
  return {
    topics,
    quiet: silent.filter((topic) => under(topic).length === 0),
    elsewhere: silent.flatMap((topic) => (under(topic).length > 0 ? { topic, under: under(topic) } : [])),
    settled: read.flatMap(({ settled }) => settled),
    sources: sourcesOf(topics, news.references),
    coverage: coverageOf(
      news.fresh.filter(({ id, fetchedAt }) => !since || !fetchedAt || fetchedAt >= since || tellers.has(id)),
    ),
  };
}

/** Keeps what was told in earlier digests and in this one. */
interface Teller {
  readonly isTold: (statement: Statement) => boolean;
  readonly isCited: (citation: Citation) => boolean;
  readonly tell: (statement: Statement, citations: readonly Citation[]) => void;
}

function createTeller({ told, awaited }: Memory): Teller {
  const before = [...told, ...awaited];
  const readers = createReaders(before.map(({ point }) => point));
  const cited = new Set(before.flatMap(({ point }) => point.citations.map(keyOf)));
  return {
    isTold: (statement) => readers.judge(statement).kind === 'told',
    isCited: (citation) => cited.has(keyOf(citation)),
    tell: (statement, citations) => {
      readers.tell(statement);
      for (const citation of citations) cited.add(keyOf(citation));
    },
  };
}

const keyOf = ({ articleId, start, quote }: Citation): string => `${start} ${articleId} ${quote}`;

function tellTopic<Awaited extends AwaitedPoint>(
  news: TopicNews,
  teller: Teller,
  allAwaited: readonly Awaited[],
  now: Date,
  size: DigestSize,
): { readonly topic: DigestTopic<Awaited>; readonly isNews: boolean; readonly settled: readonly Awaited[] } {
  const changes = news.changes.filter(({ is }) => isNewSide(is, teller)).slice(0, MOST_CHANGES);
  const differences = news.differences
    .filter(({ sides }) => sides.some(({ citation }) => !teller.isCited(citation)))
    .slice(0, MOST_DIFFERENCES);
  for (const { text, citation } of differences.flatMap(({ sides }) => sides)) teller.tell({ text }, [citation]);
  // A sentence that tells a change in passing may yet be told as a point.
  const stated = new Set(news.points.map(({ point }) => keyOf(point.citations[0])));
  const inPassing = ({ is }: Change): boolean => stated.has(keyOf(is.citation));
  for (const { is } of changes.filter((change) => !inPassing(change))) teller.tell({ text: is.text }, [is.citation]);
  const points = choosePoints(news.points, teller, size);
  for (const { is } of changes.filter(inPassing)) teller.tell({ text: is.text }, [is.citation]);
  const next = news.next.find((one) => isUntold(one, teller));
  if (next) tellPoint(next, teller);
  const own = allAwaited.filter(({ topic }) => topic === news.topic);
  const open = own.filter((awaited) => isOpen(awaited, news, next, now));
  return {
    topic: {
      topic: news.topic,
      points: points.map(({ point }) => point),
      changes,
      differences,
      ...(next && { next: next.point }),
      awaited: open.slice(-MOST_AWAITED),
    },
    isNews: points.length + changes.length + differences.length > 0 || next !== undefined,
    settled: own.filter((awaited) => !open.includes(awaited)),
  };
}

const isNewSide = ({ text, citation }: Change['is'], teller: Teller): boolean =>
  !teller.isCited(citation) && !teller.isTold({ text });

const isUntold = ({ point, source }: NewsPoint, teller: Teller): boolean =>
  !teller.isCited(point.citations[0]) && !teller.isTold({ text: point.text, ...(source && { source }) });

function tellPoint({ point, source }: NewsPoint, teller: Teller): void {
  teller.tell({ text: point.text, ...(source && { source }) }, point.citations);
}

/** Of each event its best point before a second one of any: no event takes the place of another. */
function choosePoints(points: readonly NewsPoint[], teller: Teller, size: DigestSize): readonly NewsPoint[] {
  const chosen: NewsPoint[] = [];
  let words = 0;
  for (const point of inTurns(points)) {
    if (chosen.length === size.points) break;
    if (chosen.length > 0 && words + point.words > size.words) continue;
    if (!isUntold(point, teller)) continue;
    tellPoint(point, teller);
    chosen.push(point);
    words += point.words;
  }
  return chosen.toSorted((a, b) => a.order - b.order);
}

function inTurns(points: readonly NewsPoint[]): readonly NewsPoint[] {
  const seen = new Map<string, number>();
  return points
    .map((point) => {
      const turn = seen.get(point.story) ?? 0;
      seen.set(point.story, turn + 1);
      return { point, turn };
    })
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ point }) => point);
}

/**
 * Nothing stored since it was said settles it, and nothing newer takes its place. A brief may say late what an older
 * article awaits: what came of it may have been stored before the channel was told.
 */
function isOpen({ point, at }: AwaitedPoint, { reports }: TopicNews, next: NewsPoint | undefined, now: Date): boolean {
  if (isForgotten(at, now)) return false;
  const said = reports.flatMap((report) => (report.text === point.text && report.at ? report.at.getTime() : []));
  const from = said.length > 0 ? Math.min(at.getTime(), Math.max(...said)) : at.getTime();
  const since = reports.filter((report) => report.at !== undefined && report.at.getTime() > from);
  return !isSettled(point, since) && !(next && isReplaced(point, next.point));
}

function sourcesOf(topics: readonly DigestTopic[], references: readonly SourceReference[]): readonly SourceReference[] {
  const cited = topics.flatMap(({ points, changes, differences, next, awaited }) => [
    ...points.flatMap(({ citations }) => citations),
    ...changes.flatMap(({ was, is }) => [was.citation, is.citation]),
    ...differences.flatMap(({ sides }) => sides.map(({ citation }) => citation)),
    ...(next ? next.citations : []),
    ...awaited.flatMap(({ point }) => point.citations),
  ]);
  const byId = new Map(references.map((reference) => [reference.articleId, reference]));
  return [...new Set(cited.map(({ articleId }) => articleId))].flatMap((id) => byId.get(id) ?? []);
}
