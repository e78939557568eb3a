import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../../src/core/digest/digest.ts';
import { findNews } from '../../../src/core/digest/news.ts';
import type { Article } from '../../../src/core/reading/article.ts';
import { article } from '../../build.ts';

const MONDAY = new Date('2026-05-11T06:00:00Z');
const HALF_PAST = new Date('2026-05-11T06:30:00Z');
const TUESDAY = new Date('2026-05-12T06:00:00Z');

interface Counted {
  readonly topic: string;
  readonly event: string;
  readonly was: string;
  readonly is: string;
}

/** What a digest makes of an article after an earlier one was told. */
function tell({ topic, event, was, is }: Counted, source: string, publishedAt: Date) {
  const told = { source: 'Tarn Herald', publishedAt: MONDAY, addedAt: MONDAY };
  const first = article({ ...told, id: 'first', text: `${event} ${was}` });
  const second = article({ id: 'second', source, publishedAt, addedAt: publishedAt, text: `${event} ${is}` });
  const news = findNews([
    { topic: { name: topic, aliases: [], related: [] }, fresh: [second], earlier: [first], revisions: [] },
  ]);
  const { topics } = composeDigest(news, { told: [], awaited: [] }, { now: TUESDAY, size: { points: 6, words: 200 } });
  return {
    points: topics.flatMap(({ points }) => points.map(({ text }) => text)),
    changes: topics.flatMap(({ changes }) => changes.map((one) => [one.was.citation.quote, one.is.citation.quote])),
    differences: topics.flatMap(({ differences }) =>
      differences.map(({ sides }) => sides.map(({ citation }) => citation.quote)),
    ),
  };
}
const NOTHING = { points: [], changes: [], differences: [] };

const NEWER: readonly Counted[] = [
  {
    topic: 'flood',
    event: 'A flood swept through the Brenn valley on Sunday night.',
    was: 'At least 41 people died in the flood in the Brenn valley, the governor said.',
    is: 'The flood in the Brenn valley killed 67 people, the governor said.',
  },
  {
    topic: 'power cut',
    event: 'A storm caused a power cut in Harwick on Sunday.',
    was: 'Some 31,000 households in Harwick are without power, the grid operator said.',
    is: 'About 28,500 homes in Harwick are still without power after the power cut, the grid operator said.',
  },
  {
    topic: 'strike',
    event: 'Nurses in Osby began a strike on Monday.',
    was: 'More than 200 nurses joined the strike at the hospital of Osby, the union said.',
    is: 'Nearly 600 nurses have joined the strike at the hospital of Osby, the union said.',
  },
  {
    topic: 'wildfire',
    event: 'A wildfire broke out above Skarn on Saturday.',
    was: 'Up to 300 people had to leave their homes because of the wildfire above Skarn.',
    is: 'More than 1,100 people had to leave their homes because of the wildfire above Skarn.',
  },
  {
    topic: 'appeal',
    event: 'The museum of Lund burned down in March.',
    was: 'The appeal for the museum of Lund has raised over 2 million crowns, its director said.',
    is: 'The appeal for the museum of Lund has raised 4.6 million crowns, its director said.',
  },
  {
    topic: 'measles',
    event: 'Measles broke out in a school in Malmer.',
    was: 'At least 12 children in Malmer have caught measles, the health office said.',
    is: 'The health office of Malmer said 35 children have caught measles.',
  },
];

describe.each(NEWER)('a hedged count of the $topic', (counted) => {
  const { was, is } = counted;

  it.each([
    ['its publisher', 'Tarn Herald'],
    ['another one', 'Coast Courier'],
  ])('has changed where %s has a newer one a day later', (_, source) => {
    expect(tell(counted, source, TUESDAY)).toEqual({ ...NOTHING, changes: [[was, is]] });
  });

  it('is told differently where another publisher has another one at about that time', () => {
    expect(tell(counted, 'Coast Courier', HALF_PAST)).toEqual({ ...NOTHING, differences: [[was, is]] });
  });
});

describe('a count', () => {
  it.each([
    [
      'about 31,200',
      'Some 31,000 households in Harwick have no power, the grid operator said.',
      'The grid operator said that about 31,200 households in Harwick have no power.',
    ],
    [
      'at least 12, told after 12',
      'The power cut in Harwick hurt 12 people, rescuers said.',
      'At least 12 people were hurt in the power cut in Harwick, rescuers said.',
    ],
    [
      'more than 40, told after 67',
      'The power cut in Harwick hurt 67 people, rescuers said.',
      'More than 40 people were hurt in the power cut in Harwick, rescuers said.',
    ],
  ])('of %s tells nothing new', (_, was, is) => {
    const counted = { topic: 'power', event: 'A storm caused a power cut in Harwick on Sunday.', was, is };

    expect(tell(counted, 'Tarn Herald', TUESDAY)).toEqual(NOTHING);
  });

  it.each([
    [
      'done otherwise',
      'At least 12 children in Malmer have caught measles, the health office said.',
      'At least 350 children in Malmer have been vaccinated against measles, the health office said.',
    ],
    [
      'in another place',
      'Measles broke out in some 31,000 households in Malmer, the health office said.',
      'Measles broke out in about 28,500 households in Tarn, the health office said.',
    ],
    [
      'in another year',
      'At least 12 people were killed by measles in Malmer, the health office said.',
      'An outbreak of measles killed more than 2,000 people in Malmer in 1934.',
    ],
    [
      'of much fewer',
      'About 340 children were rescued from the measles ward in Malmer.',
      'At least 20 children with measles were treated in the hospital of Malmer.',
    ],
  ])('of something %s is new', (_, was, is) => {
    const counted = { topic: 'measles', event: 'Measles came to Malmer in May.', was, is };

    expect(tell(counted, 'Tarn Herald', TUESDAY)).toEqual({ ...NOTHING, points: [is] });
  });
});

describe('what earlier articles told differently', () => {
  const SUNDAY = new Date('2026-05-10T18:00:00Z');
  const event = 'A ferry with passengers from Osby ran aground off Skarn on Sunday night.';
  const of = (id: string, source: string, publishedAt: Date, told: string) =>
    article({ id, source, publishedAt, addedAt: publishedAt, text: `${event} ${told}` });
  const differencesIn = (fresh: Article[], earlier: Article[]) =>
    findNews([
      { topic: { name: 'ferry', aliases: [], related: [] }, fresh, earlier, revisions: [] },
    ]).topics[0]!.differences.map(({ sides }) => sides.map(({ citation }) => citation.articleId));

  it.each([
    [
      'a hedged count',
      'At least 12 passengers were injured when the ferry ran aground off Skarn.',
      'The accident of the ferry off Skarn injured 19 passengers.',
      'Nineteen passengers were injured when the ferry ran aground off Skarn.',
    ],
    [
      'a count',
      'The ferry that ran aground off Skarn carried 210 passengers, the coastguard said.',
      'The ferry that ran aground off Skarn carried 340 passengers, the coastguard said.',
      'The ferry that ran aground off Skarn had 340 passengers aboard, the coastguard said.',
    ],
  ])('is not told so again where a fresh article repeats %s, whenever it was published', (_, one, other, again) => {
    const first = of('first', 'Tarn Herald', MONDAY, one);
    const second = of('second', 'Osby Post', HALF_PAST, other);

    expect(differencesIn([second], [first])).toEqual([['first', 'second']]);
    for (const publishedAt of [SUNDAY, TUESDAY])
      expect(differencesIn([of('third', 'Coast Courier', publishedAt, again)], [first, second])).toEqual([]);
  });

  it('is told again where a fresh article has it otherwise than both', () => {
    const counted = (count: number) => `The ferry that ran aground off Skarn carried ${count} passengers.`;
    const first = of('first', 'Tarn Herald', MONDAY, counted(210));
    const second = of('second', 'Osby Post', HALF_PAST, counted(340));

    const told = differencesIn([of('third', 'Coast Courier', HALF_PAST, counted(280))], [first, second]);

    expect(told.flat()).toContain('third');
  });
});

describe('a revised text', () => {
  it('that counts something else in the place of what it counted has no change', () => {
    const event = 'An earthquake struck Orra on Friday.';
    const of = (id: string, count: string) =>
      article({ id, source: 'Tarn Herald', publishedAt: MONDAY, text: `${event} ${count}` });
    const before = of('before', 'At least 12 people were killed by the earthquake in Orra, rescuers said.');
    const after = of('after', 'Some 340 people are missing after the earthquake in Orra, rescuers said.');

    const news = findNews([
      {
        topic: { name: 'earthquake', aliases: [], related: [] },
        fresh: [after],
        earlier: [],
        revisions: [{ before, after }],
      },
    ]);

    expect(news.topics[0]?.changes).toEqual([]);
    expect(news.topics[0]?.points.map(({ point }) => point.text)).toEqual([
      'Some 340 people are missing after the earthquake in Orra, rescuers said.',
    ]);
  });
});
