import { readdirSync, readFileSync } from 'node:fs';
import { findTerms } from '../../src/core/words/terms.ts';

/** What somebody types below a brief, and whether the bot should answer. */
export interface LabelledLine {
  readonly text: string;
  readonly answer: boolean;
  /** Stems of the article of the thread. */
  readonly told: ReadonlySet<string>;
  /** The same below a brief of many articles, for which those of other threads stand in. */
  readonly toldWidely: ReadonlySet<string>;
}

interface Labelled {
  readonly threads: Readonly<Record<string, { readonly title: string; readonly text: string }>>;
  readonly utterances: readonly { readonly thread: string; readonly text: string; readonly answer: boolean }[];
}

const FOLDER = new URL('../fixtures/listening/', import.meta.url);

/** So many other articles widen a thread's words to those of a usual brief: about six hundred. */
const OTHERS = 8;

/** Every set of labelled lines, each with threads of its own. */
export function readLabelledSets(): readonly { readonly name: string; readonly lines: readonly LabelledLine[] }[] {
  const sets = readdirSync(FOLDER)
    .toSorted()
    .map((file) => ({ file, ...(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Labelled) }));
  const told = new Map(
    sets.flatMap(({ file, threads }) =>
      Object.entries(threads).map(([thread, { title, text }]) => [`${file} ${thread}`, wordsOf(`${title}\n${text}`)]),
    ),
  );
  const all = [...told.values()];
  const widely = new Map(
    [...told].map(([key, own], at) => {
      const others = Array.from({ length: OTHERS }, (_, step) => all[(at + 3 * (step + 1)) % all.length]!);
      return [key, new Set([own, ...others].flatMap((stems) => [...stems]))];
    }),
  );
  return sets.map(({ file, utterances }) => ({
    name: file.replace('.json', ''),
    lines: utterances.map(({ thread, text, answer }) => {
      const key = `${file} ${thread}`;
      return { text, answer, told: told.get(key)!, toldWidely: widely.get(key)! };
    }),
  }));
}

export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(findTerms(text).flatMap(({ stop, stem }) => (stop ? [] : stem)));
