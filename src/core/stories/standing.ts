/** How a story is told, by those who may be read. */
export interface Telling {
  readonly articles: number;
  /** Distinct publishers; all unknown ones count as one, they may be the same. */
  readonly publishers: number;
  /** Distinct texts, near-copies counted once. */
  readonly voices: number;
  readonly newest: Date;
}

/** After so long a story weighs half. */
const HALF_LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * How high a story stands on the front page: by its sources and size, of which a day takes half. As the logarithm of
 * that weight, so that the order of two stories stays the same whenever it is looked at.
 */
export function standingOf({ articles, publishers, voices, newest }: Telling): number {
  const sources = Math.min(publishers, voices);
  return Math.log2(sources + Math.log2(articles + 1)) + newest.getTime() / HALF_LIFE_MS;
}
