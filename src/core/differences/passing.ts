import type { Mention } from '../mentions/mention.ts';

/** "Hale, who kept the books until 2023, …": what is told in passing. */
const IN_PASSING = /, (?:who|which|whose|where|when|built|born|founded|opened)\b[^,;]*(?=,|[.;]?$)/gu;

type Span = readonly [start: number, end: number];

const passingIn = (text: string): readonly Span[] =>
  text.includes(', ') ? [...text.matchAll(IN_PASSING)].map(({ index, 0: words }) => [index, index + words.length]) : [];

const isIn = ([from, to]: Span, { start, end }: Mention): boolean => start < to && end > from;

/** The sentence with blanks for what it tells in passing, unless the amount stands there. */
export function withoutPassing(text: string, mention: Mention): string {
  let told = text;
  for (const span of passingIn(text))
    if (!isIn(span, mention)) told = told.slice(0, span[0]) + ' '.repeat(span[1] - span[0]) + told.slice(span[1]);
  return told;
}

/** Where the clause reaches that tells the amount in passing; the whole sentence where none does. */
export const passingWith = (text: string, mention: Mention): Span =>
  passingIn(text).find((span) => isIn(span, mention)) ?? [0, text.length];

/** What is told with the amount: "…, which carries 14,000 cars, has been shut" tells not that the cars have gone on. */
export const toldWith = (text: string, mention: Mention): string =>
  withoutPassing(text, mention).slice(...passingWith(text, mention));
