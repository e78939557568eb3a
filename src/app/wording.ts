/** "1 article", "2 articles". */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Counting ends here: whether a topic has a thousand articles or ten thousand is the same to a reader, but not in time. */
export const COUNTED = 1_000;

/** As `plural`, of a count that ended at `COUNTED`: "1,000 articles or more". */
export const pluralCounted = (count: number, noun: string): string =>
  count < COUNTED ? plural(count, noun) : `${COUNTED.toLocaleString('en-GB')} ${noun}s or more`;

/** "A", "A or B", "A, B or C". */
export const either = (names: readonly string[]): string => listed(names, 'or');

/** "A", "A and B", "A, B and C". */
export const both = (names: readonly string[]): string => listed(names, 'and');

const listed = (names: readonly string[], word: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;

/** What somebody typed, as it is repeated to them: nobody reads a page of it again. */
export function shortened(typed: string): string {
  return typed.length <= LONGEST_REPEATED
    ? typed
    : `${typed.slice(0, LONGEST_REPEATED).replace(/\p{Surrogate}$/u, '')}…`;
}

const LONGEST_REPEATED = 80;
