import { describe, expect, it } from 'vitest';
import { centralityAmong } from '../../../src/core/brief/centrality.ts';
import { findConcepts } from '../../../src/core/brief/concepts.ts';
import { article } from '../../build.ts';

const BRIDGE = 'Divers found rust on the pillars of the harbour bridge.';
const REPAIR = 'Rust on the pillars of the harbour bridge takes a year to repair.';
const BAKERS = 'Bakers will pay less for flour from the spring.';

const texts = [`${BRIDGE} ${BAKERS}`, `${REPAIR} Children skated on the frozen canal.`].map((text, place) =>
  article({ id: `a${place}`, text }),
);
const near = texts.map(({ sentences }) => sentences.map(() => 1));

describe('centralityAmong', () => {
  it('is highest for what other sentences tell in like words', () => {
    const [first] = centralityAmong(findConcepts(texts), near);

    expect(first![0]).toBeGreaterThan(1);
    expect(first![1]).toBeLessThan(1);
  });

  it('counts copies of one text once', () => {
    const copies = [...texts, article({ id: 'copy', text: texts[0]!.text })];
    const thrice = copies.map(({ sentences }) => sentences.map(() => 1));

    const [once] = centralityAmong(findConcepts(texts), near);
    const [, , copy] = centralityAmong(findConcepts(copies), thrice);

    expect(copy![0]! / copy![1]!).toBeCloseTo(once![0]! / once![1]!, 10);
  });

  it('asks only what is near to the subject', () => {
    const [flour] = centralityAmong(findConcepts(texts), [
      [0, 1],
      [0, 0],
    ]);

    expect(flour![0]).toBe(0);
    expect(flour![1]).toBe(1);
  });

  it('finds all alike where nothing is told', () => {
    const [only] = centralityAmong(findConcepts([article({ text: 'We were, and so were they.' })]), [[1]]);

    expect(only).toEqual([1]);
  });
});
