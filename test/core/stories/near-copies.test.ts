import { describe, expect, it } from 'vitest';
import { sameText, voicesOf } from '../../../src/core/stories/near-copies.ts';
import { createRandom, type Random } from '../../bench/random.ts';
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

describe('copies of reports', () => {
  const words = `authority barrier bridge captain carriage cathedral ceremony chairman channel cinema climate coastline
    colony concert contract corridor council crane crossing customs deadline depot detour district divers election
    engine exhibition express factory fairground festival fireworks fisheries fleet forecast forest foundry freight
    garage granary gravel guild harbour harvest heath heating herring highway hospital hostel island jetty junction
    kitchen laboratory ladder landing lantern lease ledger library lighthouse lorry magistrate mansion marsh mayor
    meadow merchant midwife mill mining monastery motor museum nursery orchard orchestra outpost oyster parade parish
    pavement pier pilot pipeline platform plaza poultry prison quarry railway ranger reservoir ribbon rowing salmon
    sanctuary sawmill seaside sewage shelter shipyard signal smelter stable station steamer stockade strike sugar
    summit tannery teacher terminal theatre timber tractor tramway tunnel turbine union valley vessel viaduct village
    vineyard voyage walkway warden warehouse waterfall weaver wharf windmill workshop`.split(/\s+/);

  const report = (random: Random, length: number): readonly string[] =>
    Array.from({ length }, (_, place) => (place % 12 === 11 ? `${random.pick(words)}.` : random.pick(words)));
  const changeWords = (text: readonly string[], changes: number, random: Random): readonly string[] => {
    const places = new Set<number>();
    while (places.size < changes) places.add(random.below(text.length));
    return text.flatMap((word, place) => {
      if (!places.has(place)) return [word];
      const way = random.below(3);
      return way === 0 ? [] : way === 1 ? [random.pick(words)] : [word, random.pick(words)];
    });
  };

  it('are found, at least 99 in 100, with a tenth of their words changed, left out or added', () => {
    const random = createRandom(20);
    let found = 0;

    for (let pair = 0; pair < 1000; pair++) {
      const text = report(random, 80 + random.below(400));
      const copy = changeWords(text, Math.floor(text.length / 10), random);
      if (voicesOf([text, copy].map((given) => article({ text: given.join(' ') }))).length === 1) found += 1;
    }

    expect(found).toBeGreaterThanOrEqual(990);
  });

  it('are not seen in reports of one event that share its names, its quotation and most of its words', () => {
    const random = createRandom(21);
    let taken = 0;

    for (let pair = 0; pair < 1000; pair++) {
      const vocabulary = Array.from({ length: 60 }, () => random.pick(words));
      const quotation = Array.from({ length: 25 }, () => random.pick(words));
      const telling = (): string => {
        const own = Array.from({ length: 120 }, () => random.pick(vocabulary));
        return `${own.slice(0, 60).join(' ')} "${quotation.join(' ')}," said Ilse Brandt. ${own.slice(60).join(' ')}`;
      };
      if (voicesOf([article({ text: telling() }), article({ text: telling() })]).length === 1) taken += 1;
    }

    expect(taken).toBe(0);
  });
});
