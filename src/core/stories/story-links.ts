import { addVectors, type TermVector } from './story-vectors.ts';

/** Articles taken for one event so far. The mean similarity of two groups comes from their sums alone. */
export interface Group {
  readonly size: number;
  /** Sum of the articles' vectors. */
  readonly sum: TermVector;
  /** Sum of the similarities of all pairs of its articles. */
  readonly within: number;
  /** First and last known publication, in days since 1970. */
  readonly days?: readonly [first: number, last: number];
}

/** How alike two articles of one event are on the whole: what a group of one is taken to have within. */
const USUAL_WITHIN = 0.2;
/** The usual likeness counts as so many articles beside a group's own. */
const USUAL_COUNT = 2;
/** How much a link loses where groups are less alike than their own articles are. */
const CONTRAST = 4;
/** News of an event that is that old again is likely news of the next one. */
const DAYS_OF_GRACE = 2;
const DAYS_TO_A_THIRD = 4;
const MOST_DAYS = 30;

/**
 * How likely two groups tell of one event, from 0: the mean similarity of their articles to each other, lowered where
 * it is less than that within each of them (as in Chameleon; Karypis, Han & Kumar 1999). Two boxing nights of one
 * champion are alike, but each has another opponent in all of its articles. `alike` is the product of their sums.
 */
export function linkOf(a: Group, b: Group, alike: number): number {
  const between = (nearnessInTime(a.days, b.days) * alike) / (a.size * b.size);
  const contrast = Math.min(1, (2 * between) / (withinOf(a) + withinOf(b)));
  return between * contrast ** CONTRAST;
}

/** Mean similarity of a group's articles, drawn to the usual one the fewer they are. */
function withinOf({ size, within }: Group): number {
  const mean = size < 2 ? 0 : within / ((size * (size - 1)) / 2);
  return (mean * (size - 1) + USUAL_WITHIN * USUAL_COUNT) / (size - 1 + USUAL_COUNT);
}

function nearnessInTime(a: Group['days'], b: Group['days']): number {
  if (!a || !b) return 1;
  const gap = Math.max(0, a[0] - b[1], b[0] - a[1]);
  if (gap > MOST_DAYS) return 0;
  return Math.exp(-Math.max(0, gap - DAYS_OF_GRACE) / DAYS_TO_A_THIRD);
}

/** Both groups as one. `alike` is the product of their sums. */
export function joinGroups(a: Group, b: Group, alike: number): Group {
  const days: Group['days'] =
    a.days && b.days ? [Math.min(a.days[0], b.days[0]), Math.max(a.days[1], b.days[1])] : (a.days ?? b.days);
  return { size: a.size + b.size, sum: addVectors(a.sum, b.sum), within: a.within + b.within + alike, days };
}
