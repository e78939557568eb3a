import { mayCountSamePersons, tellsSomeOnly } from '../words/person-nouns.ts';
import { isSession } from './counted.ts';
import type { Fact } from './facts.ts';
import { sharedCount } from './relatedness.ts';
import { COUNTED_ANYHOW, LASTS_ANYHOW } from './roles.ts';

/** What two facts share. */
export interface Shared {
  readonly near: number;
  readonly names: number;
  /** 1 where both sentences tell of one day. */
  readonly day: number;
  /** 1 where what one counts is what the other counts, or speaks of beside its amount. */
  readonly head: number;
}

export const apart = <Value extends string | number>(a: Value | undefined, b: Value | undefined): boolean =>
  a !== b && a !== undefined && b !== undefined;

export const areSessions = (a: Fact, b: Fact): boolean =>
  [a, b].every(({ mention, head }) => mention.kind === 'duration' && isSession(head));

/** Both count one noun, or persons by nouns that may stand for one another. */
export const countAlike = (a: Fact, b: Fact): boolean =>
  !apart(a.head, b.head) || areSamePersons(a, b) || haveSamePart(a, b) || areSessions(a, b);

/** A sentence or a contract is as long as it is told, and no other spell of whom it is told of. */
export const otherSpell = (a: Fact, b: Fact): boolean =>
  a.role !== b.role && [a, b].some(({ role }) => role === 'term' || role === 'contract');

/** What a thing is sold for a piece is what a piece costs. */
export const otherRole = (a: Fact, b: Fact): boolean =>
  apart(a.role, b.role) &&
  !(a.mention.kind === 'money' && hasSame(a.rate, b.rate)) &&
  ![a, b].every(({ role }) => role === 'votes' || role === 'for');

export const haveSamePart = (a: Fact, b: Fact): boolean =>
  a.role !== undefined &&
  a.role === b.role &&
  (LASTS_ANYHOW.has(a.role) ||
    (COUNTED_ANYHOW.has(a.role) && [a, b].every(({ mention: { of } }) => of === undefined || !tellsSomeOnly(of))));

export const areSamePersons = ({ mention: a }: Fact, { mention: b }: Fact): boolean =>
  a.kind === 'quantity' &&
  b.kind === 'quantity' &&
  a.of !== undefined &&
  b.of !== undefined &&
  mayCountSamePersons(a.of, b.of);

/** What is told of both: one part, one fate, or a word of their predicates besides what is counted. */
export const toldAlike = (a: Fact, b: Fact): boolean =>
  (a.role !== undefined && a.role === b.role) ||
  (a.outcome !== undefined && a.outcome === b.outcome) ||
  [...a.telling].some((word) => word !== a.head && b.words.has(word)) ||
  [...b.telling].some((word) => word !== b.head && a.words.has(word));

/** Amounts so far apart were not told of one thing. */
const FARTHEST = 10;

export const farApart = (a: Fact, b: Fact): boolean => a.mention.unit !== 'score' && nearestEnds(a, b) > FARTHEST;

/** How many times the lesser of two amounts or ranges the greater one is at least. */
export function nearestEnds({ mention: a }: Fact, { mention: b }: Fact): number {
  const least = Math.max(a.value ?? 0, b.value ?? 0);
  return least === 0 ? 1 : least / Math.min(a.upTo ?? a.value ?? 0, b.upTo ?? b.value ?? 0);
}

export const hasSame = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;

export const happensToBoth = (a: Fact, b: Fact): boolean => sharedCount(a.happens, b.happens) > 0;

/** Something happens to the one, and nothing of that to the other. */
export const happensApart = (a: Fact, b: Fact): boolean =>
  a.happens.size > 0 && b.happens.size > 0 && !happensToBoth(a, b);

/** "A third lived on", "70 percent of the patients shrank": shares of one thing in different deeds. */
export const ofOtherDeeds = (a: Fact, b: Fact): boolean =>
  a.mention.kind === 'percent' &&
  (a.head ?? b.head) !== undefined &&
  a.role === undefined &&
  b.role === undefined &&
  happensApart(a, b);

export const SPEED = 'kilometres an hour';

/** Of a number its noun tells what it is of, of any other amount its unit. */
export const isOneKind = ({ mention, head }: Fact, other: Fact): boolean =>
  mention.kind !== 'quantity' || mention.unit !== undefined || hasSame(head, other.head);
