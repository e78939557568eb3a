import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Difference, findDifferences } from '../../../src/core/differences/differences.ts';
import { type Article, readArticle } from '../../../src/core/reading/article.ts';

interface Pair {
  readonly is: string;
  readonly articles: readonly {
    readonly id: string;
    readonly text: string;
    readonly source?: string;
    readonly publishedAt?: string;
  }[];
  /** What the sides say; absent where nothing differs. */
  readonly differ?: readonly string[];
}

const FOLDER = new URL('../../fixtures/differences/', import.meta.url);
const pairs = readdirSync(FOLDER).flatMap((file): Pair[] => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));

const read = ({ articles }: Pair): Article[] =>
  articles.map(({ text, publishedAt, ...details }) =>
    readArticle(text, { ...details, ...(publishedAt ? { publishedAt: new Date(publishedAt) } : {}) }),
  );

const articles = (...texts: string[]): Article[] => texts.map((text, place) => readArticle(text, { id: `a${place}` }));
const sidesOf = (differences: readonly Difference[]): string[][] =>
  differences.map(({ sides }) => sides.map(({ text }) => text));

const shows = (difference: Difference, differ: readonly string[]): boolean =>
  differ.every((words) => difference.sides.some(({ text }) => text.includes(words) || words.includes(text)));

describe('over the written pairs', () => {
  const compared = pairs.map((pair) => {
    const told = read(pair);
    return { pair, told, found: findDifferences(told) };
  });

  test('there are at least sixty, half of them without a disagreement', () => {
    const without = pairs.filter(({ differ }) => !differ);

    expect(pairs.length).toBeGreaterThanOrEqual(60);
    expect(without.length).toBeGreaterThanOrEqual(pairs.length / 2);
  });

  test('what is found is a disagreement, and most disagreements are found', () => {
    const wrong: string[] = [];
    const missed: string[] = [];
    let right = 0;

    for (const { pair, found } of compared) {
      const hit = found.find((difference) => pair.differ && shows(difference, pair.differ));
      if (hit) right += 1;
      else if (pair.differ) missed.push(pair.is);
      for (const other of found)
        if (other !== hit) wrong.push(`${pair.is}: ${other.sides.map(({ text }) => text).join(' | ')}`);
    }

    expect(right / (right + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(right / (right + missed.length), missed.join('\n')).toBeGreaterThanOrEqual(0.88);
  });

  test('every side slices back from its article', () => {
    for (const { pair, found } of compared)
      for (const { sides } of found)
        for (const { text, citation } of sides) {
          const article = pair.articles.find(({ id }) => id === citation.articleId);
          expect(article?.text.slice(citation.start, citation.end)).toBe(citation.quote);
          expect(citation.quote).toContain(text);
        }
  });

  test('the order of the articles does not matter', () => {
    for (const { told, found } of compared) expect(findDifferences(told.toReversed())).toEqual(found);
  });
});

test('two lengths of one round of talks are told side by side', () => {
  const found = findDifferences(
    articles(
      'More than six hours of talks between envoy Clara Voss and President Idris Kane in Dakora brought no agreement.',
      'After three days of tense negotiations, envoy Clara Voss left Dakora without convincing President Idris Kane.',
    ),
  );

  expect(found.map(({ kind }) => kind)).toEqual(['duration']);
  expect(sidesOf(found)).toEqual([['More than six hours of talks', 'three days of tense negotiations']]);
});

test('a side names who tells it', () => {
  const [difference] = findDifferences(
    articles(
      'The tunnel in Kessel will cost 40 million euros, Mayor Ines Calder told the council.',
      'According to Boris Lang, the tunnel in Kessel will cost 90 million euros.',
    ),
  );

  expect(difference?.sides.map(({ speaker }) => speaker)).toEqual(['Ines Calder', 'Boris Lang']);
});

test('copies of one report are one side', () => {
  const twelve = 'Twelve people were killed when a gas main exploded in Harwick on Tuesday, police said.';

  const found = findDifferences(
    articles(
      twelve,
      twelve,
      'The gas explosion in Harwick killed 19 people, according to the hospital.',
      `${twelve} The street is closed.`,
    ),
  );

  expect(found.map(({ sides }) => sides.map(({ citation }) => citation.articleId))).toEqual([['a0', 'a2']]);
});

test('sides stand in the order of publication', () => {
  const late = { publishedAt: new Date('2025-03-02'), id: 'a' };
  const early = { publishedAt: new Date('2025-03-01'), id: 'b' };

  const [difference] = findDifferences([
    readArticle('The tunnel in Kessel will cost 40 million euros.', late),
    readArticle('The tunnel in Kessel will cost 90 million euros.', early),
  ]);

  expect(difference?.sides.map(({ citation }) => citation.articleId)).toEqual(['b', 'a']);
});

test('one article whose amounts nobody in particular gives differs from nobody', () => {
  const found = findDifferences(
    articles('There were 8,000 marchers in Kessel at noon. Later 30,000 marchers filled the square in Kessel.'),
  );

  expect(found).toEqual([]);
});

test.each([
  [
    'counts',
    'Police counted 8,000 marchers in Kessel. Organisers counted 30,000 marchers in Kessel.',
    'Police',
    'Organisers',
  ],
  [
    'a count taken up',
    'The Orra Mining Company said 310 of its miners were on strike. The Miners’ League spoke of 520.',
    'The Orra Mining Company',
    'The Miners’ League',
  ],
  [
    'a cost within one sentence',
    'The ministry said the dam would cost 40 million euros, while the opposition put it at 95 million euros.',
    'The ministry',
    'the opposition',
  ],
])('two named tellers in one article may differ: %s', (_, text, one, other) => {
  const found = findDifferences(articles(text));

  expect(found.map(({ sides }) => sides.map(({ speaker }) => speaker))).toEqual([[one, other]]);
});

test.each([
  [
    'an embedded question and a plain statement',
    'Asked why the Tarn bridge had not been repaired, minister Oda Lenz promised a report on the Tarn bridge.',
    'Minister Oda Lenz published a report on why the Tarn bridge was repaired late.',
  ],
  [
    'names alone in common',
    'After the talks in Dakora Clara Voss and Idris Kane did not say whether the plan had been discussed.',
    'Clara Voss gave Idris Kane time in Dakora, and time was what he wanted.',
  ],
  [
    'a negation within quoted words',
    '"Nobody is willing to touch the ceasefire question," said Marta Lowe of the Brandt Centre in Dakora.',
    'Marta Lowe spoke about the ceasefire question at the Brandt Centre in Dakora.',
  ],
  [
    'a denial and one that bad typesetting took apart',
    'The owner of the Tarn mill, Oda Lenz, didn’ t answer questions about the fire.',
    'The owner of the Tarn mill, Oda Lenz, did not answer questions about the fire.',
  ],
  [
    'a charge of murder and an accident that is only spoken of',
    'A hunter has been charged with attempted murder for a shooting that wounded a Tarn guard.',
    'A hunter has been charged over a shooting accident that wounded a Tarn guard.',
  ],
  [
    'what somebody denied and its denial',
    'Minister Oda Lenz denied that waste was stored at the Tarn mill.',
    'Minister Oda Lenz said that no waste was stored at the Tarn mill.',
  ],
  [
    'two shocks of other sizes',
    'An earthquake of magnitude 4.1 shook Norvia on Monday but caused no damage.',
    'An earthquake of magnitude 6.3 shook Norvia on Monday and caused damage.',
  ],
])('finds no contradiction in %s', (_, one, other) => {
  expect(findDifferences(articles(one, other))).toEqual([]);
});

test.each([
  [
    'fewer missing a day later',
    'Six people are missing in Tarn after the flood.',
    'Three people are still missing in Tarn after the flood.',
  ],
  ['a truce not signed yet', 'Kane has not signed the mining law in Dakora.', 'Kane signed the mining law in Dakora.'],
  [
    'what neither had found',
    'Teams from Norvia and Elva said that neither have found any wreckage of the ferry Ida.',
    'A team from Norvia has found wreckage of the ferry Ida.',
  ],
  ['a road opened again', 'The coast road at Tarn is closed.', 'The coast road at Tarn is open.'],
])('takes a later report for an update: %s', (_, one, other) => {
  const early = readArticle(one, { id: 'early', publishedAt: new Date('2025-03-01T08:00Z') });
  const late = readArticle(other, { id: 'late', publishedAt: new Date('2025-03-02T08:00Z') });

  expect(findDifferences([early, late])).toEqual([]);
});

test.each([
  ['The old bridge in Kessel was closed on Monday.', 'The new bridge in Kessel was closed on Tuesday.'],
  [
    'The first ferry left Kessel for Harwick with 200 passengers on Monday.',
    'The second ferry left Kessel for Harwick with 350 passengers on Monday.',
  ],
  ['The small mill in Kessel employs 40 people.', 'The large mill in Kessel employs 90 people.'],
  [
    'Line 4 of the Kessel tram carried 9,000 riders on Monday.',
    'Line 7 of the Kessel tram carried 5,000 riders on Monday.',
  ],
])('what is told of one of two things is no difference from what is told of the other: %s', (one, other) => {
  expect(sidesOf(findDifferences(articles(one, other)))).toEqual([]);
});

test.each([
  ['15 people', 0],
  ['18 people', 1],
])('a sum is no other number than its parts: %s', (people, differences) => {
  const found = findDifferences(
    articles(
      `Police in Kessel arrested ${people} on Monday after the match.`,
      'Police in Kessel arrested 12 men and three women on Monday after the match.',
    ),
  );

  expect(found).toHaveLength(differences);
});

test('a duration may hang on its verb', () => {
  const found = findDifferences(
    articles(
      'The talks in Dakora between envoy Clara Voss and President Idris Kane lasted more than six hours.',
      'Envoy Clara Voss negotiated with Idris Kane in Dakora for three days and left without a deal.',
    ),
  );

  expect(sidesOf(found)).toEqual([
    ['lasted more than six hours', 'negotiated with Idris Kane in Dakora for three days'],
  ]);
});

test('distances from different landmarks are no difference', () => {
  const found = findDifferences(
    articles(
      'The epicentre of the quake was 70 km northwest of Talin, the Brennish survey said.',
      'The epicentre of the quake was 34 km south of Orra, near Talin, the Brennish survey said.',
    ),
  );

  expect(found).toEqual([]);
});

test('the last day of one event may differ, however it is named', () => {
  const found = findDifferences(
    articles(
      'NATO opened its exercise Cold Lantern off Orra with 900 sailors. The exercise lasts until 14 March.',
      'Off Orra about 900 sailors from 12 countries take part in Cold Lantern, which ends on 12 March.',
    ),
  );

  expect(sidesOf(found)).toEqual([['lasts until 14 March', 'ends on 12 March']]);
});

test('two events of one town may end on different days', () => {
  const found = findDifferences(
    articles(
      'The film festival in Orra ends on 14 March, the mayor of Orra said.',
      'The strike of the tram drivers in Orra ends on 12 March, the mayor of Orra said.',
    ),
  );

  expect(found).toEqual([]);
});

test('where one article tells two such amounts, neither differs from the other article’s', () => {
  const found = findDifferences(
    articles(
      'Lena Ort scored 14 points for Orra against Tarn. Against Elm Lena Ort scored 22 points for Orra.',
      'Lena Ort scored 9 points for Orra.',
    ),
  );

  expect(found).toEqual([]);
});

const FILLER = 'The road was dry. ';

test('what two long reports tell far down is of one thing only where much is the same', () => {
  const found = findDifferences(
    articles(
      `Orra lost to Tarn on Sunday. ${FILLER.repeat(4)}Rolf Bern of Orra, who also grabbed nine rebounds, played on.`,
      `Tarn beat Orra on Sunday. ${FILLER.repeat(4)}Rolf Bern had 24 points and seven rebounds for Orra.`,
    ),
  );

  expect(found).toEqual([]);
});

test('what is told far down is compared where both name the same', () => {
  const found = findDifferences(
    articles(
      'Clara Voss and Tom Ashe negotiated with Idris Kane in Dakora for two days.',
      `Clara Voss left Dakora with the idea of a zone without troops. ${FILLER.repeat(4)}After five hours of talks with Idris Kane in Dakora, Clara Voss and Tom Ashe did not speak of the zone.`,
    ),
  );

  expect(sidesOf(found)).toEqual([['negotiated with Idris Kane in Dakora for two days', 'five hours of talks']]);
});

test('the one of several and the several are no difference', () => {
  const found = findDifferences(
    articles('The strike at the Tarn mill was the 13th strike.', 'At the Tarn mill there were eight strikes.'),
  );

  expect(found).toEqual([]);
});

test.each([
  'It is not true that 40 people died in the fire at Marby mill on Monday, police said.',
  'The mayor denied reports that 40 people died in the fire at Marby mill on Monday.',
  'Rumours that 40 people died in the fire at Marby mill on Monday were spread online.',
  'Forty people could have died in the fire at Marby mill on Monday, police said.',
])('what a report does not claim differs from nothing: %s', (unclaimed) => {
  const claimed = 'Police said 12 people died in the fire at Marby mill on Monday.';

  expect(findDifferences(articles(claimed, unclaimed))).toEqual([]);
});

const SHAKEN = 'A tram left the rails at Marby Square on Monday. Two passengers were injured. The line is closed.';

test('nobody hurt and somebody hurt are told side by side', () => {
  const unhurt = 'Tram derails\n\nA tram derailed at Marby Square on Monday. No one was injured, the operator said.';

  const found = findDifferences(articles(SHAKEN, unhurt));

  expect(sidesOf(found)).toEqual([['Two passengers', 'No one was injured']]);
});

test('nobody hurt is no difference where the same report tells who was', () => {
  const both =
    'A tram derailed at Marby Square on Monday. Two passengers were injured. No one was injured on the street.';

  expect(findDifferences(articles(SHAKEN, both))).toEqual([]);
});

test('two tallies of one vote differ though those in favour are as many', () => {
  const found = findDifferences(
    articles(
      'The council of Tarn voted 27-14 to close the mill road on Monday.',
      'By 27 votes to 16 the council of Tarn decided on Monday to close the mill road.',
    ),
  );

  expect(sidesOf(found)).toEqual([['27-14', '27 votes to 16']]);
});

test('a conversion in brackets is the same amount again', () => {
  const found = findDifferences(
    articles(
      'The fire at the Tarn mill did damage of 900,000 euros (1.1 million dollars), the insurer said.',
      'The fire at the Tarn mill did damage of 3 million dollars, its owner said.',
    ),
  );

  expect(found).toEqual([]);
});

test('a table of amounts is no claim, and costs no more than its length', () => {
  const rows = (cell: string): string => `The fund of Tarn spent ${cell.repeat(4_000)}in all.`;

  const differences = findDifferences(articles(rows('$5m '), rows('$6m ')));

  expect(differences).toEqual([]);
});

test('who gives another figure may be described before the verb', () => {
  const found = findDifferences(
    articles(
      'According to the chamber of commerce, the closure cost shops in Tarn some £300,000. ' +
        'Mara Bell, who keeps a café at the mill, put the figure at more than £1 million.',
    ),
  );

  expect(sidesOf(found)).toEqual([['some £300,000', 'more than £1 million']]);
});

test('a share may be given beside a count of those who have it', () => {
  const found = findDifferences(
    articles(
      'The two dairies sell 64 percent of all milk, according to the ministry; Orme says the share is 41 percent.',
    ),
  );

  expect(sidesOf(found)).toEqual([['64 percent', '41 percent']]);
});

const SPELL = 'Ana Ruiz is accused of accepting 80,000 euros from the builder Orme Works between 2018 and 2021.';

test('one charge has one sum, whatever the years it was taken in', () => {
  const found = findDifferences(
    articles(
      `Mayor on trial\n\nAna Ruiz, mayor of Tarn, went on trial on Monday. ${SPELL}`,
      'Mayor of Tarn in court\n\nThe trial of Ana Ruiz began in Tarn. She is charged with taking 71,000 euros from the builder Orme Works.',
    ),
  );

  expect(sidesOf(found)).toEqual([['80,000 euros', '71,000 euros']]);
});

test('what an amount between commas is told of stands behind it as well', () => {
  const found = findDifferences(
    articles(
      'The strongest gust, 143 kilometres an hour, was measured on Orra Point at 9.20 p.m.',
      'Gusts of 131 kilometres an hour were measured on Orra Point.',
    ),
  );

  expect(sidesOf(found)).toEqual([['143 kilometres an hour', '131 kilometres an hour']]);
});

test('an offer that a later report tells lower has not been raised', () => {
  const bid = 'Orme Rovers have offered 20 million euros for the striker Jon Hale of Tarn Town.';
  const reported = 'Jon Hale is happy at Tarn Town though Orme Rovers have bid 16 million euros for the striker.';
  const [a, b] = articles(bid, reported);

  const told = (first: Article, second: Article) =>
    sidesOf(
      findDifferences([
        { ...first, publishedAt: new Date('2026-03-01T08:00Z') },
        { ...second, publishedAt: new Date('2026-03-02T08:00Z') },
      ]),
    );

  expect(told(a!, b!)).toEqual([['20 million euros', '16 million euros']]);
  expect(told(b!, a!)).toEqual([]);
});

test('what two reports of one event tell of it further down is compared', () => {
  const found = findDifferences(
    articles(
      'Rail bridge collapses at Orra\n\nA bridge over the Lenn fell at Orra on Monday. Nobody was hurt. The line to Tarn is closed. ' +
        'Buses will run. The bridge was built in 1887 and last inspected in April.',
      'Inquiry into Orra bridge\n\nAn inquiry was opened after the bridge at Orra fell into the Lenn. ' +
        'The bridge had been inspected in March and found safe, a spokeswoman said.',
    ),
  );

  expect(sidesOf(found)).toEqual([['April', 'March']]);
});

test('the calibre of a weapon is no count', () => {
  const found = findDifferences(
    articles(
      'The robber in Tarn pointed a 38 caliber revolver at the guard Ana Ruiz, police in Tarn said.',
      'The robber in Tarn pointed a 357 caliber revolver at the guard Ana Ruiz, a witness in Tarn said.',
    ),
  );

  expect(found).toEqual([]);
});

test('at least so many dead is a count that went on, whenever it was told', () => {
  const found = findDifferences(
    articles(
      'The fire at Marby mill on Monday killed 40 people, police said.',
      'At least 43 people were killed in the fire at Marby mill on Monday.',
    ),
  );

  expect(found).toEqual([]);
});

test.each([
  [
    'A jury in Orra found the baker Ana Ruiz not guilty of fraud on Monday.',
    'The baker Ana Ruiz was convicted of fraud in Orra on Monday.',
  ],
  [
    'Jon Hale pleaded guilty to fraud in Orra on Monday.',
    'Jon Hale pleaded not guilty to fraud in Orra on Monday and said nothing else.',
  ],
  [
    'The council of Orra will raise the tram fare in May.',
    'The tram fare in Orra will remain unchanged in May, the council said.',
  ],
  [
    'The rebels shelled the market in Orra on Monday, the ministry said.',
    'The rebels denied on Monday that they had shelled the market in Orra.',
  ],
  [
    'The man who robbed the Marby bank in Orra is still on the run.',
    'Police have caught the man who robbed the Marby bank in Orra.',
  ],
])('what cannot both hold is a difference of claims: %s', (one, other) => {
  const found = findDifferences(articles(one, other));

  expect(found.map(({ kind, sides }) => [kind, sides.length])).toEqual([['claim', 2]]);
});

test.each([
  ['The heat in Orra reached 40 degrees Celsius on Monday.', 'It was 104 degrees Fahrenheit in Orra on Monday.'],
  [
    'A quarter of all pupils in Orra were ill on Monday, the school board said.',
    'In Orra 26 percent of all pupils were ill on Monday, the school board said.',
  ],
  [
    'Shells killed two people in Orra on Monday.',
    'Five people were killed in Orra on Monday, two by shells and three by a mine.',
  ],
  [
    'Orra Rovers paid 12 million for the striker Jon Hale on Monday.',
    'Orra Rovers sold Max Bell for 8 million on Monday.',
  ],
  ['The mill in Orra has 700 workers.', 'Some 450 workers of the mill in Orra joined the union.'],
  [
    'Jon Hale left prison in Orra on Monday after serving four years.',
    'Jon Hale, sentenced to six years, is free in Orra.',
  ],
])('what can both hold is none: %s', (one, other) => {
  const found = findDifferences(articles(one, other));

  expect(found).toEqual([]);
});

test('dozens are no eight', () => {
  const found = findDifferences(
    articles(
      'Eight people marched against the new road in Orra on Monday, police said.',
      'Dozens of people marched against the new road in Orra on Monday, the League said.',
    ),
  );

  expect(sidesOf(found)).toEqual([['Eight people', 'Dozens of people']]);
});
