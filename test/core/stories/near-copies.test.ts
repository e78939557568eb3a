import { describe, expect, it } from 'vitest';
import { sameText, voicesOf } from '../../../src/core/stories/near-copies.ts';
import { article } from '../../build.ts';

const WIRE = `The harbour of Osby will close for two weeks in June, the port authority said on Monday.
Divers found cracks in the eastern quay wall during a routine check, and engineers want the cranes moved before repairs begin.
Ferries to Harwick will leave from the old fish dock instead, with buses running every twenty minutes from the railway station.
Fishing boats may stay, but must unload before six in the morning while the quay is shared with the ferries.
The repairs will cost about four million crowns, half of which the county has promised to pay.`;

const OWN_REPORT = `Osby's ferries are moving house. From June, passengers for Harwick will board at the old fish dock,
because the quay they know is cracked and its cranes have to go. "Nobody will miss a crossing," said harbour master
Ilse Brandt, who expects the work to take a fortnight and the bill to reach four million crowns.`;

/** Changes every tenth word, as a sub-editor would not, but a copying site might. */
const edited = (text: string): string => {
  let count = 0;
  return text.replace(/\b[a-z]{3,}\b/g, (word) => {
    count += 1;
    return count % 8 === 0 ? 'altered' : word;
  });
};

describe('sameText', () => {
  it('knows a copy with every tenth word changed', () => {
    expect(sameText(article({ text: WIRE }), article({ text: edited(WIRE) }))).toBe(true);
  });

  it('knows a copy under another headline, with other line breaks and quotation marks', () => {
    const copy = article({ title: 'Quay shut', text: `Quay shut for repairs\n\n${WIRE.replace(/\n/g, ' ')}` });

    expect(sameText(article({ text: WIRE }), copy)).toBe(true);
  });

  it('knows a copy whose last paragraphs are cut', () => {
    const cut = WIRE.split('\n').slice(0, 3).join('\n');

    expect(sameText(article({ text: WIRE }), article({ text: cut }))).toBe(true);
  });

  it('tells two reports of one event apart', () => {
    expect(sameText(article({ text: WIRE }), article({ text: OWN_REPORT }))).toBe(false);
  });

  it('takes no empty texts for copies', () => {
    expect(sameText(article({ text: '' }), article({ text: '  ' }))).toBe(false);
  });
});

describe('voicesOf', () => {
  it('counts copies as one voice and a report of its own as another', () => {
    const articles = [
      article({ id: 'a', text: WIRE }),
      article({ id: 'b', text: OWN_REPORT }),
      article({ id: 'c', text: edited(WIRE) }),
    ];

    const voices = voicesOf(articles).map((voice) => voice.map(({ id }) => id));

    expect(voices).toEqual([['a', 'c'], ['b']]);
  });

  it('keeps articles without words apart', () => {
    expect(voicesOf([article({ text: '' }), article({ text: '' })])).toHaveLength(2);
  });
});
