import { amountsAgree, datesDiffer } from './agreement.ts';
import type { Article, ArticleSentence } from './article.ts';
import { type Claim, claimsOf, contradiction } from './claims.ts';
import { type Fact, factsOf } from './facts.ts';
import { type Citation, cite } from './point.ts';
import { related, sharedCount } from './relatedness.ts';
import { tellerOf } from './teller.ts';
import { isOutcome } from './word-classes.ts';

/** One side of a difference: the exact words that differ and the sentence they stand in. */
export interface Side {
  /** The span that differs, e.g. "More than five hours of talks"; a slice of `citation.quote`. */
  readonly text: string;
  readonly citation: Citation;
  /** Who claims it, where the text names somebody. */
  readonly speaker?: string;
}

/** The same thing told differently by two sources. Nobody is called right. */
export interface Difference {
  readonly kind: 'quantity' | 'duration' | 'date' | 'claim';
  readonly sides: readonly [Side, Side, ...Side[]];
}

interface Found {
  readonly difference: Difference;
  readonly weight: number;
}

/**
 * Where articles tell the same thing differently, surest first: amounts, durations and dates of one thing that can't both
 * hold, and claims that contradict. Rounding, bounds, other units, parts of a whole and later updates are no differences.
 * Several articles that agree are one side. The input's order does not matter.
 */
export function findDifferences(articles: readonly Article[]): readonly Difference[] {
  const ordered = [...articles].sort(byTime);
  const kin = relations(ordered);
  const found = [...differingFacts(ordered, kin), ...differingClaims(ordered, kin)];
  const order = new Map(ordered.map((article, place) => [article.id, place]));
  const place = ({ difference }: Found): number => {
    const { citation } = difference.sides[0];
    return (order.get(citation.articleId) ?? 0) * 1e7 + citation.start;
  };
  return found.sort((a, b) => b.weight - a.weight || place(a) - place(b)).map(({ difference }) => difference);
}

function byTime(a: Article, b: Article): number {
  const time = (article: Article): number => article.publishedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

type Relations = (a: Article, b: Article) => boolean;

/** Which articles may differ: they tell of one event and are not known to come from one publisher. */
function relations(articles: readonly Article[]): Relations {
  const kin = new Map<Article, Set<Article>>(articles.map((article) => [article, new Set()]));
  articles.forEach((a, place) => {
    for (const b of articles.slice(place + 1)) {
      if (a.source !== undefined && a.source === b.source) continue;
      if (related(a, b)) kin.get(a)!.add(b);
    }
  });
  return (a, b) => kin.get(a)!.has(b) || kin.get(b)!.has(a);
}

const keyOf = ({ mention, head, outcome }: Fact): string =>
  mention.when
    ? 'date'
    : `${mention.kind} ${mention.unit ?? ''} ${mention.kind === 'quantity' && !mention.unit ? (outcome ?? head) : ''}`;

function differingFacts(articles: readonly Article[], kin: Relations): readonly Found[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of articles.flatMap(factsOf)) {
    const key = keyOf(fact);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((facts) => differencesIn(facts, kin));
}

interface Edge {
  readonly a: Fact;
  readonly b: Fact;
  readonly weight: number;
}

function differencesIn(facts: readonly Fact[], kin: Relations): readonly Found[] {
  const edges: Edge[] = [];
  facts.forEach((a, place) => {
    for (let next = place + 1; next < facts.length; next += 1) {
      const b = facts[next]!;
      if (a.article === b.article || !kin(a.article, b.article) || !conflict(a, b)) continue;
      const weight = alignment(a, b);
      if (weight > 0 && !isUpdate(a, b) && !settled(a, b, facts)) edges.push({ a, b, weight });
    }
  });
  return components(edges).flatMap(joinSides);
}

function conflict(a: Fact, b: Fact): boolean {
  if (a.mention.when && b.mention.when) return datesDiffer(a.mention.when, b.mention.when);
  if (a.mention.unit === 'score') return a.mention.value !== b.mention.value || a.mention.upTo !== b.mention.upTo;
  return !isVague(a) && !isVague(b) && !amountsAgree(a.mention, b.mention);
}

/** "Dozens", "thousands": an order of magnitude, told before anybody counted. */
const isVague = ({ mention }: Fact): boolean =>
  mention.bound === 'about' && mention.upTo !== undefined && !/\d/.test(mention.text);

/** One of the articles tells the other's value, too: as a part, an earlier figure or somebody else's. */
function settled(a: Fact, b: Fact, facts: readonly Fact[]): boolean {
  return facts.some(
    (fact) =>
      (fact.article === a.article && fact !== a && alignment(fact, b) > 0 && !conflict(fact, b)) ||
      (fact.article === b.article && fact !== b && alignment(fact, a) > 0 && !conflict(fact, a)),
  );
}

/** How surely two facts are about the same thing; 0: they are not. */
function alignment(a: Fact, b: Fact): number {
  if (a.head !== b.head && a.head !== undefined && b.head !== undefined) return 0;
  if (a.outcome !== b.outcome && a.outcome !== undefined && b.outcome !== undefined) return 0;
  const near = sharedCount(a.near, b.near);
  const names = sharedCount(a.names, b.names);
  if (names === 0 && a.names.size > 0 && b.names.size > 0 && !(a.outcome && b.outcome)) return 0;
  if (a.places.size > 0 && b.places.size > 0 && sharedCount(a.places, b.places) === 0) return 0;
  if (a.dates.some(({ when }) => b.dates.some((other) => datesDiffer(when!, other.when!)))) return 0;
  if (a.agent && b.agent && !b.names.has(a.agent) && !a.names.has(b.agent)) return 0;
  if (otherDirection(a, b) || otherRound(a, b)) return 0;
  return enough(a, b, near, names) ? 1 + near * 0.5 + names * 0.5 + (a.head && a.head === b.head ? 1 : 0) : 0;
}

function enough(a: Fact, b: Fact, near: number, names: number): boolean {
  const { kind, unit } = a.mention;
  if (kind === 'date') return !reporting(a) && !reporting(b) && near + names >= 3 && near >= 1;
  if (kind === 'duration') {
    const head = a.head ?? b.head;
    if (!head || !a.near.has(head) || !b.near.has(head)) return near >= 3;
    return a.head === b.head ? near + names >= 2 : near >= 2 && near + names >= 3;
  }
  if (unit === 'score') return names >= 2;
  if (kind === 'quantity' && unit === undefined) {
    if (a.outcome && a.outcome === b.outcome) return a.head === b.head && near + names >= 2;
    return a.head !== undefined && a.head === b.head && near >= 2 && near + names >= 3;
  }
  return kind === 'quantity' ? near >= 2 && near + names >= 4 : near >= 2 && near + names >= 3;
}

/** "said on Monday": the day of the telling. */
const reporting = ({ sentence, mention }: Fact): boolean =>
  /\b(?:said|says|told|announced|reported|wrote|added)(?: \w+){0,3}? (?:on )?$/.test(
    sentence.text.slice(Math.max(0, mention.start - 40), mention.start),
  ) || mention.when?.relative !== undefined;

/** "rose by 5 percent" and "rose to 5 percent" tell different things. */
function otherDirection(a: Fact, b: Fact): boolean {
  const lead = ({ sentence, mention }: Fact): string | undefined =>
    /\b(by|to|of) $/.exec(sentence.text.slice(0, mention.start))?.[1];
  const [one, other] = [lead(a), lead(b)];
  return (one === 'by' && other === 'to') || (one === 'to' && other === 'by');
}

/** The first round and the run-off, the second quarter and the third. */
const otherRound = (a: Fact, b: Fact): boolean =>
  a.rounds.size + b.rounds.size > 0 && sharedCount(a.rounds, b.rounds) === 0;

const HOUR = 3_600_000;

/** A count that rises as news comes in, told higher by the later article. */
function isUpdate(a: Fact, b: Fact): boolean {
  const outcome = a.outcome ?? b.outcome;
  const [timeA, timeB] = [a.article.publishedAt?.getTime(), b.article.publishedAt?.getTime()];
  if (!outcome || !isOutcome(outcome) || timeA === undefined || timeB === undefined) return false;
  if (Math.abs(timeA - timeB) < 2 * HOUR) return false;
  const [earlier, later] = timeA < timeB ? [a, b] : [b, a];
  return (later.mention.value ?? 0) > (earlier.mention.value ?? 0);
}

/** Edges that hang together: all that is told of one thing. */
function components(edges: readonly Edge[]): readonly (readonly Edge[])[] {
  const root = new Map<Fact, Fact>();
  const find = (fact: Fact): Fact => {
    let top = fact;
    while (root.has(top) && root.get(top) !== top) top = root.get(top)!;
    return top;
  };
  for (const { a, b } of edges) root.set(find(a), find(b));
  const groups = new Map<Fact, Edge[]>();
  for (const edge of edges) {
    const top = find(edge.a);
    groups.set(top, [...(groups.get(top) ?? []), edge]);
  }
  return [...groups.values()];
}

/** One side for each value; of articles that agree the earliest speaks. */
function joinSides(edges: readonly Edge[]): readonly Found[] {
  const facts = [...new Set(edges.flatMap(({ a, b }) => [a, b]))].sort(
    (a, b) => byTime(a.article, b.article) || a.sentence.start - b.sentence.start,
  );
  const sides: Fact[] = [];
  for (const fact of facts) if (!sides.some((side) => !conflict(side, fact))) sides.push(fact);
  const [first, second, ...rest] = sides.map(sideOf);
  if (!first || !second) return [];
  const { kind } = facts[0]!.mention;
  const told = kind === 'duration' || kind === 'date' ? kind : 'quantity';
  return [
    {
      difference: { kind: told, sides: [first, second, ...rest] },
      weight: Math.max(...edges.map(({ weight }) => weight)),
    },
  ];
}

function sideOf({ sentence, span: [start, end] }: Fact): Side {
  return side(sentence, sentence.text.slice(start, end));
}

function side(sentence: ArticleSentence, text: string): Side {
  const speaker = tellerOf(sentence);
  return { text, citation: cite(sentence), ...(speaker ? { speaker } : {}) };
}

function differingClaims(articles: readonly Article[], kin: Relations): readonly Found[] {
  const claims = articles.flatMap(claimsOf);
  const found: Found[] = [];
  const used = new Set<ArticleSentence>();
  const byClass = new Map<string, Claim[]>();
  for (const claim of claims) {
    const meeting = new Map<Claim, number>();
    for (const group of claim.classes)
      for (const other of byClass.get(group) ?? []) meeting.set(other, (meeting.get(other) ?? 0) + 1);
    for (const [other, shared] of meeting) {
      if (shared < 2 || other.article === claim.article || !kin(other.article, claim.article)) continue;
      const weight = contradiction(other, claim);
      if (weight === 0 || used.has(other.sentence) || used.has(claim.sentence)) continue;
      used.add(other.sentence).add(claim.sentence);
      const sides = [other, claim].map(({ sentence }) => side(sentence, sentence.text)) as [Side, Side];
      found.push({ difference: { kind: 'claim', sides }, weight });
    }
    for (const group of claim.classes) byClass.set(group, [...(byClass.get(group) ?? []), claim]);
  }
  return found;
}
