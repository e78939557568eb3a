import { readdirSync, readFileSync } from 'node:fs';
import { findTerms } from '../../src/core/words/terms.ts';

/** What somebody types below a brief, and whether the bot should answer. */
export interface LabelledLine {
  readonly text: string;
  readonly answer: boolean;
  /** Stems of the articles of the thread. */
  readonly told: ReadonlySet<string>;
}

interface Labelled {
  readonly threads: Readonly<Record<string, { readonly title: string; readonly text: string }>>;
  readonly utterances: readonly { readonly thread: string; readonly text: string; readonly answer: boolean }[];
}

const FOLDER = new URL('../fixtures/listening/', import.meta.url);

/** Every set of labelled lines, each with threads of its own. */
export function readLabelledSets(): readonly { readonly name: string; readonly lines: readonly LabelledLine[] }[] {
  return readdirSync(FOLDER)
    .toSorted()
    .map((file) => {
      const { threads, utterances } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Labelled;
      const told = new Map(
        Object.entries(threads).map(([thread, { title, text }]) => [thread, wordsOf(`${title}\n${text}`)]),
      );
      return {
        name: file.replace('.json', ''),
        lines: utterances.map(({ thread, text, answer }) => ({ text, answer, told: told.get(thread)! })),
      };
    });
}

export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(findTerms(text).flatMap(({ stop, stem }) => (stop ? [] : stem)));
