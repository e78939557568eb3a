import { type Citation, cite } from '../point.ts';
import { tellerOf } from '../quotes/teller.ts';
import { differingTellers } from '../quotes/tellers.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { inStableOrder } from '../reading/stable-order.ts';
import { isPersonNoun } from '../words/person-nouns.ts';
import { alignment, conflict } from './alignment.ts';
import { indexClaims } from './claim-index.ts';
import { mayContradict, opposableClaims } from './claims.ts';
import { contradiction } from './contradictions.ts';
import { type Fact, factsOf } from './facts.ts';
import { type Kinship, kinship } from './kinship.ts';
import { apart, farApart } from './likeness.ts';
import { isSingledOut } from './prominence.ts';
import { COUNTED_ANYHOW } from './roles.ts';
import { tellsUnhurt, unhurtAgainst } from './unhurt.ts';
import { isUpdate } from './updates.ts';

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
  const ordered = inStableOrder(articles).toSorted(byTime);
  const kin = kinship();
  const found = [
    ...differingFacts(ordered, kin),
    ...differingClaims(ordered, kin),
    ...differingFates(ordered, kin),
    ...ordered.flatMap(differingAmounts),
  ];
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

/** What can be compared shares a key: dates, amounts of one unit, counts of one noun or with one outcome. */
function keysOf({ mention, head, outcome, role }: Fact): readonly string[] {
  if (mention.when) return ['date'];
  if (mention.kind !== 'quantity' || mention.unit !== undefined) return [`${mention.kind} ${mention.unit ?? ''}`];
  const counted = [...new Set([head, outcome, role && COUNTED_ANYHOW.has(role) ? role : undefined])]
    .filter((word) => word !== undefined)
    .map((word) => `count ${word}`);
  const isHeads = counted.length === 0 || (mention.of !== undefined && isPersonNoun(mention.of));
  return isHeads ? [...counted, 'count of heads'] : counted;
}

function differingFacts(articles: readonly Article[], kin: Kinship): readonly Found[] {
  const groups = gather(articles.flatMap(factsOf), keysOf);
  const edges = new Map<string, Edge>();
  for (const facts of groups.values()) for (const edge of edgesIn(facts, kin)) edges.set(placeOf(edge), edge);
  return components(surestOf([...edges.values()])).flatMap(joinSides);
}

function gather<Key, Item>(
  items: readonly Item[],
  keysOfItem: (item: Item) => readonly Key[],
): ReadonlyMap<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keysOfItem(item)) {
      const known = groups.get(key);
      if (known) known.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** Both amounts by where they stand: counts of one noun with one outcome are met twice. */
const placeOf = ({ a, b }: Edge): string =>
  [a, b].map(({ article, sentence, mention }) => `${article.id} ${sentence.start + mention.start}`).join(' ');

interface Edge {
  readonly a: Fact;
  readonly b: Fact;
  readonly weight: number;
}

function edgesIn(facts: readonly Fact[], kin: Kinship): readonly Edge[] {
  const edges: Edge[] = [];
  const byArticle = gather(facts, ({ article }) => [article]);
  facts.forEach((a, place) => {
    for (let next = place + 1; next < facts.length; next += 1) {
      const b = facts[next]!;
      if (a.article === b.article || !kin.mayBe(a.article, b.article) || !conflict(a, b)) continue;
      if (a.mention.kind === 'quantity' && farApart(a, b)) continue;
      const weight = alignment(a, b);
      if (weight === 0 || !kin.is(a.article, b.article)) continue;
      if (isSingledOut(a, b) && !isUpdate(a, b) && !settled(a, b, byArticle)) edges.push({ a, b, weight });
    }
  });
  return edges;
}

/**
 * Each amount goes with the one of another article that is surest about the same thing. Where two of that article are
 * equally sure and differ, it tells of several such things, and which of them is meant can't be told.
 */
function surestOf(edges: readonly Edge[]): readonly Edge[] {
  const rivals = new Map<Fact, Map<Article, Edge[]>>();
  for (const edge of edges)
    for (const [own, other] of [
      [edge.a, edge.b],
      [edge.b, edge.a],
    ] as const) {
      const known = rivals.get(own) ?? new Map<Article, Edge[]>();
      rivals.set(own, known.set(other.article, [...(known.get(other.article) ?? []), edge]));
    }
  const isSurest = (edge: Edge, own: Fact, other: Fact): boolean =>
    rivals
      .get(own)!
      .get(other.article)!
      .every((rival) => rival.weight < edge.weight || rival === edge || !conflict(sideBeside(rival, own), other));
  return edges.filter((edge) => isSurest(edge, edge.a, edge.b) && isSurest(edge, edge.b, edge.a));
}

const sideBeside = ({ a, b }: Edge, own: Fact): Fact => (a === own ? b : a);

/** One of the articles tells the other's value, too: as a part, an earlier figure or somebody else's. */
function settled(a: Fact, b: Fact, byArticle: ReadonlyMap<Article, readonly Fact[]>): boolean {
  const tellsToo = (own: Fact, other: Fact): boolean =>
    byArticle
      .get(own.article)!
      .some(
        (fact) =>
          fact !== own &&
          fact.event?.edge === own.event?.edge &&
          !conflict(fact, other) &&
          (alignment(fact, other) > 0 || isSameAmount(fact, other)),
      );
  return tellsToo(a, b) || tellsToo(b, a) || tellsPart(a, b) || tellsPart(b, a);
}

/** Large or uneven enough that two articles do not tell it of two things by chance. */
const isSameAmount = ({ mention: a }: Fact, { mention: b }: Fact): boolean =>
  a.value !== undefined && a.value === b.value && a.unit === b.unit && (a.unit !== undefined || a.value > 12);

/** "Five were killed, two of a shell": of what `own` tells, its sentence gives the other's amount to a part. */
const tellsPart = (own: Fact, { mention, head }: Fact): boolean =>
  mention.value !== undefined &&
  factsOf(own.article).some(
    (part) =>
      part.sentence === own.sentence &&
      part.mention.value !== own.mention.value &&
      part.mention.kind === mention.kind &&
      part.mention.value === mention.value &&
      !apart(part.head, head),
  );

/** Edges that hang together: all that is told of one thing. */
function components(edges: readonly Edge[]): readonly (readonly Edge[])[] {
  const above = new Map<Fact, Fact>();
  // The way up is halved whenever it is gone: of thousands of amounts it would be as long as they are many.
  const find = (fact: Fact): Fact => {
    let top = fact;
    for (let next = above.get(top); next && next !== top; next = above.get(top)) {
      above.set(top, above.get(next) ?? next);
      top = next;
    }
    return top;
  };
  for (const { a, b } of edges) above.set(find(a), find(b));
  return [...gather(edges, ({ a }) => [find(a)]).values()];
}

/** One side for each value; of articles that agree the earliest speaks, in its exact words. Every side differs from every other about one thing. */
function joinSides(edges: readonly Edge[]): readonly Found[] {
  const [surest] = edges.toSorted((one, other) => other.weight - one.weight);
  if (!surest) return [];
  const facts = [...new Set(edges.flatMap(({ a, b }) => [a, b]))].sort(
    (a, b) =>
      byTime(a.article, b.article) ||
      Number(a.mention.bound !== undefined) - Number(b.mention.bound !== undefined) ||
      a.sentence.start - b.sentence.start,
  );
  const sides: Fact[] = [surest.a, surest.b];
  for (const fact of facts)
    if (!sides.includes(fact) && sides.every((side) => conflict(side, fact) && alignment(side, fact) > 0))
      sides.push(fact);
  const told = sides
    .map((side) => facts.find((fact) => fact === side || (!conflict(side, fact) && alignment(side, fact) > 0)) ?? side)
    .sort((a, b) => byTime(a.article, b.article) || a.sentence.start - b.sentence.start);
  const [first, second, ...rest] = [...new Set(told)].map(sideOf);
  if (!first || !second) return [];
  const { kind } = surest.a.mention;
  return [
    {
      difference: { kind: kind === 'duration' || kind === 'date' ? kind : 'quantity', sides: [first, second, ...rest] },
      weight: surest.weight,
    },
  ];
}

/** The words that differ: an amount with what it counts. */
export function sideOf({ sentence, span: [start, end] }: Pick<Fact, 'sentence' | 'span'>): Side {
  return side(sentence, sentence.text.slice(start, end));
}

function side(sentence: ArticleSentence, text: string, teller?: string): Side {
  const speaker = teller ?? tellerOf(sentence);
  return { text, citation: cite(sentence), ...(speaker ? { speaker } : {}) };
}

/** "No one was injured" of one report and "two passengers were injured" of another: each report is told of once. */
function differingFates(articles: readonly Article[], kin: Kinship): readonly Found[] {
  const used = new Set<Article>();
  const found: Found[] = [];
  for (const article of articles.filter(tellsUnhurt))
    for (const other of articles) {
      if (article === other || used.has(article) || used.has(other) || !kin.is(article, other)) continue;
      const pair = unhurtAgainst(article, other);
      if (!pair) continue;
      used.add(article).add(other);
      const [one, another] = pair.toSorted((a, b) => byTime(a.article, b.article)).map(sideOf);
      found.push({ difference: { kind: 'claim', sides: [one!, another!] }, weight: 1 });
    }
  return found;
}

/** Within one article: what one named party says and another one contests. */
function differingAmounts(article: Article): readonly Found[] {
  return differingTellers(article).map((pair) => {
    const [one, other] = pair.map(({ sentence, text, teller }) => side(sentence, text, teller)) as [Side, Side];
    const kind = pair[0].mention.kind === 'duration' ? 'duration' : 'quantity';
    return { difference: { kind, sides: [one, other] }, weight: 2 };
  });
}

function differingClaims(articles: readonly Article[], kin: Kinship): readonly Found[] {
  const found: Found[] = [];
  const used = new Set<ArticleSentence>();
  const index = indexClaims();
  for (const claim of opposableClaims(articles, kin.mayBe)) {
    for (const other of index.opposing(claim)) {
      if (!mayContradict(other, claim, kin.mayBe)) continue;
      const weight = contradiction(other, claim);
      if (weight === 0 || used.has(other.sentence) || used.has(claim.sentence)) continue;
      if (!kin.is(other.article, claim.article)) continue;
      used.add(other.sentence).add(claim.sentence);
      const sides = [other, claim].map(({ sentence }) => side(sentence, sentence.text)) as [Side, Side];
      found.push({ difference: { kind: 'claim', sides }, weight });
    }
    index.add(claim);
  }
  return found;
}
