import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Brief, composeBrief } from '../../../src/core/brief/brief.ts';
import { mentionsOf } from '../../../src/core/mentions/mentions.ts';
import { type Article, readArticle } from '../../../src/core/reading/article.ts';
import { readFrontMatter } from '../../../src/sources/front-matter.ts';
import { generateArticle } from '../../bench/generate.ts';
import { createRandom } from '../../bench/random.ts';
import { FLOOD, ORCHESTRA } from '../flood.ts';

const FOLDER = 'briefings/articles';
const SAMPLE = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => {
    const read = readFrontMatter(readFileSync(join(FOLDER, name), 'utf8'), new Date('2025-12-07T00:00:00Z'));
    return read.kind === 'read' ? [readArticle(read.body, { ...read.details, id: name })] : [];
  });

const generated = (number: number): Article => {
  const { text, title, source, publishedAt } = generateArticle(number);
  return readArticle(text, { id: `made-${number}`, title, source, publishedAt });
};

/** The report of another desk: some sentences left out, some joined to another, some with other numbers. */
function rewritten(article: Article, seed: number): Article {
  const random = createRandom(seed);
  const text = article.sentences
    .filter(() => random.next() < 0.8)
    .map(({ text: told }) =>
      random.next() < 0.3 ? told.replace(/\d+/g, (digits) => String(Number(digits) + 1)) : told,
    )
    .map((told) => (random.next() < 0.2 ? told.replace(/[.]$/, ', officials in Zarn said.') : told))
    .join(' ');
  return readArticle(text, { id: `${article.id}-${seed}`, source: `Desk ${seed}` });
}

const MIXED = [...FLOOD, ORCHESTRA, ...SAMPLE, ...[1, 2, 3, 4, 5, 6].map(generated)];
const SETS: readonly (readonly [string, readonly Article[]])[] = [
  ['the sample edition', SAMPLE],
  ['the sample edition as two desks tell it', [...SAMPLE, ...SAMPLE.map((one) => rewritten(one, 7))]],
  ...[1, 2, 3, 4].map((seed): [string, readonly Article[]] => {
    const random = createRandom(seed);
    const some = MIXED.filter(() => random.next() < 0.4);
    return [
      `mixture ${seed}`,
      [...some, ...some.map((one) => rewritten(one, seed)), ...some.map((one) => rewritten(one, seed + 9))],
    ];
  }),
];
const OPTIONS = [
  {},
  { maxWords: 250 },
  { maxWords: 100 },
  { topic: 'territory' },
  { topic: 'Vellmar' },
  { maxPoints: 9 },
];

const statements = ({ points, next }: Brief) => [...points, ...(next ? [next] : [])];
const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
/** What may go from a sentence's start: a dateline, a bullet, a word that ties it to the one before. */
const CUT = /^(?:[•*–—-] |[\p{Lu}\p{L} .,()/\d-]{2,60}(?:—|–|-|:) |\p{Lu}\p{Ll}+(?: \p{Ll}+){0,3}, )/u;

describe.each(SETS)('briefs of %s', { timeout: 60_000 }, (_, articles) => {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const briefs = OPTIONS.map((options) => composeBrief(articles, options));
  const told = briefs.flatMap(statements);

  it('tell something', () => {
    expect(told.length).toBeGreaterThan(0);
  });

  it('state what the cited sentence says, but for its dateline or connective', () => {
    for (const { text, citations } of told) {
      const sentence = fold(citations[0].quote);
      if (text === sentence) continue;
      expect(text.startsWith('… ')).toBe(true);
      expect(sentence.endsWith(text.slice(2))).toBe(true);
      expect(sentence.slice(0, sentence.length - text.length + 2)).toMatch(CUT);
    }
  });

  it('cite by what slices back from the article', () => {
    for (const { citations } of told)
      for (const { articleId, start, end, quote } of citations)
        expect(byId.get(articleId)?.text.slice(start, end)).toBe(quote);
    for (const { differences, quotes } of briefs) {
      for (const { citation } of differences.flatMap(({ sides }) => sides))
        expect(byId.get(citation.articleId)?.text.slice(citation.start, citation.end)).toBe(citation.quote);
      for (const { articleId, start, end, text } of quotes)
        expect(fold(byId.get(articleId)!.text.slice(start, end))).toBe(fold(text));
    }
  });

  it('cite a further article only where its sentence has every name and number of the point', () => {
    for (const { citations } of told) {
      const [own, ...further] = citations;
      const marks = [
        ...mentionsOf({ text: own.quote }).map(({ text }) => text),
        ...(own.quote.match(/\d[\d.,]*\d|\d/g) ?? []),
      ];
      for (const { quote } of further)
        for (const mark of marks) expect(quote.toLowerCase()).toContain(mark.toLowerCase());
    }
  });

  it('cite each article once for a point', () => {
    for (const { citations } of told)
      expect(new Set(citations.map(({ articleId }) => articleId)).size).toBe(citations.length);
  });

  it('keep to the words that they may have', () => {
    for (const [place, { maxWords }] of OPTIONS.entries()) {
      const words = statements(briefs[place]!).reduce((sum, { text }) => sum + text.split(' ').length, 0);
      if (maxWords !== undefined) expect(words).toBeLessThanOrEqual(maxWords);
    }
  });

  it('are the same whatever order the articles come in', () => {
    const random = createRandom(3);
    const others = articles
      .map((article) => ({ article, at: random.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ article }) => article);

    expect(OPTIONS.map((options) => composeBrief(others, options))).toEqual(briefs);
  });

  it('stay the same when articles on something else are added', () => {
    const topic = 'territory';
    const candidates = [ORCHESTRA, ...[21, 22, 23, 24].map(generated)].map((one, place) => ({
      ...one,
      id: `b${place}`,
    }));
    const others = candidates.filter((one) => composeBrief([one], { topic }).coverage.articles === 0);

    expect(others.length).toBeGreaterThan(3);
    expect(composeBrief([...others, ...articles], { topic })).toEqual(composeBrief(articles, { topic }));
    expect(composeBrief([...others, ...articles], { topic, maxWords: 100 })).toEqual(
      composeBrief(articles, { topic, maxWords: 100 }),
    );
  });
});

it('cites the other desk, too, where it tells the same', () => {
  const [, twoDesks] = SETS[1]!;

  const further = statements(composeBrief(twoDesks, { maxWords: 250 })).filter(({ citations }) => citations.length > 1);

  expect(further.length).toBeGreaterThan(1);
});
