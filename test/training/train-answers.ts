/**
 * Trains the weights by which sentences are ranked and answers refused, prints how they do on questions they were not
 * trained on, and writes src/core/answer/answer-weights.ts and trust-weights.ts beside it.
 *
 *   EVAL_DATA=../eval npm run train:answers
 *
 * EVAL_DATA is a folder with data/answer-sentences.jsonl (SelQA) and data/follow-ups.jsonl (SQuAD 2.0).
 */
import { writeFileSync } from 'node:fs';
import type { Weights } from '../../src/core/answer/search-articles.ts';
import { STANDS_ALONE } from '../../src/core/answer/surroundings.ts';
import {
  articleCases,
  askedArticles,
  FOLDS,
  type FoldedCase,
  type FoldedExample,
  selectionCases,
  trustExamples,
} from './answer-cases.ts';
import { chance, dot, trainLogistic, trainRanking } from './training.ts';

const folder = process.env.EVAL_DATA;
if (!folder) throw new Error('EVAL_DATA names no folder: EVAL_DATA=<folder with data/*.jsonl> npm run train:answers');

/** No training text has headings: one counts about as much as half of the sentence before. */
const HEADING = 2;

const selections = selectionCases(folder);
const articles = askedArticles(folder);
const asked = articleCases(articles);
const cases = [...selections, ...asked];
const folds = Array.from({ length: FOLDS }, (_, fold) => fold);

const held = folds.map((fold) => trainRanking(cases.filter((one) => one.fold !== fold)));
console.log(
  `answer sentences, cross-validated: MAP ${percent(mean(selections.map((one) => averagePrecision(one, held[one.fold]!))))}`,
);
console.log(
  `follow-ups, cross-validated by article: first right ${percent(mean(asked.map((one) => firstRight(one, held[one.fold]!))))}`,
);

const heldExamples = trustExamples(articles, (fold) => namedWeights(held[fold]!));
reportTrust(heldExamples);

const weights = namedWeights(trainRanking(cases));
writeFileSync('src/core/answer/answer-weights.ts', rankingFile(weights));
const examples = trustExamples(articles, () => weights);
writeFileSync(
  'src/core/answer/trust-weights.ts',
  trustFile(trainSpokenOf(examples), trainRight(examples), examples[0]!.names),
);

function namedWeights(values: Float64Array): Weights {
  const all = cases[0]!.names.map((name, at): [string, number] => [name, Number(values[at]!.toFixed(2))]);
  const pick = (around: boolean) => Object.fromEntries(all.filter(([name]) => name in STANDS_ALONE === around));
  return { evidence: pick(false), surroundings: { ...pick(true), heading: HEADING } } as unknown as Weights;
}

function trainSpokenOf(examples: readonly FoldedExample[]): Float64Array {
  const certain = examples.filter(({ origin }) => origin !== 'look-alike');
  return trainLogistic(certain.map(({ values, origin }) => ({ values, positive: origin === 'answerable' })));
}

function trainRight(examples: readonly FoldedExample[]): Float64Array {
  return trainLogistic(examples.filter(({ origin }) => origin !== 'foreign'));
}

function reportTrust(all: readonly FoldedExample[]): void {
  const models = folds.map((fold) => {
    const others = all.filter((one) => one.fold !== fold);
    return { spokenOf: trainSpokenOf(others), right: trainRight(others) };
  });
  const judged = all.map((one) => ({
    ...one,
    spokenOf: chance(models[one.fold]!.spokenOf, one.values),
    confidence: chance(models[one.fold]!.right, one.values),
  }));
  const own = judged.filter(({ origin }) => origin === 'answerable');
  const similar = judged.filter(({ origin }) => origin === 'look-alike');
  const foreign = judged.filter(({ origin }) => origin === 'foreign');
  console.log(
    `confidence, answerable above look-alike: ${percent(mean(own.map((one) => mean(similar.map((other) => above(one.confidence, other.confidence))))))}`,
  );
  for (const least of [0.5, 0.6, 0.65, 0.7, 0.8]) {
    const answered = percent(mean(own.map(({ spokenOf }) => Number(spokenOf >= least))));
    const refused = percent(mean(foreign.map(({ spokenOf }) => Number(spokenOf < least))));
    console.log(`spoken of from ${least}: answered ${answered}, foreign refused ${refused}`);
  }
  for (let least = 0; least < 1; least += 0.1) {
    const band = [...own, ...similar].filter(({ confidence }) => confidence >= least && confidence < least + 0.1);
    const right = percent(mean(band.map((one) => Number(one.right))));
    if (band.length > 0)
      console.log(
        `confidence ${percent(mean(band.map(({ confidence }) => confidence)))}: right ${right} of ${band.length}`,
      );
  }
}

function averagePrecision({ candidates, answers }: FoldedCase, weights: Float64Array): number {
  const ranked = rank(candidates, weights);
  let found = 0;
  const precisions = ranked.flatMap((at, place) => (answers[at] ? [++found / (place + 1)] : []));
  return mean(precisions);
}

function firstRight({ candidates, answers }: FoldedCase, weights: Float64Array): number {
  return Number(answers[rank(candidates, weights)[0]!]);
}

function rank(candidates: readonly Float64Array[], weights: Float64Array): readonly number[] {
  const chances = candidates.map((values) => dot(weights, values));
  return candidates.map((_, at) => at).toSorted((a, b) => chances[b]! - chances[a]!);
}

function rankingFile({ evidence, surroundings }: Weights): string {
  return `import type { Weights } from './search-articles.ts';

/** What each piece of evidence counts. Trained by \`EVAL_DATA=… npm run train:answers\`, which writes this file. */
export const EVIDENCE_WEIGHTS: Weights['evidence'] = {
${listed(Object.entries(evidence))}
};

/** The same for what stands around a sentence of an article. */
export const SURROUNDINGS_WEIGHTS: Weights['surroundings'] = {
${listed(Object.entries(surroundings))}
};
`;
}

function trustFile(spokenOf: Float64Array, right: Float64Array, names: readonly string[]): string {
  const rows = (weights: Float64Array) => listed(names.map((name, at) => [name, Number(weights[at]!.toFixed(2))]));
  return `import type { Trust } from './trust.ts';

/** Whether the texts speak of what is asked. Trained by \`EVAL_DATA=… npm run train:answers\`, which writes this file. */
export const SPOKEN_OF_WEIGHTS: Readonly<Record<keyof Trust, number>> = {
${rows(spokenOf)}
};

/** Whether the likeliest sentence answers. */
export const RIGHT_WEIGHTS: Readonly<Record<keyof Trust, number>> = {
${rows(right)}
};
`;
}

function listed(rows: readonly (readonly [string, number])[]): string {
  return rows.map(([name, value]) => `  ${name}: ${value},`).join('\n');
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function above(one: number, other: number): number {
  return one > other ? 1 : one === other ? 0.5 : 0;
}
