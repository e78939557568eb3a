import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { readArticle } from '../../../src/core/reading/article.ts';

interface Written {
  readonly articles: readonly {
    readonly id: string;
    readonly title: string;
    readonly source: string;
    readonly publishedAt: string;
    readonly text: string;
  }[];
  readonly asked: readonly {
    readonly question: string;
    /** The question it follows. */
    readonly after?: string;
    /** A pattern of what the answer holds; absent where the articles don't say. */
    readonly told?: string;
    /** A refusal is as good: what is asked is not so. */
    readonly mayRefuse?: boolean;
  }[];
}

type Asked = Written['asked'][number];

const FOLDER = new URL('../../fixtures/questions/', import.meta.url);
const written = readdirSync(FOLDER).map((file): Written => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));

/** Questions that are not answered as they should be, of those chosen. */
function mistaken(chosen: (asked: Asked) => boolean): { readonly all: number; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  let all = 0;
  for (const { articles, asked } of written) {
    const read = articles.map(({ text, publishedAt, ...details }) =>
      readArticle(text, { ...details, publishedAt: new Date(publishedAt) }),
    );
    for (const { question, after, told, mayRefuse } of asked.filter(chosen)) {
      const shown = after === undefined ? [] : answerQuestion(after, read).points;
      const answer = answerQuestion(question, read, after === undefined ? {} : { earlier: [after], shown });
      const text = answer.points.map((point) => point.text).join(' ');
      const right = answer.kind === 'answer' ? told !== undefined && new RegExp(told).test(text) : !told || mayRefuse;
      all += 1;
      if (!right) wrong.push(`${after ? `${after} ` : ''}${question}: ${text || 'refused'}`);
    }
  }
  return { all, wrong };
}

test.each<[string, (asked: Asked) => boolean, number, number]>([
  ['what the articles tell is answered', ({ told, after }) => told !== undefined && after === undefined, 120, 0.9],
  ['what they do not tell is refused', ({ told, after }) => told === undefined && after === undefined, 60, 0.85],
  ['follow-ups are understood', ({ after }) => after !== undefined, 25, 0.8],
])('%s', (_, chosen, atLeast, share) => {
  const { all, wrong } = mistaken(chosen);

  expect(all).toBeGreaterThanOrEqual(atLeast);
  expect(1 - wrong.length / all, wrong.join('\n')).toBeGreaterThanOrEqual(share);
});
