import { remembered } from '../remember.ts';
import { conflict } from './alignment.ts';
import { type Fact, factsOf, isNews } from './facts.ts';
import { apart, isOneKind } from './likeness.ts';
import { areOfTopic, sharedCount } from './relatedness.ts';

/** The article tells other amounts of the same: several games, several attacks. */
const hasRivals = remembered((fact: Fact): boolean =>
  factsOf(fact.article).some((other) => other !== fact && countSame(fact, other) && conflict(fact, other)),
);

function countSame(a: Fact, b: Fact): boolean {
  if (a.mention.kind !== b.mention.kind || a.mention.unit !== b.mention.unit || a.rate !== b.rate) return false;
  // "Inspected in April" stands beside the days of what happened now.
  if (a.mention.kind === 'date' && a.mention.when?.day === undefined && b.mention.when?.day !== undefined) return false;
  if (a.mention.kind !== 'quantity' || a.mention.unit !== undefined) return !apart(a.role, b.role);
  return (a.head !== undefined && a.head === b.head) || (a.outcome !== undefined && a.outcome === b.outcome);
}

/**
 * Whether two aligned facts are surely of one thing: in long reports there is more that words in common may come from,
 * and most of all where a report tells several such amounts. The first and the last day of an event name it.
 */
export function isSingledOut(a: Fact, b: Fact): boolean {
  if (a.event && b.event) return true;
  const near = sharedCount(a.near, b.near);
  const rivals = hasRivals(a) || hasRivals(b);
  if (isNews(a) && isNews(b)) return !rivals || near >= 2;
  return (
    !rivals &&
    (near >= 3 ||
      (near >= 2 && isOneKind(a, b) && areOfTopic(a, b)) ||
      (near >= 1 && sharedCount(a.names, b.names) >= 3))
  );
}
