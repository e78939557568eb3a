import { describe, expect, it } from 'vitest';
import { findNew, type Statement } from '../../../src/core/differences/novelty.ts';

const TOLD: readonly Statement[] = [
  { source: 'Osby Herald', text: 'The storm killed 12 people in Osby, the mayor said on Monday.' },
  { source: 'Coast Courier', text: 'Ferries to Harwick will leave from the old fish dock during the repairs.' },
];

const kindOf = (text: string, source?: string) => findNew([{ text, source }], TOLD)[0]?.kind;

describe('findNew', () => {
  it('takes the same sentence for told', () => {
    expect(findNew(TOLD, TOLD).map(({ kind }) => kind)).toEqual(['told', 'told']);
  });

  it('takes a told fact in other words for told', () => {
    expect(kindOf('Repairs mean that ferries for Harwick leave from the old fish dock.')).toBe('told');
    expect(kindOf('Twelve people were killed by the storm in Osby, according to the mayor.')).toBe('told');
  });

  it('takes a told fact said again on another day of the week for told', () => {
    expect(kindOf('The storm killed 12 people in Osby, the mayor said on Tuesday.', 'Osby Herald')).toBe('told');
  });

  it("calls a publisher's other number a change and shows both", () => {
    const text = 'The storm killed 15 people in Osby, the mayor said on Tuesday.';

    const [novelty] = findNew([{ source: 'Osby Herald', text }], TOLD);

    expect(novelty).toMatchObject({
      kind: 'changed',
      earlier: TOLD[0],
      differing: { was: { value: 12 }, is: { value: 15 } },
    });
  });

  it("calls another publisher's number, or an unknown one's, a difference", () => {
    const text = 'The storm killed 15 people in Osby.';

    expect(kindOf(text, 'Coast Courier')).toBe('differs');
    expect(kindOf(text)).toBe('differs');
  });

  it('takes a new name in a told frame for new', () => {
    expect(kindOf('Ferries to Harwick and Lindmark will leave from the old fish dock during the repairs.')).toBe('new');
  });

  it('takes a denial of what was told for new', () => {
    expect(kindOf('Ferries to Harwick will not leave from the old fish dock during the repairs.')).toBe('new');
  });

  it('takes everything for new where nothing was told', () => {
    expect(findNew(TOLD, []).map(({ kind }) => kind)).toEqual(['new', 'new']);
  });

  it('finds the same whatever the order of what was told', () => {
    const statements = [{ text: 'The storm killed 15 people in Osby.' }, { text: 'Rain is expected in Lindmark.' }];

    expect(findNew(statements, [...TOLD].reverse())).toEqual(findNew(statements, TOLD));
  });
});
