import type { Bound } from './mention.ts';
import type { Token } from './tokens.ts';

/** What stands before a number, by what it makes of it. */
const BEFORE: Readonly<Record<Bound, readonly string[]>> = {
  exactly: ['exactly', 'precisely', 'a total of'],
  about: [
    ...['about', 'around', 'some', 'roughly', 'approximately', 'circa', 'nearly', 'almost', 'close to', 'an estimated'],
    ...['just over', 'a little over', 'slightly over', 'slightly more than', 'just under'],
  ],
  atLeast: [
    ...['at least', 'a minimum of', 'no fewer than', 'no less than', 'not less than'],
    ...['more than', 'over', 'well over', 'above', 'upwards of', 'exceeding'],
  ],
  atMost: [
    ...['at most', 'a maximum of', 'no more than', 'not more than', 'as many as', 'as much as', 'up to'],
    ...['less than', 'fewer than', 'under', 'below'],
  ],
};

/** And behind it. */
const AFTER: ReadonlyMap<string, Bound> = new Map([
  ['or more', 'atLeast'],
  ['or so', 'about'],
  ['or less', 'atMost'],
  ['or fewer', 'atMost'],
]);

interface Hedge {
  readonly words: readonly string[];
  readonly bound: Bound;
}

const HEDGES: readonly Hedge[] = (Object.keys(BEFORE) as readonly Bound[])
  .flatMap((bound) => BEFORE[bound].map((phrase) => ({ words: phrase.split(' '), bound })))
  .toSorted((a, b) => b.words.length - a.words.length);

/** By their last word, the longest first: "no more than" is not "more than". */
const BY_LAST_WORD: ReadonlyMap<string, readonly Hedge[]> = new Map(
  HEDGES.map(({ words }) => words.at(-1)!).map((last) => [last, HEDGES.filter(({ words }) => words.at(-1) === last)]),
);

/** What hedges the amount of tokens `[from, to)`, and the tokens of both together. */
export function hedgeAround(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly bound: Bound; readonly from: number; readonly to: number } | undefined {
  for (const { words, bound } of BY_LAST_WORD.get(tokens[from - 1]?.lower ?? '') ?? []) {
    const start = from - words.length;
    if (start >= 0 && words.every((word, place) => tokens[start + place]!.lower === word) && !isParticle(tokens, start))
      return { bound, from: start, to };
  }
  if (tokens[to]?.text === '+') return { bound: 'atLeast', from, to: to + 1 };
  const bound = AFTER.get(`${tokens[to]?.lower} ${tokens[to + 1]?.lower}`);
  return bound && { bound, from, to: to + 2 };
}

/** "Handed over 48,000 signatures": the word belongs to the verb. */
const isParticle = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.lower === 'over' &&
  /^(?:hand|handed|hands|turned|turn|took|take|taken|signed)$/.test(tokens[at - 1]?.lower ?? '');
