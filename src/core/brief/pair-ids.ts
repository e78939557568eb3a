/** Numbers pairs of small integers in the order they come: an open-addressing table, several times faster than a Map. */
export interface PairIds {
  readonly idOf: (first: number, second: number) => number;
}

const FREE = -1;
/** Pairs that fit before the table grows: those of a short article. */
const FIRST_SIZE = 512;

export function createPairIds(): PairIds {
  let slots = new Int32Array(2 * FIRST_SIZE).fill(FREE);
  let firsts = new Int32Array(FIRST_SIZE);
  let seconds = new Int32Array(FIRST_SIZE);
  let size = 0;

  const slotOf = (first: number, second: number): number => {
    const mask = slots.length - 1;
    const hash = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let id = slots[slot]!; id !== FREE; id = slots[slot]!) {
      if (firsts[id] === first && seconds[id] === second) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };

  const grow = () => {
    const [oldFirsts, oldSeconds] = [firsts, seconds];
    firsts = new Int32Array(2 * oldFirsts.length);
    seconds = new Int32Array(2 * oldSeconds.length);
    firsts.set(oldFirsts);
    seconds.set(oldSeconds);
    slots = new Int32Array(2 * slots.length).fill(FREE);
    for (let id = 0; id < size; id += 1) slots[slotOf(firsts[id]!, seconds[id]!)] = id;
  };

  return {
    idOf: (first, second) => {
      const slot = slotOf(first, second);
      if (slots[slot] !== FREE) return slots[slot]!;
      const id = size;
      slots[slot] = id;
      firsts[id] = first;
      seconds[id] = second;
      size += 1;
      if (size === firsts.length) grow();
      return id;
    },
  };
}
