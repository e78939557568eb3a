import type { Article } from './article.ts';
import type { Citation } from './point.ts';

/** One side of a difference: the exact words that differ and the sentence they stand in. */
export interface Side {
  /** The span that differs, e.g. "More than five hours of talks"; a slice of `citation.quote`. */
  readonly text: string;
  readonly citation: Citation;
  /** Who claims it, where the text names somebody. */
  readonly speaker?: string;
}

/** The same thing told differently by two sources. Nobody is called right. */
export interface Difference {
  readonly kind: 'quantity' | 'duration' | 'date' | 'claim';
  readonly sides: readonly [Side, Side, ...Side[]];
}

export function findDifferences(_articles: readonly Article[]): readonly Difference[] {
  return [];
}
