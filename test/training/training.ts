/** A question's candidates as feature vectors, with which of them answer it. */
export interface RankingCase {
  readonly candidates: readonly Float64Array[];
  readonly answers: readonly boolean[];
}

/** A vector with whether it is a positive, and how much it counts. */
export interface Example {
  readonly values: Float64Array;
  readonly positive: boolean;
}

export const dot = (weights: Float64Array, values: Float64Array): number => {
  let product = 0;
  for (let at = 0; at < weights.length; at++) product += weights[at]! * values[at]!;
  return product;
};

/** Listwise ranking: the chance of each candidate is the softmax of its score (Cao et al. 2007, top one). */
export function trainRanking(cases: readonly RankingCase[], epochs = 120): Float64Array {
  const scale = spreadOf(cases.flatMap(({ candidates }) => candidates));
  const weights = descend(scale.length, epochs, (current) => {
    const gradient = new Float64Array(scale.length);
    const scaled = current.map((weight, at) => weight / scale[at]!);
    for (const { candidates, answers } of cases) {
      const scores = candidates.map((values) => dot(scaled, values));
      const top = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - top));
      const all = odds.reduce((sum, value) => sum + value, 0);
      const right = odds.reduce((sum, value, at) => sum + (answers[at] ? value : 0), 0);
      candidates.forEach((values, candidate) => {
        const odd = odds[candidate]!;
        const slope = odd / all - (answers[candidate] ? odd / right : 0);
        if (Math.abs(slope) < 1e-4) return;
        for (let at = 0; at < values.length; at++) gradient[at]! += (slope * values[at]!) / scale[at]! / cases.length;
      });
    }
    return gradient;
  });
  return weights.map((weight, at) => weight / scale[at]!);
}

/** Logistic regression. */
export function trainLogistic(examples: readonly Example[], epochs = 250): Float64Array {
  const size = examples[0]?.values.length ?? 0;
  return descend(size, epochs, (current) => {
    const gradient = new Float64Array(size);
    for (const { values, positive } of examples) {
      const slope = (chance(current, values) - (positive ? 1 : 0)) / examples.length;
      for (let at = 0; at < size; at++) gradient[at]! += slope * values[at]!;
    }
    return gradient;
  });
}

export const chance = (weights: Float64Array, values: Float64Array): number =>
  1 / (1 + Math.exp(-dot(weights, values)));

/** Adam (Kingma & Ba 2015) with weight decay, from zero: the same data gives the same weights. */
function descend(size: number, epochs: number, slope: (weights: Float64Array) => Float64Array): Float64Array {
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const gradient = slope(weights);
    for (let at = 0; at < size; at++) {
      const step = gradient[at]! + DECAY * weights[at]!;
      mean[at] = 0.9 * mean[at]! + 0.1 * step;
      square[at] = 0.99 * square[at]! + 0.01 * step * step;
      weights[at]! -= (RATE * (mean[at]! / (1 - 0.9 ** epoch))) / (Math.sqrt(square[at]! / (1 - 0.99 ** epoch)) + 1e-8);
    }
  }
  return weights;
}

const RATE = 0.1;
const DECAY = 5e-4;

/** Standard deviations; 1 for what hardly varies. */
function spreadOf(rows: readonly Float64Array[]): Float64Array {
  const size = rows[0]?.length ?? 0;
  return new Float64Array(size).map((_, at) => {
    const mean = rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length;
    const deviation = Math.sqrt(rows.reduce((sum, row) => sum + (row[at]! - mean) ** 2, 0) / rows.length);
    return deviation < 1e-3 ? 1 : deviation;
  });
}
