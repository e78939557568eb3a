import type { TermVector } from './story-vectors.ts';

/** Articles less alike than this never decide whether two groups join. */
const LEAST_ALIKE = 0.05;
/** Of the articles before it, an article is paired with the so many most alike. */
const MOST_NEIGHBOURS = 40;
/** A word of more articles than this tells no event, and would make the search quadratic. */
const MOST_HOLDERS = 500;

/** For each vector the places of those before it that are most like it, found through their rarer words. */
export function neighboursOf(vectors: readonly TermVector[]): readonly (readonly number[])[] {
  const indexed = indexedWords(vectors);
  const holders = new Map<number, { readonly places: number[]; readonly weights: number[] }>();
  const alike = new Float64Array(vectors.length);
  return vectors.map(({ words, weights }, place) => {
    const touched: number[] = [];
    for (const [at, word] of words.entries()) {
      if (!indexed.has(word)) continue;
      const weight = weights[at]!;
      const earlier = holders.get(word) ?? { places: [], weights: [] };
      for (let i = 0; i < earlier.places.length; i++) {
        const other = earlier.places[i]!;
        if (alike[other] === 0) touched.push(other);
        alike[other]! += weight * earlier.weights[i]!;
      }
      earlier.places.push(place);
      earlier.weights.push(weight);
      holders.set(word, earlier);
    }
    const near = touched.filter((other) => alike[other]! >= LEAST_ALIKE);
    near.sort((a, b) => alike[b]! - alike[a]! || a - b);
    for (const other of touched) alike[other] = 0;
    return near.slice(0, MOST_NEIGHBOURS);
  });
}

/** Words of at least two articles, but not of too many. */
function indexedWords(vectors: readonly TermVector[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const vector of vectors) for (const word of vector.words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 1 && count <= MOST_HOLDERS).map(([word]) => word));
}
