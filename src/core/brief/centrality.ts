import { shareOfArticles } from '../words/common-words.ts';
import type { Concepts } from './concepts.ts';

/** So many steps: one finds what is alike, the next what is alike to much that is; the walk's end is one subject alone. */
const STEPS = 3;

/**
 * By article and sentence how much it is like the other sentences, 1 the mean: the first steps of LexRank's walk (Erkan
 * & Radev 2004) over cosines of content stems, rare ones weighing more. `near` is how near each sentence is to the
 * subject: what it votes with, and none at 0 (Otterbacher et al. 2005: Using Random Walks for Question-focused Sentence
 * Retrieval). Copies of one text vote once. Linear in the text: a sum of cosines is one product with the sum of vectors.
 */
export function centralityAmong(
  { articles, stems, copyOf }: Concepts,
  near: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const rarity = Float64Array.from(stems, (stem) => -Math.log(shareOfArticles(stem)));
  const lengths = articles.map(({ sentences }) =>
    sentences.map(({ stems: own }) => Math.sqrt(own.reduce((sum, stem) => sum + rarity[stem]! ** 2, 0))),
  );
  let central = near;
  for (let step = 0; step < STEPS; step += 1) {
    const votes = central;
    const all = new Float64Array(stems.length);
    articles.forEach(({ sentences }, place) => {
      if (copyOf[place] !== place) return;
      sentences.forEach(({ stems: own }, index) => {
        const vote = (near[place]![index]! > 0 ? votes[place]![index]! : 0) / (lengths[place]![index]! || 1);
        if (vote > 0) for (const stem of own) all[stem]! += vote * rarity[stem]!;
      });
    });
    const alike = articles.map(({ sentences }, place) =>
      sentences.map(({ stems: own }, index) => {
        let sum = 0;
        for (const stem of own) sum += rarity[stem]! * all[stem]!;
        return sum / (lengths[place]![index]! || 1);
      }),
    );
    const mean = meanWhere(alike, (place, index) => near[place]![index]! > 0);
    central = alike.map((ofArticle) => ofArticle.map((value) => (mean > 0 ? value / mean : 1)));
  }
  return central;
}

function meanWhere(values: readonly (readonly number[])[], counts: (place: number, index: number) => boolean): number {
  let sum = 0;
  let count = 0;
  values.forEach((ofArticle, place) => {
    ofArticle.forEach((value, index) => {
      if (!counts(place, index)) return;
      sum += value;
      count += 1;
    });
  });
  return count > 0 ? sum / count : 0;
}
