import { type Group, joinGroups, linkOf } from './story-links.ts';

interface Pair {
  readonly link: number;
  /** Places in the list of groups, made ones after the given ones. */
  readonly first: number;
  readonly second: number;
}

/**
 * Joins the best linked pair of groups again and again until no link is `least` or more. Only pairs known to be
 * neighbours are tried, and groups made of them. Returns the places of the groups joined, ascending.
 */
export function joinLinked(
  given: readonly Group[],
  neighbours: readonly (readonly [number, number])[],
  least: number,
): readonly (readonly number[])[] {
  const groups: (Group | undefined)[] = [...given];
  const members: number[][] = given.map((_, place) => [place]);
  const near: Set<number>[] = given.map(() => new Set());
  const queue = createQueue();
  const tryPair = (first: number, second: number): void => {
    const link = linkOf(groups[first]!, groups[second]!);
    if (link >= least) queue.push({ link, first, second });
  };
  for (const [first, second] of neighbours) {
    near[first]!.add(second);
    near[second]!.add(first);
    tryPair(first, second);
  }
  for (let pair = queue.pop(); pair; pair = queue.pop()) {
    const { first, second } = pair;
    const [a, b] = [groups[first], groups[second]];
    if (!a || !b) continue;
    const made = groups.push(joinGroups(a, b)) - 1;
    members.push([...members[first]!, ...members[second]!]);
    near.push(new Set([...near[first]!, ...near[second]!].filter((place) => place !== first && place !== second)));
    groups[first] = undefined;
    groups[second] = undefined;
    for (const other of near[made]!) {
      near[other]!.delete(first);
      near[other]!.delete(second);
      near[other]!.add(made);
      tryPair(made, other);
    }
  }
  return members.filter((_, place) => groups[place]).map((places) => places.sort((a, b) => a - b));
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
