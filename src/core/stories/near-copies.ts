import type { Article } from '../reading/article.ts';
import { remembered } from '../remember.ts';

/** Least share of runs in common (Dice coefficient) that makes two texts copies. */
const SAME_TEXT = 0.6;
/** A copy cut short keeps most of its runs in the longer one, and is no mere snippet of it. */
const SAME_WHERE_CUT = 0.85;
const LEAST_OF_LONGER = 0.5;
const LEAST_RUNS_WHERE_CUT = 40;

/**
 * Are these copies of one text: a wire report printed by several papers, a reprint with some words changed or its end
 * cut? However many publishers carry it, it is one voice.
 *
 * Texts are compared by their runs of three words (shingles; Broder 1997, "On the resemblance and containment of
 * documents"). A change of one word in ten breaks three runs in ten at most, so that copies edited as much share 0.69
 * of theirs or more; articles written independently share a few in a hundred.
 */
export const sameText = (a: Article, b: Article): boolean => sameRuns(runsOf(a), runsOf(b));

/** `sameText` of two texts' runs, as `runsOf` gives them. */
export function sameRuns(runs: Uint32Array, others: Uint32Array): boolean {
  const [shorter, longer] = [Math.min(runs.length, others.length), Math.max(runs.length, others.length)];
  if (shorter === 0 || shorter < LEAST_OF_LONGER * longer) return false;
  const shared = countShared(runs, others);
  if ((2 * shared) / (shorter + longer) >= SAME_TEXT) return true;
  return shorter >= LEAST_RUNS_WHERE_CUT && shared >= SAME_WHERE_CUT * shorter;
}

/**
 * Groups articles into voices: copies of one text together, every article in one voice. Voices, and the articles of
 * each, come in the order given.
 */
export function voicesOf(articles: readonly Article[]): readonly (readonly Article[])[] {
  const leaders = articles.map((_, place) => place);
  const leaderOf = (place: number): number => {
    let leader = place;
    while (leaders[leader] !== leader) leader = leaders[leader]!;
    leaders[place] = leader;
    return leader;
  };
  for (const [a, b] of likelyCopies(articles)) {
    const [first, second] = [leaderOf(a), leaderOf(b)];
    if (first === second || !sameText(articles[a]!, articles[b]!)) continue;
    leaders[Math.max(first, second)] = Math.min(first, second);
  }
  const voices = new Map<number, Article[]>();
  articles.forEach((article, place) => {
    const leader = leaderOf(place);
    const voice = voices.get(leader);
    if (voice) voice.push(article);
    else voices.set(leader, [article]);
  });
  return [...voices.values()];
}

/** Runs compared to find likely copies: the smallest hashes of each text, of which copies have many in common. */
const SKETCH = 48;
const LEAST_SHARED = 3;
/** Only the first articles that hold a run are remembered: later copies of a text find enough of the earlier ones. */
const MOST_HOLDERS = 200;

/** Pairs of places that may be copies, without comparing every article with every other. */
function* likelyCopies(articles: readonly Article[]): Iterable<readonly [number, number]> {
  const holders = new Map<number, number[]>();
  for (const [place, article] of articles.entries()) {
    const sketch = runsOf(article).subarray(0, SKETCH);
    const shared = new Map<number, number>();
    for (const run of sketch) {
      const others = holders.get(run);
      for (const other of others ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      if (!others) holders.set(run, [place]);
      else if (others.length < MOST_HOLDERS) others.push(place);
    }
    for (const [other, count] of shared) if (count >= Math.min(LEAST_SHARED, sketch.length)) yield [other, place];
  }
}

function countShared(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return shared;
}

/** Hashes of the article's runs of three words, each once, ascending. */
export const runsOf = remembered(({ paragraphs, text }: Article): Uint32Array => {
  const told = paragraphs.filter(({ kind }) => kind === 'text' || kind === 'heading');
  const words = (told.length > 0 ? told : paragraphs)
    .flatMap(
      ({ start, end }) =>
        text
          .slice(start, end)
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [],
    )
    .map(hashWord);
  const runs = new Set<number>();
  for (let end = 2; end < words.length; end++) runs.add(mix(mix(words[end - 2]!, words[end - 1]!), words[end]!));
  if (runs.size === 0 && words.length > 0) runs.add(words.reduce(mix));
  return Uint32Array.from(runs).sort();
});

/** FNV-1a, 32 bits. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const mix = (a: number, b: number): number => {
  const mixed = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
};
