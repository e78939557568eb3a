import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { weighEvidence } from '../../src/core/answer/evidence.ts';
import { matchPassage, searchFor } from '../../src/core/answer/matching.ts';
import { collectWords, readPassage } from '../../src/core/answer/passages.ts';
import { readQuestion } from '../../src/core/answer/question.ts';
import { type Candidate, searchArticles, type Weights } from '../../src/core/answer/search-articles.ts';
import { weighSurroundings } from '../../src/core/answer/surroundings.ts';
import { weighTrust } from '../../src/core/answer/trust.ts';
import { type Article, readArticle } from '../../src/core/reading/article.ts';
import type { Example, RankingCase } from './training.ts';

/** `fold` keeps an article's questions together, so that no model is measured on an article it was trained on. */
export interface FoldedCase extends RankingCase {
  readonly fold: number;
  readonly names: readonly string[];
}

export interface FoldedExample extends Example {
  readonly fold: number;
  readonly names: readonly string[];
  /** Asked of its own article and answered there, only seeming to be, or asked of another article. */
  readonly origin: 'answerable' | 'look-alike' | 'foreign';
  /** Whether the likeliest sentence holds an accepted answer. */
  readonly right: boolean;
}

interface Selection {
  readonly question: string;
  readonly sentences: readonly string[];
  readonly answers: readonly number[];
}

interface Asked {
  readonly question: string;
  readonly answers: readonly string[];
  readonly unanswerable: boolean;
}

interface Passages {
  readonly id: string;
  readonly passages: readonly { readonly text: string; readonly questions: readonly Asked[] }[];
}

export const FOLDS = 8;

const readRows = <Row>(folder: string, name: string): readonly Row[] =>
  readFileSync(join(folder, 'data', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

const squash = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
const holds = (text: string, answers: readonly string[]): boolean =>
  answers.some((answer) => squash(text).includes(squash(answer)));

/** Questions with the sentences of a section (SelQA), and which of them answer. */
export function selectionCases(folder: string): readonly FoldedCase[] {
  const rows = readRows<Selection>(folder, 'answer-sentences');
  return rows.flatMap(({ question, sentences, answers }, row) => {
    if (answers.length === 0 || answers.length === sentences.length) return [];
    const passages = sentences.map((text) => readPassage({ text }));
    const search = searchFor(readQuestion(question), [collectWords(passages)], passages);
    const matches = passages.map((passage) => matchPassage(search, passage));
    const around = weighSurroundings(search, undefined, matches);
    const values = passages.map((passage, at) => ({ ...weighEvidence(search, passage, matches[at]!), ...around[at]! }));
    return { ...vectors(values), answers: sentences.map((_, at) => answers.includes(at)), fold: row % FOLDS };
  });
}

function vectors(values: readonly object[]): Pick<FoldedCase, 'candidates' | 'names'> {
  return {
    candidates: values.map((one) => Float64Array.from(Object.values(one) as number[])),
    names: Object.keys(values[0] ?? {}),
  };
}

export interface AskedArticle {
  readonly article: Article;
  readonly asked: readonly { readonly asked: Asked; readonly from: number; readonly to: number }[];
}

/** Articles with the questions asked of them (SQuAD 2.0) and the span of the passage each was asked of. */
export function askedArticles(folder: string): readonly AskedArticle[] {
  return readRows<Passages>(folder, 'follow-ups').map(({ id, passages }) => {
    const text = passages.map((passage) => passage.text).join('\n\n');
    let from = 0;
    const asked = passages.flatMap((passage) => {
      const span = { from, to: from + passage.text.length };
      from = span.to + 2;
      return passage.questions.map((question) => ({ asked: question, ...span }));
    });
    return { article: readArticle(text, { id, title: id.replaceAll('_', ' ') }), asked };
  });
}

/** So many of an article's sentences are told apart for a question. */
const TOLD_APART = 25;

export function articleCases(articles: readonly AskedArticle[]): readonly FoldedCase[] {
  return articles.flatMap(({ article, asked }, fold) =>
    asked.flatMap(({ asked: { question, answers, unanswerable }, from, to }) => {
      const isAnswer = ({ sentence: { start, end, text } }: Candidate) =>
        start >= from && end <= to && holds(text, answers);
      const { candidates } = searchArticles(readQuestion(question), [article]);
      const kept = candidates.filter((candidate, rank) => rank < TOLD_APART || isAnswer(candidate));
      if (unanswerable || !kept.some(isAnswer)) return [];
      const values = kept.map(({ evidence, surroundings }) => ({ ...evidence, ...surroundings }));
      return { ...vectors(values), answers: kept.map(isAnswer), fold };
    }),
  );
}

/** Every so many questions of another article is put to an article that cannot answer it. */
const FOREIGN_EVERY = 6;

export function trustExamples(
  articles: readonly AskedArticle[],
  weightsOf: (fold: number) => Weights,
): readonly FoldedExample[] {
  return articles.flatMap(({ article, asked }, fold) => {
    const foreign = articles.flatMap((other) =>
      other.article === article
        ? []
        : other.asked.filter(
            ({ asked: { unanswerable } }, at) => !unanswerable && at % FOREIGN_EVERY === fold % FOREIGN_EVERY,
          ),
    );
    const example = ({ question, answers }: Asked, origin: FoldedExample['origin']): FoldedExample => {
      const found = searchArticles(readQuestion(question), [article], weightsOf(fold));
      const trust = weighTrust(found);
      const right = origin === 'answerable' && holds(found.candidates[0]?.sentence.text ?? '', answers);
      return {
        values: Float64Array.from(Object.values(trust)),
        names: Object.keys(trust),
        fold,
        origin,
        right,
        positive: right,
      };
    };
    return [
      ...asked.map((one) => example(one.asked, one.asked.unanswerable ? 'look-alike' : 'answerable')),
      ...foreign.map((one) => example(one.asked, 'foreign')),
    ];
  });
}
