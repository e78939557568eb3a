import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findQuotes, type Quote } from '../../../src/core/quotes/quotes.ts';
import { readArticle } from '../../../src/core/reading/article.ts';

interface Case {
  readonly is: string;
  readonly text: string;
  readonly quotes: readonly { readonly text: string; readonly speaker?: string }[];
}

const FOLDER = new URL('../../fixtures/quotes/', import.meta.url);
const cases = readdirSync(FOLDER).flatMap((file): Case[] => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));

const quotesIn = (text: string): readonly Quote[] => findQuotes(readArticle(text, { id: 'a' }));
const told = (text: string): readonly (readonly [string, string | undefined])[] =>
  quotesIn(text).map((quote) => [quote.text, quote.speaker?.name]);

describe('over the written cases', () => {
  test('there are at least eighty', () => {
    expect(cases.length).toBeGreaterThanOrEqual(80);
  });

  test('nine speakers of ten are right, and hardly anything else is taken for a quotation', () => {
    const misses: string[] = [];
    let wanted = 0;

    for (const { is, text, quotes } of cases) {
      const found = told(text);
      wanted += quotes.length;
      for (const quote of quotes)
        if (!found.some(([words, speaker]) => words === quote.text && speaker === quote.speaker))
          misses.push(`${is}: ${quote.text} is by ${quote.speaker ?? 'nobody named'}`);
      for (const [words] of found)
        if (!quotes.some((quote) => quote.text === words)) misses.push(`${is}: ${words} is none`);
    }

    expect(1 - misses.length / wanted, misses.join('\n')).toBeGreaterThanOrEqual(0.92);
  });

  test('every quotation slices back from its text', () => {
    for (const { text } of cases)
      for (const quote of quotesIn(text)) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  });
});

test('a name in the sentence is not inferred', () => {
  const [quote] = quotesIn('“The well is dry,” said Lena Ort.');

  expect(quote?.speaker).toEqual({ name: 'Lena Ort' });
});

describe('words are put into nobody else’s mouth', () => {
  test.each([
    ['“The plan is dead,” Voss quoted Orr as saying.', [['“The plan is dead,”', 'Orr']]],
    [
      '“The plan is dead,” Mara Voss, professor of law and head of the Tarn Institute at the University of Elm, Orra said.',
      [['“The plan is dead,”', 'Mara Voss']],
    ],
    [
      'The army said it had hit “soldiers and nobody else”, but the governor, Samir Nasr, spoke of “a market full of people”.',
      [
        ['“soldiers and nobody else”', 'army'],
        ['“a market full of people”', 'Samir Nasr'],
      ],
    ],
    ['“The plan is dead,” the Herald quoted him as saying.', [['“The plan is dead,”', undefined]]],
    ['“The plan is dead,” read a banner that Mara Voss carried.', [['“The plan is dead,”', 'banner']]],
    [
      'Mara Voss asked Jan Orr to sit. “I never said that,” Orr told Voss. “You did,” she replied.',
      [
        ['“I never said that,”', 'Jan Orr'],
        ['“You did,”', 'Mara Voss'],
      ],
    ],
  ])('%s', (text, quotes) => {
    expect(told(text)).toEqual(quotes);
  });
});

describe('what nobody said is no quotation', () => {
  test.each([
    'Voss denied that Orr had said “the plan is dead”.',
    'Mara Voss denied calling him “a liar and a thief”.',
    'Voss never said “we will pay for everything”.',
    'It was not Voss who said “burn the files now”.',
    'If Orr had said “we sign tomorrow at nine”, Voss would have come.',
    'Jan Orr would have said “we sign tomorrow at nine”.',
    'Voss never said: “We will pay for everything.”',
    '“We will pay for everything,” Mara Voss never said, though a post had it so.',
    'The post falsely quoted Mara Voss as saying: “We will pay for everything.”',
  ])('%s', (text) => {
    expect(told(text)).toEqual([]);
  });

  test.each([
    ['Voss denied the charge and said “it is all about money”.', '“it is all about money”'],
    ['Mara Voss denied the claims, calling them “a witch hunt from the start”.', '“a witch hunt from the start”'],
    ['Voss did not mince her words: “They are thieves.”', '“They are thieves.”'],
    ['“We never agreed to that,” Voss denied.', '“We never agreed to that,”'],
    ['Voss did not hesitate to say: “They are thieves.”', '“They are thieves.”'],
    ['“They are thieves,” said Mara Voss, who did not say whom.', '“They are thieves,”'],
  ])('but %s', (text, words) => {
    expect(told(text).map(([quoted]) => quoted)).toEqual([words]);
  });
});

test.each([
  ['a shortened title', '“It will rain,” said Dr. Anna Berg, a forecaster.', 'Anna Berg'],
  ['a rank', '“Nobody told us,” added Capt. Mark Hale, who led the search.', 'Mark Hale'],
  [
    'a quotation that ends within it',
    '“My mother used to say, ‘Never lend a horse,’” recalled Rosa Quispe.',
    'Rosa Quispe',
  ],
  [
    'a description in the sentence before',
    'The club’s owner, hotelier Rick Stone, has no doubts. “We will win it all this year.”',
    'Rick Stone',
  ],
  [
    'an office',
    'The mill’s director of operations, Ulla Brandt, apologised: “We should have called you.”',
    'Ulla Brandt',
  ],
  [
    'where they work',
    'Ewa Nowak of the Elm Institute, who led the dig, called it “the oldest loom of all”.',
    'Ewa Nowak',
  ],
  ['a description', 'The head of the relief fund, Dr Samuel Bekele, warned of “a second winter”.', 'Samuel Bekele'],
])('the speaker is named behind %s', (_what, text, speaker) => {
  const [quote] = quotesIn(text);

  expect(quote?.speaker?.name).toBe(speaker);
});

test.each([
  ['“We are watching it,” a spokeswoman for the port said.', 'spokeswoman for the port'],
  ['“We are watching it,” the head of operations said last night.', 'head of operations'],
  ['“We are watching it,” said a source close to the talks.', 'source'],
  ['The assembly said in a resolution: “No island shall be sold.”', 'assembly'],
  ['“The king rests well,” the palace announced.', 'palace'],
  ['NATO has been told. The ministry said: “The search goes on.”', 'ministry'],
  ['The report, seen by Jan Orr, concludes that the council “failed at every turn”.', 'report'],
  ['Jan Orr met her. A man who stood next to her screamed: “Do not move now!”', undefined],
])('who has no name is called as the text does: %s', (text, speaker) => {
  const [quote] = quotesIn(text);

  expect(quote?.speaker?.name).toBe(speaker);
});

test.each([
  ['According to Jan Orr, Mara Voss said: “We lost all of it.”', 'Mara Voss'],
  ['According to Jan Orr, who said “we lost all of it”, the firm is closed.', 'Jan Orr'],
  ['“You will never sail again,” Jan Orr recalled Mara Voss saying.', 'Mara Voss'],
  ['“You will never sail again,” Jan Orr was told by Mara Voss.', 'Mara Voss'],
  ['“You will never sail again,” Jan Orr was told.', undefined],
])('words are theirs who spoke, and not who heard or passed them on: %s', (text, speaker) => {
  const [quote] = quotesIn(text);

  expect(quote?.speaker?.name).toBe(speaker);
});

test('a pronoun is resolved and shown as inferred', () => {
  const [quote] = quotesIn('Lena Ort opened the meeting. “The well is dry,” she said.');

  expect(quote?.speaker).toEqual({ name: 'Lena Ort', inferred: true });
});

test('a description is resolved and shown as inferred', () => {
  const [quote] = quotesIn('Geologist Pavel Dorn has doubts.\n“The well is dry,”\n— the expert emphasizes.');

  expect(quote?.speaker).toEqual({ name: 'Pavel Dorn', inferred: true });
});

test('a surname becomes the fullest form told before', () => {
  const found = told('Lena Ort runs the harbour. “The well is dry,” Ort said.');

  expect(found).toEqual([['“The well is dry,”', 'Lena Ort']]);
});

test('without quotation marks there are no quotes', () => {
  const found = told('Lena Ort said the well was dry.');

  expect(found).toEqual([]);
});

test.each([
  ['opening marks', '“a '.repeat(100_000)],
  ['straight marks', '"a '.repeat(100_000)],
  ['single marks', "'a ".repeat(100_000)],
  ['short quotations', '“A b c d e f,” he said. '.repeat(7_000)],
])('a long run of %s is read in time', (_name, text) => {
  const article = { id: 'a', text, paragraphs: [{ kind: 'text' as const, start: 0, end: text.length }], sentences: [] };
  const before = process.cpuUsage();

  findQuotes(article);

  expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
});
