const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SHORTEST = 10 * MINUTE;
const LONGEST = DAY;
/** A site that asks for a longer rest gets it, but is not forgotten. */
export const LONGEST_REST = 7 * DAY;
/** Read twice as often as it publishes, a source is half a gap late at most. */
const READINGS_PER_ARTICLE = 2;
const SLOWER = 1.5;

export interface Activity {
  /** Whether the reading found anything new. */
  readonly fresh: boolean;
  /** Mean milliseconds from one article to the next, where the dates tell. */
  readonly pace?: number;
  /** Milliseconds the site or feed wants to be left alone. */
  readonly atLeast?: number;
}

/** Milliseconds until a source is read again: between ten minutes and a day, by how often it publishes. */
export function nextInterval(interval: number, { fresh, pace, atLeast = 0 }: Activity): number {
  const adapted = fresh ? interval / READINGS_PER_ARTICLE : interval * SLOWER;
  const wished = pace === undefined ? adapted : pace / READINGS_PER_ARTICLE;
  return Math.min(LONGEST, Math.max(SHORTEST, wished, atLeast));
}

/** Publishers correct what is new: an article published longer ago is not looked at again. */
export const NEW_FOR = 2 * DAY;
const FIRST_AGAIN = 30 * MINUTE;
const READINGS_AGAIN = 6;
export const LONGEST_AGAIN = DAY;

/**
 * Milliseconds until a new article's page is read again, after so many readings: half an hour after the first, then
 * twice as long each time, six times in a day and a half. Undefined: no more.
 */
export function nextAgain(readings: number, atLeast = 0): number | undefined {
  const gap = Math.max(FIRST_AGAIN * 2 ** readings, atLeast);
  return readings < READINGS_AGAIN && gap <= LONGEST_AGAIN ? gap : undefined;
}

/**
 * Milliseconds until a source that could not be read is tried again: ten minutes, then twice as long after every
 * failure. Most troubles pass soon, and what a feed drops meanwhile is lost.
 */
export function backOff(failures: number, atLeast = 0): number {
  const doubled = SHORTEST * 2 ** Math.min(failures - 1, 20);
  return Math.min(LONGEST_REST, Math.max(Math.min(LONGEST, doubled), atLeast));
}
