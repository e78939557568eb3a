import type { Evidence } from './evidence.ts';
import type { Surroundings } from './surroundings.ts';

/** What each piece of evidence counts. Trained, not written: `EVAL_DATA=… npm run train:answers` prints this file. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  cover: 4.978,
  coverSquared: -2.54,
  coverNames: 0.24,
  coverOthers: 1.882,
  coverCount: -2.894,
  exact: 4.213,
  rarest: 0.596,
  bm25: 2.196,
  pairs: 0.818,
  inOrder: 0.015,
  run: -0.792,
  bigrams: 4.708,
  grammar: 1.618,
  density: -0.008,
  lastFound: 0.049,
  firstFound: -0.229,
  focus: 0.375,
  length: -0.297,
  tiny: -0.206,
  news: 0.024,
  asks: -2.774,
  pronounStart: 0.588,
  person: 1.124,
  time: 2.815,
  place: 0.659,
  count: 3.423,
  amount: 2.123,
  duration: 4.349,
  near: 0.273,
  reason: 0.255,
  manner: 0.915,
  statement: 0.288,
  thing: 0.224,
  definition: 0.896,
  startsWithSubject: 0.763,
};

/** The same for what stands around a sentence of an article. */
export const SURROUNDINGS_WEIGHTS: Readonly<Record<keyof Surroundings, number>> = {
  before: 4.183,
  after: 2.199,
  paragraph: 0.238,
  heading: -0.127,
  opensParagraph: 0.388,
};
