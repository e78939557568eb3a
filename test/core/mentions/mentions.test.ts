import { describe, expect, test } from 'vitest';
import { findMentions, type Mention, type MentionKind, mentionsOf } from '../../../src/core/mentions/mentions.ts';

const texts = (text: string, ...kinds: MentionKind[]): string[] =>
  findMentions(text)
    .filter((mention) => kinds.includes(mention.kind))
    .map((mention) => mention.text);

const amount = (text: string): Partial<Mention> | undefined => {
  const found = findMentions(text).find((mention) => mention.value !== undefined);
  if (!found) return undefined;
  const { start: _, end: __, ...rest } = found;
  return JSON.parse(JSON.stringify(rest));
};

describe('names', () => {
  test.each([
    ['The mayor, President Maria da Silva, met Jonas Berg and al-Rashid.', ['Maria da Silva', 'Jonas Berg']],
    ['Harbour master Lena Ort blamed the crew.', ['Lena Ort']],
    ['J. K. Morrow wrote the report.', ['J. K. Morrow']],
    ['Mr. Okafor declined.', ['Okafor']],
    ['Ihor Melnyk, an analyst, left. Melnyk was tired.', ['Ihor Melnyk', 'Melnyk']],
    ['Олена Коваль зустріла міністра.', ['Олена Коваль']],
    ['Mark Berg and Miles Ort left the office.', ['Mark Berg', 'Miles Ort']],
    ['Winter Harbour begins on Monday with nine ships.', []],
    ['The storm delays Open Shield, said Captain Ana Ruiz.', ['Ana Ruiz']],
  ])('%s names persons', (text, persons) => {
    const found = texts(text, 'person');

    expect(found).toEqual(persons);
  });

  test('keeps a title apart from the name', () => {
    const [person] = findMentions('Prime Minister Petra Lind spoke.');

    expect(person).toMatchObject({ kind: 'person', text: 'Petra Lind', title: 'Prime Minister' });
  });

  test('leaves the possessive ending outside', () => {
    const [person] = findMentions("Governor Petra Lind's office was closed.");

    expect(person?.text).toBe('Petra Lind');
  });

  test.each([
    ['The Ministry of Defence denied it.', 'organisation', ['Ministry of Defence']],
    ['Workers at Norlund Steel Company struck.', 'organisation', ['Norlund Steel Company']],
    ['It asked NATO and the U.N. for help.', 'organisation', ['NATO', 'U.N.']],
    ['The U.S. envoy flew in.', 'place', ['U.S.']],
    ['Rain fell in Harwick and on the Elna River.', 'place', ['Harwick', 'Elna River']],
    ['Fighting went on in the Gulf of Tarsa.', 'place', ['Gulf of Tarsa']],
  ] as const)('%s names a %s', (text, kind, expected) => {
    const found = texts(text, kind);

    expect(found).toEqual(expected);
  });

  test.each([
    'Talks ended without a result.',
    'Analysts see little hope.',
    'However, nobody came.',
    'Heavy rain fell overnight.',
    'Officials said nothing. I agreed.',
  ])('%s names nobody', (text) => {
    const found = findMentions(text);

    expect(found.filter((mention) => mention.kind !== 'date')).toEqual([]);
  });

  test('knows a bare singular before a verb for a name', () => {
    const found = texts('Tallow said it would wait. Brenn has no plan.', 'name', 'person');

    expect(found).toEqual(['Tallow', 'Brenn']);
  });
});

describe('dates', () => {
  test.each([
    ['They met on May 9.', 'May 9', { month: 5, day: 9 }],
    ['They met on 9–11 May 2005.', '9–11 May 2005', { day: 9, toDay: 11, month: 5, year: 2005 }],
    ['They met on Nov. 3, 1999.', 'Nov. 3, 1999', { month: 11, day: 3, year: 1999 }],
    ['The road was built in 2005.', '2005', { year: 2005 }],
    ['Prices rose in the 1990s.', '1990s', { year: 1990, toYear: 1999 }],
    ['A tower of the 10th century fell.', '10th century', { century: 10 }],
    ['They left on Monday.', 'Monday', { weekday: 1 }],
    ["They lost Sunday's election.", 'Sunday', { weekday: 0 }],
    ['They left last week.', 'last week', { relative: 'last week' }],
    ['They left two days ago.', 'two days ago', { relative: 'two days ago' }],
    ['Filed 2005-05-09 by post.', '2005-05-09', { year: 2005, month: 5, day: 9 }],
    ['Зустріч була 9 травня.', '9 травня', { day: 9, month: 5 }],
  ])('%s', (text, expected, when) => {
    const found = findMentions(text).find((mention) => mention.kind === 'date');

    expect(found).toMatchObject({ text: expected, when });
  });

  test.each(['They may 9 times fail.', 'About 2005 people came.', 'Flight 2005 landed.'])('%s has no date', (text) => {
    const found = texts(text, 'date');

    expect(found).toEqual([]);
  });
});

describe('amounts', () => {
  test.each([
    [
      'They talked for more than five hours.',
      { kind: 'duration', text: 'more than five hours', value: 5, unit: 'hours', bound: 'atLeast' },
    ],
    ['After two days of talks', { kind: 'duration', text: 'two days', value: 48, unit: 'hours' }],
    ['a 15-year term', { kind: 'duration', text: '15-year', value: 131_490, unit: 'hours' }],
    ['a five-hour debate', { kind: 'duration', text: 'five-hour', value: 5, unit: 'hours' }],
    ['for half an hour', { kind: 'duration', text: 'half an hour', value: 0.5, unit: 'hours' }],
    ['two hours and 30 minutes', { kind: 'duration', text: 'two hours and 30 minutes', value: 2.5, unit: 'hours' }],
    ['a bill of $5.5 billion', { kind: 'money', text: '$5.5 billion', value: 5.5e9, unit: 'USD' }],
    ['a grant of £4.1m', { kind: 'money', text: '£4.1m', value: 4_100_000, unit: 'GBP' }],
    ['about 3m euros', { kind: 'money', text: 'about 3m euros', value: 3e6, unit: 'EUR', bound: 'about' }],
    ['It fell 40 per cent', { kind: 'percent', text: '40 per cent', value: 40, unit: 'percent' }],
    ['At least 12 people died', { kind: 'quantity', text: 'At least 12', value: 12, bound: 'atLeast', of: 'people' }],
    ['nearly 2 million homes', { kind: 'quantity', text: 'nearly 2 million', value: 2e6, bound: 'about', of: 'homes' }],
    ['a dozen tired firefighters', { kind: 'quantity', text: 'a dozen', value: 12, of: 'firefighters' }],
    [
      'hundreds of soldiers',
      { kind: 'quantity', text: 'hundreds', value: 200, upTo: 999, bound: 'about', of: 'soldiers' },
    ],
    ['up to twenty-one boats', { kind: 'quantity', text: 'up to twenty-one', value: 21, bound: 'atMost', of: 'boats' }],
    ['10 to 15 drones', { kind: 'quantity', text: '10 to 15', value: 10, upTo: 15, of: 'drones' }],
    ['1 200 Häuser', { kind: 'quantity', text: '1 200', value: 1200, of: 'häuser' }],
    ['30 killed', { kind: 'quantity', text: '30', value: 30, of: 'killed' }],
    ['a march of 20 km', { kind: 'quantity', text: '20 km', value: 20_000, unit: 'metres' }],
    ['a 24-year-old man', { kind: 'quantity', text: '24-year-old', value: 24, unit: 'years old', of: 'age' }],
    ['Tarn beat Orra Rovers 3-1 in May.', { kind: 'quantity', text: '3-1', value: 3, upTo: 1, unit: 'score' }],
    ['The jury sat for two hours before it rose.', { kind: 'duration', text: 'two hours', value: 2, unit: 'hours' }],
    ['a 3-2 win', { kind: 'quantity', text: '3-2', value: 3, upTo: 2, unit: 'score' }],
    ['by 31 votes to 18', { kind: 'quantity', text: '31 votes to 18', value: 31, upTo: 18, unit: 'score' }],
    ['The council voted 31 to 18.', { kind: 'quantity', text: '31 to 18', value: 31, upTo: 18, unit: 'score' }],
    ['gusts of 132 km/h', { kind: 'quantity', text: '132 km/h', value: 132, unit: 'kilometres an hour' }],
    [
      'It needed an hour and 30 minutes.',
      { kind: 'duration', text: 'an hour and 30 minutes', value: 1.5, unit: 'hours' },
    ],
    [
      'a rate cut of 25 basis points',
      { kind: 'percent', text: '25 basis points', value: 0.25, unit: 'percentage points' },
    ],
    [
      'It cut rates by half a percentage point.',
      { kind: 'percent', text: 'half a percentage point', value: 0.5, unit: 'percentage points' },
    ],
    ['Six in ten voters', { kind: 'percent', text: 'Six in ten', value: 60, unit: 'percent', bound: 'about' }],
    ['three-quarters of them', { kind: 'percent', text: 'three-quarters', value: 75, unit: 'percent', bound: 'about' }],
    ['half of the seats', { kind: 'percent', text: 'half', value: 50, unit: 'percent', bound: 'about' }],
    ['at 104 degrees Fahrenheit', { kind: 'quantity', text: '104 degrees Fahrenheit', value: 40, unit: 'degrees' }],
    ['at 40°C', { kind: 'quantity', text: '40°C', value: 40, unit: 'degrees' }],
    ['a planet 48 light years away', { kind: 'quantity', text: '48 light years', value: 48, unit: 'light years' }],
  ])('%s', (text, expected) => {
    const found = amount(text);

    expect(found).toEqual(expected);
  });

  test.each([
    'the tenth visit',
    'Flight 370',
    'an F-16 jet',
    'No. 5',
    'at 10:30',
    'one of the boats',
    'the first half of the match',
  ])('%s counts nothing', (text) => {
    const found = amount(text);

    expect(found).toBeUndefined();
  });
});

test('every mention slices back, in order, none overlapping', () => {
  const text =
    'On Monday, 9 May, President Ana Ruiz of the United Farmers Party told 1,200 people in Port Ellery that $3 million, ' +
    'or 12%, was lost in five hours. “Nobody,” said Ruiz’s aide Tom O’Dell, “saw the 40-metre wave.” Київ мовчав два дні.';

  const found = findMentions(text);

  expect(found.length).toBeGreaterThan(8);
  for (const mention of found) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
  found.slice(1).forEach((mention, place) => {
    expect(mention.start).toBeGreaterThanOrEqual(found[place]!.end);
  });
});

test('a sentence keeps its mentions', () => {
  const sentence = { text: 'Ana Ruiz left.' };

  const twice = [mentionsOf(sentence), mentionsOf(sentence)];

  expect(twice[0]).toBe(twice[1]);
});

test.each([
  ['letters', 'A'.repeat(100_000)],
  ['capital words', 'Ab '.repeat(100_000)],
  ['marks', '-.“'.repeat(100_000)],
  ['digits', '1,'.repeat(150_000)],
  ['number words', 'one hundred and '.repeat(20_000)],
  ['initials', 'A.'.repeat(150_000)],
])('a long run of %s is read in time', (_name, text) => {
  const before = process.cpuUsage();

  findMentions(text);

  expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
});
