import { type Group, joinGroups, linkOf } from './story-links.ts';
import type { TermVector } from './story-vectors.ts';

/** Groups whose articles are less alike than this on the whole are neighbours no longer. */
const LEAST_ALIKE = 0.03;

interface Pair {
  readonly link: number;
  /** Product of the groups' sums. */
  readonly alike: number;
  /** Places in the list of groups, made ones after the given ones. */
  readonly first: number;
  readonly second: number;
}

/**
 * Joins the best linked pair of groups again and again until no link is `least` or more. Only neighbours (for each
 * group, places before its own) and groups made of them are tried. Returns the places of the groups joined, ascending.
 */
export function joinLinked(
  given: readonly Group[],
  neighbours: readonly (readonly number[])[],
  least: number,
): readonly (readonly number[])[] {
  const groups: (Group | undefined)[] = [...given];
  const members: (readonly number[])[] = given.map((_, place) => [place]);
  const near: Set<number>[] = given.map(() => new Set());
  const queue = createQueue();
  const productsWith = createProducts(given);
  const tryPairs = (first: number, others: Iterable<number>): void => {
    const group = groups[first]!;
    const productWith = productsWith(group.sum);
    for (const second of others) {
      const other = groups[second]!;
      const alike = productWith(other.sum);
      if (alike < LEAST_ALIKE * group.size * other.size) continue;
      near[first]!.add(second);
      near[second]!.add(first);
      const link = linkOf(group, other, alike);
      if (link >= least) queue.push({ link, alike, first, second });
    }
  };
  for (const [place, others] of neighbours.entries()) tryPairs(place, others);
  for (let pair = queue.pop(); pair; pair = queue.pop()) {
    const { first, second, alike } = pair;
    const [a, b] = [groups[first], groups[second]];
    if (!a || !b) continue;
    const others = new Set([...near[first]!, ...near[second]!].filter((place) => place !== first && place !== second));
    for (const joined of [first, second]) {
      for (const other of near[joined]!) near[other]!.delete(joined);
      near[joined]!.clear();
      groups[joined] = undefined;
    }
    const made = groups.push(joinGroups(a, b, alike)) - 1;
    members.push([...members[first]!, ...members[second]!]);
    near.push(new Set());
    tryPairs(made, others);
  }
  return members.filter((_, place) => groups[place]).map((places) => [...places].sort((a, b) => a - b));
}

/** The product of one vector with many others: the one is spread out by word, so that each other is read but once. */
function createProducts(given: readonly Group[]): (one: TermVector) => (other: TermVector) => number {
  const last = given.reduce((most, { sum }) => Math.max(most, sum.words.at(-1) ?? 0), 0);
  const spread = new Float64Array(last + 1);
  let spreadOut: TermVector | undefined;
  return (one) => {
    for (const word of spreadOut?.words ?? []) spread[word] = 0;
    one.words.forEach((word, place) => {
      spread[word] = one.weights[place]!;
    });
    spreadOut = one;
    return ({ words, weights }) => {
      let product = 0;
      for (let place = 0; place < words.length; place++) product += spread[words[place]!]! * weights[place]!;
      return product;
    };
  };
}

interface Queue {
  push(pair: Pair): void;
  /** Takes the best linked pair; of equals the earliest made. */
  pop(): Pair | undefined;
}

const isBefore = (a: Pair, b: Pair): boolean =>
  a.link !== b.link ? a.link > b.link : a.first !== b.first ? a.first < b.first : a.second < b.second;

/** A binary heap. */
function createQueue(): Queue {
  const heap: Pair[] = [];
  return {
    push(pair) {
      let place = heap.length;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (!isBefore(pair, heap[parent]!)) break;
        heap[place] = heap[parent]!;
        place = parent;
      }
      heap[place] = pair;
    },
    pop() {
      const best = heap[0];
      const last = heap.pop();
      if (!last || heap.length === 0) return best;
      let place = 0;
      for (;;) {
        let child = 2 * place + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
        if (!isBefore(heap[child]!, last)) break;
        heap[place] = heap[child]!;
        place = child;
      }
      heap[place] = last;
      return best;
    },
  };
}
