import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Article, readArticle } from '../../src/core/article.ts';
import { type Difference, findDifferences } from '../../src/core/differences.ts';

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

const FOLDER = new URL('../fixtures/differences/', import.meta.url);
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
  test('there are at least sixty, half of them without a disagreement', () => {
    const without = pairs.filter(({ differ }) => !differ);

    expect(pairs.length).toBeGreaterThanOrEqual(60);
    expect(without.length).toBeGreaterThanOrEqual(pairs.length / 2);
  });

  test('what is found is a disagreement, and most disagreements are found', () => {
    const wrong: string[] = [];
    const missed: string[] = [];
    let right = 0;

    for (const pair of pairs) {
      const found = findDifferences(read(pair));
      const hit = found.find((difference) => pair.differ && shows(difference, pair.differ));
      if (hit) right += 1;
      else if (pair.differ) missed.push(pair.is);
      for (const other of found)
        if (other !== hit) wrong.push(`${pair.is}: ${other.sides.map(({ text }) => text).join(' | ')}`);
    }

    expect(right / (right + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(right / (right + missed.length), missed.join('\n')).toBeGreaterThanOrEqual(0.9);
  });

  test('every side slices back from its article', () => {
    for (const pair of pairs)
      for (const { sides } of findDifferences(read(pair)))
        for (const { text, citation } of sides) {
          const article = pair.articles.find(({ id }) => id === citation.articleId);
          expect(article?.text.slice(citation.start, citation.end)).toBe(citation.quote);
          expect(citation.quote).toContain(text);
        }
  });

  test('the order of the articles does not matter', () => {
    for (const pair of pairs) expect(findDifferences(read(pair).reverse())).toEqual(findDifferences(read(pair)));
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

test('one article differs from nobody', () => {
  const found = findDifferences(
    articles('Police counted 8,000 marchers in Kessel. Organisers counted 30,000 marchers in Kessel.'),
  );

  expect(found).toEqual([]);
});
