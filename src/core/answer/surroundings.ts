import { coverOf, type Match, type Search } from './matching.ts';
import type { Passage, Reading } from './passages.ts';

/**
 * What stands around a passage and speaks for it: shares of the question's weight that it lacks itself. A heading's is
 * what the whole paragraph lacks.
 */
export interface Surroundings {
  readonly before: number;
  readonly after: number;
  readonly paragraph: number;
  readonly heading: number;
  readonly opensParagraph: number;
  /** `before` of a passage that points back: "he", "this". */
  readonly pointsBack: number;
  readonly twoBefore: number;
  /** Share of the question's names found here, in the paragraph, its heading or the title; 1 where it has none. */
  readonly names: number;
}

const POINTS_BACK = new Set('he she it they him them his her its their this these such'.split(' '));

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
  const paragraphs = joinParagraphs(reading, matches);
  return matches.map((_, index) => {
    const around = paragraphs.get(reading.article.sentences[index]!.paragraph)!;
    return around.some((value) => value > 0) ? surround(search, reading, matches, index, around) : STANDS_ALONE;
  });
}

/** What the sentences of each paragraph hold together. */
function joinParagraphs({ article }: Reading, matches: readonly Match[]): ReadonlyMap<number, readonly number[]> {
  const paragraphs = new Map<number, readonly number[]>();
  article.sentences.forEach(({ paragraph }, index) => {
    const other = paragraphs.get(paragraph);
    const own = matches[index]!.strength;
    paragraphs.set(paragraph, other ? joined(own, other) : own);
  });
  return paragraphs;
}

const joined = (one: readonly number[], other: readonly number[]): readonly number[] =>
  one.map((value, term) => Math.max(value, other[term]!));

function surround(
  search: Search,
  { article: { sentences }, passages, headings, title }: Reading,
  matches: readonly Match[],
  index: number,
  around: readonly number[],
): Surroundings {
  const { strength } = matches[index]!;
  const own = coverOf(search, strength);
  const extraAt = (at: number): number =>
    sentences[at]?.paragraph === sentences[index]!.paragraph
      ? coverOf(search, joined(strength, matches[at]!.strength)) - own
      : 0;
  const before = extraAt(index - 1);
  const heading = headings[index]!;
  const withHeading = around.map((value, term) => (heading.has(search.sought[term]!.root) ? 1 : value));
  return {
    before,
    after: extraAt(index + 1),
    paragraph: coverOf(search, around) - own,
    heading: coverOf(search, withHeading) - coverOf(search, around),
    opensParagraph: sentences[index - 1]?.paragraph === sentences[index]!.paragraph ? 0 : 1,
    pointsBack: before > 0 && pointsBack(passages[index]!) ? before : 0,
    twoBefore: extraAt(index - 2),
    names: namesFound(search, (term) => (title.has(search.sought[term]!.root) ? 1 : withHeading[term]!)),
  };
}

/** The share of the question's names of which some word is found. */
export function namesFound({ question, sought }: Search, strengthAt: (term: number) => number): number {
  if (question.names.length === 0) return 1;
  const found = question.names.filter((_, name) => sought.some((term, at) => term.name === name && strengthAt(at) > 0));
  return found.length / question.names.length;
}

const pointsBack = ({ terms }: Passage): boolean => terms.some(({ word }) => POINTS_BACK.has(word));
