/** A word of an article that others may have, too. */
export interface SharedWord {
  /** As `tellingWords` gives it. */
  readonly weight: number;
  /** Some of those that have it. */
  readonly holders: readonly string[];
  /** How many have it in all, or about so many. */
  readonly often: number;
}

/** How many articles there are beside those that have a word: that many or more, a word of few of them tells much. */
const LEAST_COLLECTION = 800;

export interface Neighbour {
  readonly name: string;
  /** Weight of the words shared. */
  readonly shared: number;
}

/** Of the holders of an article's words the `most` that share the most telling ones; of equals the first by name. */
export function likelyNeighbours(words: readonly SharedWord[], most: number): readonly Neighbour[] {
  const collection = words.reduce((sum, { often }) => Math.max(sum, often), LEAST_COLLECTION);
  const shared = new Map<string, number>();
  for (const { weight, holders, often } of words) {
    const idf = Math.log((2 * collection) / (often + 1));
    for (const holder of holders) shared.set(holder, (shared.get(holder) ?? 0) + weight * idf);
  }
  return [...shared]
    .map(([name, weight]) => ({ name, shared: weight }))
    .sort((a, b) => b.shared - a.shared || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}
