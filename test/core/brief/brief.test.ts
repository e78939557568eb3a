import { describe, expect, it } from 'vitest';
import { type Brief, composeBrief } from '../../../src/core/brief/brief.ts';
import { statementOf } from '../../../src/core/point.ts';
import { article } from '../../build.ts';
import { FLOOD, ORCHESTRA } from '../flood.ts';

const statements = (brief: Brief) => [...brief.points, ...(brief.next ? [brief.next] : [])];
const wordsOf = (brief: Brief) => statements(brief).reduce((sum, { text }) => sum + text.split(' ').length, 0);

describe('composeBrief', () => {
  it('opens with what most articles tell, and tells it once', () => {
    const { points } = composeBrief(FLOOD);

    expect(points[0]?.text).toMatch(/river Orle burst its banks in Vellmar/);
    expect(points.filter(({ text }) => text.includes('burst its banks'))).toHaveLength(1);
  });

  it('tells what comes next apart from the points', () => {
    const { next, points } = composeBrief(FLOOD);

    expect(next?.text).toBe('The council will decide on Friday whether the bridge can open again.');
    expect(points.map(({ text }) => text)).not.toContain(next?.text);
  });

  it('cites a further article only where its sentence supports the whole point', () => {
    const { points } = composeBrief(FLOOD, { maxWords: 60 });

    const bridge = points.find(({ text }) => text.startsWith('The old bridge'));

    expect(bridge?.citations.map(({ articleId }) => articleId).toSorted()).toEqual(['courier', 'herald']);
  });

  it('keeps within 120 words and five points', () => {
    const brief = composeBrief(FLOOD);

    expect(brief.points.length).toBeGreaterThanOrEqual(3);
    expect(brief.points.length).toBeLessThanOrEqual(5);
    expect(wordsOf(brief)).toBeLessThanOrEqual(120);
  });

  it('fills a budget of words with points', () => {
    const brief = composeBrief(FLOOD, { maxWords: 60 });

    expect(brief.next).toBeUndefined();
    expect(wordsOf(brief)).toBeLessThanOrEqual(60);
    expect(wordsOf(brief)).toBeGreaterThanOrEqual(45);
  });

  it('limits the points', () => {
    const brief = composeBrief(FLOOD, { maxPoints: 2 });

    expect(brief.points).toHaveLength(2);
  });

  it('keeps back nothing for what comes next where there is one point alone', () => {
    const text =
      'The ferry strike in Orra has grown to 41 ships, and a third pier will close on Monday. A ferry with food for the hospital of Orra was let through, said its captain, Ana Ruiz.';

    const { points, next } = composeBrief([article({ text })], { maxPoints: 1 });

    expect(points[0]?.text).toMatch(/41 ships/);
    expect(next).toBeUndefined();
  });

  it('does not change with the order of the articles', () => {
    const brief = composeBrief(FLOOD);

    expect(composeBrief(FLOOD.toReversed())).toEqual(brief);
  });

  it('does not change with an article on another topic', () => {
    const brief = composeBrief(FLOOD, { topic: 'Vellmar' });

    expect(composeBrief([ORCHESTRA, ...FLOOD], { topic: 'Vellmar' })).toEqual(brief);
    expect(brief.coverage.articles).toBe(3);
  });

  it('is empty for a topic that nothing matches', () => {
    const brief = composeBrief(FLOOD, { topic: 'opera' });

    expect(brief).toEqual({
      topic: 'opera',
      points: [],
      differences: [],
      quotes: [],
      sources: [],
      coverage: { articles: 0, sources: 0, unknownSources: 0, undated: 0 },
    });
  });

  it('leaves out what was published before the span', () => {
    const { coverage } = composeBrief(FLOOD, { since: new Date('2025-12-03T09:00:00Z') });

    expect(coverage.articles).toBe(2);
    expect(coverage.oldest).toEqual(new Date('2025-12-03T10:00:00Z'));
  });

  it('counts two copies of one text as one voice', () => {
    const text = 'The harbour opened a new pier for cruise ships on Monday. The pier is 300 metres long.';
    const copies = ['p', 'q', 'r'].map((id) => article({ id, text }));

    const { points } = composeBrief([...copies, ...FLOOD], { maxPoints: 1 });

    expect(points[0]?.text).toMatch(/Orle burst its banks/);
  });

  it('cites every copy of a sentence', () => {
    const text = 'The harbour opened a new pier for cruise ships on Monday. The pier is 300 metres long.';
    const copies = ['p', 'q'].map((id) => article({ id, text }));

    const { points } = composeBrief(copies);

    expect(points.map(({ citations }) => citations.map(({ articleId }) => articleId))).toEqual([
      ['p', 'q'],
      ['p', 'q'],
    ]);
  });

  it('numbers only the sources it cites, in the order of their first citation', () => {
    const brief = composeBrief([...FLOOD, ORCHESTRA], { topic: 'pumps' });

    const told = brief.differences.flatMap(({ sides }) => sides.map(({ citation }) => citation));
    const cited = [...statements(brief).flatMap(({ citations }) => citations), ...told, ...brief.quotes];

    expect(brief.sources.map(({ articleId }) => articleId)).toEqual([
      ...new Set(cited.map(({ articleId }) => articleId)),
    ]);
  });

  it.each([
    ['nothing', ''],
    ['one word', 'Flood'],
    ['a title alone', 'Vellmar bridge closed as river rises'],
    ['a line without a space', 'x'.repeat(1_000_000)],
    ['signs', '… — !? “” 🌊🌊'],
  ])('says nothing of an article of %s', (_, text) => {
    expect(composeBrief([article({ id: 'a', text })]).points).toEqual([]);
  });

  it('survives being printed as JSON', () => {
    const brief = composeBrief(FLOOD);

    expect(JSON.parse(JSON.stringify(brief)).points).toEqual(brief.points);
  });
});

describe('every brief', () => {
  const briefs = ['Vellmar', 'bridge', 'pumps', 'orchestra', undefined].flatMap((topic) =>
    [{}, { maxWords: 40 }, { maxWords: 100 }, { maxPoints: 3 }].map((limits) => ({
      name: `${topic} ${JSON.stringify(limits)}`,
      brief: composeBrief([...FLOOD, ORCHESTRA], { ...(topic && { topic }), ...limits }),
    })),
  );
  const textOf = (id: string) => [...FLOOD, ORCHESTRA].find((one) => one.id === id)!.text;

  it.each(briefs)('states whole sentences and slices them back: $name', ({ brief }) => {
    expect(brief.points.length).toBeGreaterThan(0);
    for (const { text, citations } of statements(brief)) {
      expect(text).toBe(statementOf({ text: citations[0].quote }));
      for (const { articleId, start, end, quote } of citations) expect(textOf(articleId).slice(start, end)).toBe(quote);
    }
  });

  it.each(briefs)('has every name and number of a point in every citation: $name', ({ brief }) => {
    for (const { text, citations } of statements(brief)) {
      const names = text.slice(3).match(/\p{Lu}\p{L}+|\d[\d.,]*\b/gu) ?? [];
      for (const { quote } of citations) for (const name of names) expect(quote).toContain(name);
    }
  });
});

it('tells no more than four sides of a difference', () => {
  const articles = ['nine', 'twelve', '15', '18', '21', '24'].map((days, place) =>
    article({ id: `${place}`, source: `Paper ${place}`, text: `The dock strike in Tarn lasted ${days} days.` }),
  );

  const { differences, sources } = composeBrief(articles, { topic: 'strike' });

  expect(differences.map(({ sides }) => sides.length)).toEqual([4]);
  expect(sources.length).toBeLessThanOrEqual(5);
});

it('names the article that gives the headline first among the sources', () => {
  const told = [
    article({ id: 'a', title: 'Port of Tarn closes', text: 'The port of Tarn closed on Monday. Ships wait outside.' }),
    article({ id: 'b', text: 'The port of Tarn closed on Monday, the harbour master said. Nobody was hurt.' }),
  ];

  const { headline, sources } = composeBrief(told, { topic: 'port' });

  expect(headline?.articleId).toBe('a');
  expect(sources[0]?.articleId).toBe('a');
});

it('opens with a title that tells rather than with one that promises to', () => {
  const told = [
    article({ id: 'a', title: 'Why the port of Tarn closed', text: 'The port of Tarn closed on Monday. Ships wait.' }),
    article({ id: 'b', title: 'Port of Tarn closes', text: 'The port of Tarn closed on Monday. Nobody was hurt.' }),
  ];

  const { headline } = composeBrief(told, { topic: 'port' });

  expect(headline?.articleId).toBe('b');
});
