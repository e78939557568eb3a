import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/reading/article.ts';
import { groupStories } from '../../../src/core/stories/stories.ts';
import { article } from '../../build.ts';

const QUAY = [
  article({
    id: 'quay-1',
    publishedAt: new Date('2026-05-04T08:00:00Z'),
    text: `Osby closes its eastern quay after divers find cracks
The harbour of Osby will close its eastern quay for two weeks in June, the port authority said on Monday. Divers found cracks in the quay wall. Ferries to Harwick will leave from the old fish dock.`,
  }),
  article({
    id: 'quay-2',
    publishedAt: new Date('2026-05-04T11:30:00Z'),
    text: `Harwick ferries move to the fish dock
Passengers for Harwick will board at the old fish dock in Osby from June, because the eastern quay is cracked. "Nobody will miss a crossing," said harbour master Ilse Brandt of the port authority.`,
  }),
  article({
    id: 'quay-3',
    publishedAt: new Date('2026-05-05T07:00:00Z'),
    text: `Cracked quay to cost four million
Repairs of the cracked eastern quay in Osby will cost four million crowns, harbour master Ilse Brandt said. Ferries to Harwick use the fish dock meanwhile.`,
  }),
];

const TITLE_FIGHT = [
  article({
    id: 'fight-1',
    text: `Dragan Petrov kept his heavyweight title on Saturday by stopping Lewis Okafor in the seventh round in Bremen. Petrov floored Okafor with a left hook. Okafor, from Leeds, has lost five of fifty fights.`,
  }),
  article({
    id: 'fight-2',
    text: `Champion Petrov beat Lewis Okafor in Bremen on Saturday night. A left hook in the seventh round ended the heavyweight bout. Okafor went down twice, and his corner in Bremen threw in the towel.`,
  }),
];

const NEXT_FIGHT = [
  article({
    id: 'next-fight-1',
    text: `Dragan Petrov kept his heavyweight title in Vienna by stopping Mario Castellani in the fourth round. Castellani, the Italian champion, was cut above the eye. Petrov will rest until spring.`,
  }),
  article({
    id: 'next-fight-2',
    text: `Champion Petrov needed four rounds for Mario Castellani in Vienna. The Italian Castellani bled from a cut above the eye when the doctor in Vienna stopped the heavyweight bout.`,
  }),
];

const idsOf = (articles: readonly Article[]) => groupStories(articles).map(({ articleIds }) => [...articleIds]);

describe('groupStories', () => {
  it('puts reports of one event together, oldest first, and another event apart', () => {
    expect(idsOf([QUAY[2]!, ...TITLE_FIGHT, QUAY[0]!, QUAY[1]!])).toEqual([
      ['quay-1', 'quay-2', 'quay-3'],
      ['fight-1', 'fight-2'],
    ]);
  });

  it('keeps what follows a week later apart from the event itself', () => {
    const reports = (id: string, day: number, ...texts: readonly string[]) =>
      texts.map((text, place) =>
        article({ id: `${id}-${place + 1}`, publishedAt: new Date(Date.UTC(2026, 4, day, 8 + place)), text }),
      );
    const fire = reports(
      'fire',
      4,
      'A warehouse full of tyres burned in Port Sel on Monday. Smoke stood over the Eastern Dock and schools kept windows shut. A hundred firefighters were at work; two were burned.',
      'Smoke from burning tyres darkened Port Sel for hours. The fire broke out in a warehouse on the Eastern Dock, fire chief Lars Orn said. Two of his hundred firefighters suffered burns.',
    );
    const charges = reports(
      'charges',
      11,
      'Prosecutors in Port Sel have charged the owner of a tyre warehouse that burned a week ago. He is said to have stored twice as many tyres as allowed. His lawyer denies it.',
      'The owner of the warehouse on the Eastern Dock in Port Sel must stand trial, prosecutors said. Twice the tyres permitted lay there when it burned. The lawyer speaks of a mistake.',
    );

    expect(idsOf([...fire, ...charges]).toSorted()).toEqual([
      ['charges-1', 'charges-2'],
      ['fire-1', 'fire-2'],
    ]);
  });

  it("keeps two fights of one champion apart by his opponents' names", () => {
    expect(idsOf([...TITLE_FIGHT, ...NEXT_FIGHT])).toEqual([
      ['fight-1', 'fight-2'],
      ['next-fight-1', 'next-fight-2'],
    ]);
  });

  it('puts short reports of one vote together that share little but its names', () => {
    const reports = (id: string, ...texts: readonly string[]) =>
      texts.map((text, place) => article({ id: `${id}-${place + 1}`, text }));
    const harmon = reports(
      'harmon',
      'Four parties hope for seats in the parliament of Harmon, which is elected on Sunday. Polls predict a close race between Labour and the Farmers’ Party.',
      'Neither bloc won a majority in Harmon’s election. Labour has 41 of 101 seats, the Farmers 38. The Greens, with nine, may decide who governs.',
      'The Greens of Harmon met Britt Hage in the morning and Olle Sand in the afternoon. They want the mine at Korsfell closed.',
      'After a night of talks Labour and the Greens agreed on most points of a coalition, Britt Hage said in Lunden on Friday. The mine stays open until 2030.',
    );
    const velland = reports(
      'velland',
      'Voters in Velland went to the polls on Sunday to choose between President Ivo Marsk and his rival, the surgeon Dana Ruel. Turnout was high by noon.',
      'President Ivo Marsk conceded defeat early on Monday and wished Dana Ruel well. He had ruled for nine years. His party lost most cities.',
    );

    expect(idsOf([...harmon, ...velland])).toEqual([
      ['harmon-1', 'harmon-2', 'harmon-3', 'harmon-4'],
      ['velland-1', 'velland-2'],
    ]);
  });

  it('gives the same stories in whatever order the articles come', () => {
    const articles = [...QUAY, ...TITLE_FIGHT, ...NEXT_FIGHT];
    const mixed = [3, 6, 0, 5, 2, 4, 1].map((place) => articles[place]!);

    expect(idsOf(mixed)).toEqual(idsOf(articles));
  });

  it('keeps a copy of a report in its story', () => {
    const copy = article({ id: 'quay-copy', source: 'Another paper', text: QUAY[0]!.text });

    expect(idsOf([...QUAY, copy])).toEqual([['quay-1', 'quay-2', 'quay-3', 'quay-copy']]);
  });

  it('takes the same kind of event a year later for another one', () => {
    const later = article({ id: 'later', publishedAt: new Date('2027-05-04T08:00:00Z'), text: QUAY[1]!.text });

    expect(idsOf([QUAY[0]!, QUAY[2]!, later])).toEqual([['quay-1', 'quay-3'], ['later']]);
  });

  it('gives every article one story, also those without a word', () => {
    const articles = [article({ id: 'empty', text: '' }), article({ id: 'word', text: 'Rain' }), ...QUAY];

    expect(idsOf(articles).flat().sort()).toEqual(['empty', 'quay-1', 'quay-2', 'quay-3', 'word']);
  });

  it('has nothing to group in no articles', () => {
    expect(groupStories([])).toEqual([]);
  });

  it.each([
    'Morning briefing: cracked quay, and a fight in Bremen',
    'The Tarn Herald weekend wrap',
    "Monday's headlines",
    'World news in brief | Osby quay to close',
  ])('keeps “%s”, which tells of several events, out of their stories', (title) => {
    const text = [...QUAY.slice(0, 2), TITLE_FIGHT[0]!].map((one) => one.text).join('\n\n');
    const roundUp = article({ id: 'round-up', title, text });

    const stories = groupStories([...QUAY, ...TITLE_FIGHT, roundUp]);

    expect(stories).toContainEqual({ articleIds: ['round-up'] });
    expect(stories).toHaveLength(3);
  });

  it.each(['White House briefing: quay in Osby to close', 'Osby: the quay closes', 'Top dock closes in Osby today'])(
    'takes “%s” for a report of one event',
    (title) => {
      const report = article({ id: 'report', title, text: QUAY[1]!.text });

      expect(groupStories([QUAY[0]!, QUAY[2]!, report])).toHaveLength(1);
    },
  );
});
