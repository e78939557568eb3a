import { coverOf, type Match, type Search } from './matching.ts';
import type { Reading } from './passages.ts';

/** What stands around a passage and speaks for it: shares of the question's weight that it lacks itself; a heading's is what the whole paragraph lacks. */
export interface Surroundings {
  readonly before: number;
  readonly after: number;
  readonly paragraph: number;
  readonly heading: number;
  readonly opensParagraph: number;
  /** \`before\` of a passage that points back: "he", "this". */
  readonly pointsBack: number;
  readonly twoBefore: number;
  /** Share of the question's names found here, in the paragraph, its heading or the title; 1 where it has none. */
  readonly names: number;
}

const POINTS_BACK = /\b(?:he|she|it|they|him|them|his|her|its|their|this|these|such)\b/i;

/** What surrounds a sentence that stands alone. */
export const STANDS_ALONE: Surroundings = {
  before: 0,
  after: 0,
  paragraph: 0,
  heading: 0,
  opensParagraph: 0,
  pointsBack: 0,
  twoBefore: 0,
  names: 0,
};

/** One for each passage of an article; without an article, passages stand alone. */
export function weighSurroundings(
  search: Search,
  reading: Reading | undefined,
  matches: readonly Match[],
): readonly Surroundings[] {
  if (!reading) return matches.map(() => STANDS_ALONE);
  const { sentences } = reading.article;
  const paragraphs = new Map<number, readonly number[]>();
  sentences.forEach(({ paragraph }, index) => {
    const other = paragraphs.get(paragraph);
    const own = matches[index]?.strength ?? [];
    paragraphs.set(paragraph, other ? own.map((value, term) => Math.max(value, other[term] ?? 0)) : own);
  });
  return matches.map(({ strength }, index) => {
    const paragraph = sentences[index]?.paragraph ?? -1;
    const own = coverOf(search, strength);
    const extra = (other: readonly number[] | undefined): number =>
      other
        ? coverOf(
            search,
            strength.map((value, term) => Math.max(value, other[term] ?? 0)),
          ) - own
        : 0;
    const inParagraph = (at: number) => (sentences[at]?.paragraph === paragraph ? matches[at]?.strength : undefined);
    const before = extra(inParagraph(index - 1));
    const above = reading.headings[index];
    const inTitle = (root: string) => above?.has(root) || reading.title.has(root);
    const inHeading = (term: number) => (above?.has(search.sought[term]?.root ?? '') ? 1 : 0);
    const around = strength.map((value, term) => Math.max(value, paragraphs.get(paragraph)?.[term] ?? 0));
    return {
      before,
      after: extra(inParagraph(index + 1)),
      paragraph: extra(paragraphs.get(paragraph)),
      heading:
        coverOf(
          search,
          around.map((value, term) => Math.max(value, inHeading(term))),
        ) - coverOf(search, around),
      opensParagraph: sentences[index - 1]?.paragraph === paragraph ? 0 : 1,
      pointsBack: POINTS_BACK.test(sentences[index]?.text ?? '') ? before : 0,
      twoBefore: extra(inParagraph(index - 2)),
      names: namesFound(search, (term) =>
        Math.max(around[term] ?? 0, inTitle(search.sought[term]?.root ?? '') ? 1 : 0),
      ),
    };
  });
}

/** The share of the question's names of which some word is found. */
export function namesFound({ question, sought }: Search, strengthAt: (term: number) => number): number {
  if (question.names.length === 0) return 1;
  const found = question.names.filter((_, name) => sought.some((term, at) => term.name === name && strengthAt(at) > 0));
  return found.length / question.names.length;
}
