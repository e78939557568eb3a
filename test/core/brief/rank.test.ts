import { describe, expect, it } from 'vitest';
import { rankArticles } from '../../../src/core/brief/rank.ts';
import { selectCandidates } from '../../../src/core/brief/select.ts';
import { article } from '../../build.ts';
import { FLOOD } from '../flood.ts';

const texts = (chosen: readonly { readonly sentence: { readonly text: string } }[]) =>
  chosen.map(({ sentence }) => sentence.text);

describe('rankArticles', () => {
  it('ranks no caption, half quotation or fragment', () => {
    const { candidates } = rankArticles([
      article({
        text: [
          'The Orle at Vellmar in 2019.',
          '“The water came at night.',
          'Too late.',
          'The dyke broke at dawn on Wednesday.',
        ].join('\n\n'),
      }),
    ]);

    expect(texts(candidates)).toEqual(['The dyke broke at dawn on Wednesday.']);
  });

  it('weighs an opening sentence more than the same sentence further down', () => {
    const told = 'The dyke broke at dawn on Wednesday.';
    const [opening] = rankArticles([article({ text: `${told} Ferries run twice a day now.` })]).candidates;
    const [, later] = rankArticles([article({ text: `Ferries run twice a day now. ${told}` })]).candidates;

    expect(later?.sentence.text).toBe(told);
    expect(opening!.prior).toBeGreaterThan(later!.prior);
  });

  it('weighs an opening sentence the same with a dateline as without', () => {
    const openings = [
      'The dyke at Vellmar broke at dawn on Wednesday.',
      'At dawn on Wednesday the dyke at Vellmar broke.',
    ];
    const ranked = (dateline: string) =>
      rankArticles(openings.map((text, place) => article({ id: `${place}`, text: dateline + text }))).candidates;
    const worth = (candidates: ReturnType<typeof ranked>) =>
      candidates.map(({ prior, stems }) => [prior, stems.length]);

    expect(worth(ranked('VELLMAR, Northshire (NPA) — '))).toEqual(worth(ranked('')));
    expect(ranked('VELLMAR, Northshire (NPA) — ').map(({ words }) => words)).toEqual([10, 10]);
  });

  it('keeps out what is not relevant', () => {
    const { candidates } = rankArticles(FLOOD, ({ text }) => (text.includes('pumps') ? 1 : 0));

    expect(candidates.length).toBeGreaterThan(0);
    expect(texts(candidates).every((text) => text.includes('pumps'))).toBe(true);
  });
});

describe('selectCandidates', () => {
  it('stays within both budgets', () => {
    const chosen = selectCandidates(rankArticles(FLOOD), { words: 50, points: 2 });

    expect(chosen.length).toBeLessThanOrEqual(2);
    expect(chosen.reduce((sum, { words }) => sum + words, 0)).toBeLessThanOrEqual(50);
  });

  it('never selects two sentences that say the same', () => {
    const chosen = selectCandidates(rankArticles(FLOOD), { words: 500, points: 50 });

    expect(texts(chosen).filter((text) => text.includes('bridge has been closed'))).toHaveLength(1);
  });

  it('selects nothing when nothing fits', () => {
    expect(selectCandidates(rankArticles(FLOOD), { words: 3, points: 5 })).toEqual([]);
  });
});
