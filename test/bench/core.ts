import { answerQuestion } from '../../src/core/answer/answer.ts';
import { composeBrief } from '../../src/core/brief/brief.ts';
import { readArticle } from '../../src/core/reading/article.ts';
import { splitSentences } from '../../src/core/reading/sentences.ts';
import { generateArticle, generateArticles } from './generate.ts';
import { type BenchOptions, latencyOf, percentile, type Row, type Section, timeRuns } from './measure.ts';
import { PEERS } from './peers.ts';

const ARTICLES = 10;
const SENTENCES = 8;

/** The library alone, on generated articles: briefs against other packages, answers, sentences. */
export async function benchCore({ tiny }: BenchOptions): Promise<Section> {
  const runs = tiny ? 1 : 30;
  const warmUp = tiny ? 0 : 10;
  // Every run has articles of its own, as nothing may be remembered from the run before.
  const sets = Array.from({ length: runs + warmUp }, (_, set) => set * ARTICLES);
  const readSets = sets.map((first) => generateArticles(first, first + ARTICLES));
  const rawSets = sets.map((first) => Array.from({ length: ARTICLES }, (_, offset) => generateArticle(first + offset)));

  const rows: Row[] = [];
  const add = async (name: string, run: (set: number) => unknown) => {
    for (let set = runs; set < runs + warmUp; set++) run(set);
    rows.push({ name, figures: latencyOf(await timeRuns(runs, 0, run)) });
  };
  await add('composeBrief, 10 articles as text', (set) =>
    composeBrief(rawSets[set]!.map(({ key, text, ...details }) => readArticle(text, { id: key, ...details }))),
  );
  await add('composeBrief, 10 articles read', (set) => composeBrief(readSets[set]!));
  await add('composeBrief, again on the same', () => composeBrief(readSets[0]!));
  for (const peer of PEERS) await add(`${peer.name}, the same 10`, (set) => peer.summarize(readSets[set]!, SENTENCES));
  const asked = readSets.map(([article]) => article!);
  await add('answerQuestion, one article', (set) => answerQuestion(questionOn(asked[set]!.text), [asked[set]!]));
  await add('answerQuestion, 10 articles', (set) => answerQuestion(questionOn(asked[set]!.text), readSets[set]!));

  const text = rawSets
    .flat()
    .map((article) => article.text)
    .join('\n\n');
  const megabytes = Buffer.byteLength(text) / 1e6;
  const split = await timeRuns(tiny ? 1 : 7, 1, () => splitSentences(text));
  rows.push({ name: 'splitSentences', figures: { 'MB/s': megabytes / (percentile(split, 0.5) / 1000) } });
  return {
    title: 'Core',
    rows,
    notes: ['Milliseconds over 10 generated articles of 300–500 words, new ones every run.'],
  };
}

/** A question about somebody the article names. */
function questionOn(text: string): string {
  const name = /said (\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)/u.exec(text)?.[1] ?? 'the minister';
  return `What did ${name} say about the talks?`;
}
