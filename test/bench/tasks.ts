import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as library from '../../src/index.ts';
import type { BenchOptions, Row, Section } from './measure.ts';

type Figures = Readonly<Record<string, number>>;
type Task = (tested: typeof library, rows: readonly unknown[]) => Promise<Figures>;

interface Scorer {
  readRows(file: string): readonly unknown[];
  readonly answerSentences: Task;
  readonly followUps: Task;
  readonly sentences: Task;
  readonly stories: Task;
}

/** Briefdesk's scores in what the packages it is compared with don't do: answers, refusals, sentences, stories. */
export async function benchTasks({ evalData }: BenchOptions): Promise<Section> {
  const title = 'Answers, sentences, stories';
  if (!evalData || !existsSync(join(evalData, 'score.mjs'))) {
    return { title, rows: [], notes: ['Needs `score.mjs` and its data in EVAL_DATA.'] };
  }
  const scorer = (await import(pathToFileURL(resolve(evalData, 'score.mjs')).href)) as Scorer;
  const tasks: readonly (readonly [string, Task])[] = [
    ['answer-sentences', scorer.answerSentences],
    ['follow-ups', scorer.followUps],
    ['sentences-golden', scorer.sentences],
    ['sentences-web', scorer.sentences],
    ['stories', scorer.stories],
  ];
  const rows: Row[] = [];
  for (const [name, task] of tasks) {
    const figures = await task(library, scorer.readRows(join(evalData, 'data', `${name}.jsonl`)));
    const shown = Object.entries(figures).map(([figure, value]) => `${figure} ${value}`);
    rows.push({ name, figures: { figures: shown.join(', ') } });
  }
  return { title, rows, notes: [] };
}
