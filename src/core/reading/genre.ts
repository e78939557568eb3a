import { remembered } from '../remember.ts';
import { foldSpace } from '../words/fold-space.ts';
import type { Article } from './article.ts';

/** What a text says that it is, where it is no plain report. */
export type Genre = 'news' | 'opinion' | 'satire' | 'check' | 'correction';

/** What newspapers put before a title ("Opinion: …"), or in a line of its own above or below the text ("Satire"). */
const LABELS: readonly (readonly [genre: Genre, label: string])[] = [
  ['satire', 'satire|parody|satirical'],
  ['opinion', 'opinion|comment|commentary|editorial|op-?ed|column|viewpoint|guest (?:essay|column)|leading article'],
  ['check', 'fact[ -]?check(?:ed)?|false|fake|hoax|debunked|myth|true or false'],
  ['correction', 'corrections?|clarifications?|errat(?:um|a)'],
];
const BEFORE_TITLE = LABELS.map(
  ([genre, label]) => [genre, new RegExp(`^(?:${label}) ?(?:[:|–—]| - |$)`, 'i')] as const,
);
const OWN_LINE = LABELS.map(
  ([genre, label]) =>
    [genre, new RegExp(`^\\W*(?:this (?:article|text|piece|story) is (?:an? )?)?(?:${label})\\W*$`, 'i')] as const,
);
/** A label has few letters. */
const LONGEST = 40;
/** So far from either end of the text a label stands. */
const LOOKS_AT = 2;

export const genreOf = remembered(({ title, text, paragraphs }: Article): Genre => {
  const titled = title === undefined ? undefined : BEFORE_TITLE.find(([, label]) => label.test(title.trim()));
  if (titled) return titled[0];
  const ends = [...paragraphs.slice(0, LOOKS_AT + 1), ...paragraphs.slice(-LOOKS_AT)];
  const lines = ends.flatMap(({ start, end }) => (end - start > LONGEST ? [] : foldSpace(text.slice(start, end))));
  return OWN_LINE.find(([, label]) => lines.some((line) => label.test(line)))?.[0] ?? 'news';
});
