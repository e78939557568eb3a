import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeBrief } from '../../src/core/brief/brief.ts';
import { type Article, readArticle } from '../../src/core/reading/article.ts';
import { type BenchOptions, percentile, type Row, type Section } from './measure.ts';
import { PEERS } from './peers.ts';

const WORDS = 250;
/** Enough sentences for 250 words, even short ones. */
const SENTENCES = 40;

const PUBLIC_SETS = [
  'Set EVAL_DATA to a folder with `metrics.mjs` and `data/multidoc.jsonl`. The data is public:',
  '- briefs: TAC 2011 MultiLing pilot, English (10 topics × 10 Wikinews articles, 3 human summaries each), CC BY 3.0',
  '- ranking of answers: SelQA (emorynlp/selqa), Apache-2.0; refusals: SQuAD 2.0, CC BY-SA 4.0',
  '- sentences: UD English EWT, CC BY-SA 4.0, and the golden rules of pySBD, MIT; stories: ECB+, CC BY 3.0',
].join('\n');

interface Metrics {
  rougeMean(candidate: string, references: readonly string[], n: number, words: number): number;
  mean(values: readonly number[]): number;
}

interface Cluster {
  readonly docs: readonly { readonly id: string; readonly text: string }[];
  readonly refs: readonly string[];
}

/** ROUGE F1 at 250 words of Briefdesk and of other packages over the same clusters, in one run. */
export async function benchQuality({ evalData }: BenchOptions): Promise<Section> {
  const title = 'Quality';
  if (!evalData || !existsSync(join(evalData, 'data/multidoc.jsonl'))) return { title, rows: [], notes: [PUBLIC_SETS] };
  const metrics = (await import(pathToFileURL(resolve(evalData, 'metrics.mjs')).href)) as Metrics;
  const clusters = readFileSync(join(evalData, 'data/multidoc.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Cluster);

  const systems = [
    {
      name: 'Briefdesk',
      summarize: (articles: readonly Article[]) =>
        composeBrief(articles, { maxWords: WORDS }).points.map((point) => point.text),
    },
    ...PEERS.map(({ name, summarize }) => ({
      name,
      summarize: (articles: readonly Article[]) => summarize(articles, SENTENCES),
    })),
  ];
  const rows = systems.map(({ name, summarize }): Row => {
    const scored = [clusters, clusters.map(withoutLeads)].map((set) => score(set, summarize, metrics));
    const [whole, leadless] = scored;
    return {
      name,
      figures: {
        'R-1': whole!.rouge1,
        'R-2': whole!.rouge2,
        'R-1 without leads': leadless!.rouge1,
        'R-2 without leads': leadless!.rouge2,
        'ms a cluster': percentile(
          scored.flatMap((result) => result.times),
          0.5,
        ),
      },
    };
  });
  return {
    title,
    rows,
    notes: [
      'ROUGE F1 × 100 of 250 words against three human summaries, mean over ten clusters of ten articles; leads: the first two paragraphs of every article.',
    ],
  };
}

function score(
  clusters: readonly Cluster[],
  summarize: (articles: readonly Article[]) => readonly string[],
  metrics: Metrics,
) {
  const times: number[] = [];
  const texts = clusters.map(({ docs }) => {
    const started = performance.now();
    const text = summarize(docs.map((doc) => readArticle(doc.text, { id: doc.id }))).join(' ');
    times.push(performance.now() - started);
    return text;
  });
  const rouge = (n: number) =>
    100 * metrics.mean(texts.map((text, index) => metrics.rougeMean(text, clusters[index]!.refs, n, WORDS)));
  return { rouge1: rouge(1), rouge2: rouge(2), times };
}

/** The same articles without their first two paragraphs of text: what is left when leads don't help. */
function withoutLeads({ docs, refs }: Cluster): Cluster {
  const shorten = (text: string): string => {
    const paragraphs = text
      .split(/\n+/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => /[.!?"”]$/.test(paragraph) && paragraph.split(/\s+/).length >= 6);
    return paragraphs.slice(paragraphs.length > 3 ? 2 : 1).join('\n\n');
  };
  return { docs: docs.map((doc) => ({ ...doc, text: shorten(doc.text) })), refs };
}
