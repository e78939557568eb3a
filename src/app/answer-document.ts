import { type Answer, type Answered, allPoints, type Unanswered } from '../core/answer/answer.ts';
import type { Coverage } from '../core/brief/brief.ts';
import type { Point } from '../core/point.ts';
import { foldSpace } from '../core/words/fold-space.ts';
import { coverageLine, type Numbering, numberSources } from './citing.ts';
import { LONGEST_QUESTION } from './conversation.ts';
import type { Block, Document, Telling } from './document.ts';
import { NO_ARTICLES } from './list-document.ts';
import { shorten } from './split-text.ts';
import { type Clock, showDays } from './times.ts';
import { either, plural, pluralCounted, shortened } from './wording.ts';

/** A name of the question that the articles asked do not mention, and how many others do. */
export interface Absence {
  readonly name: string;
  readonly elsewhere: number;
}

export interface AnswerRemarks {
  /** Where the answer was found, where that is not what the person would expect. */
  readonly found?: string;
  readonly absences: readonly Absence[];
  /** Ids of cited articles that have another text by now. */
  readonly changed: readonly string[];
  /** There is no article at all. */
  readonly empty: boolean;
}

/** An answer with its citations, or a refusal with what comes nearest. */
export function answerDocument(answer: Answer, remarks: AnswerRemarks, { clock, revisions }: Telling): Document {
  const numbering = numberSources(answer.sources, clock);
  const told: readonly Block[] =
    answer.kind === 'answer'
      ? [
          ...noteBlocks([remarks.found, answer.differ ? 'The articles differ:' : undefined, inferredSpeaker(answer)]),
          ...pointBlocks(answer, numbering),
        ]
      : [
          ...noteBlocks([remarks.empty ? NO_ARTICLES : refusal(answer, remarks.absences, clock)]),
          ...answer.nearest.map(({ label, point }) => ({ kind: 'nearest', label, ...numbering.cite(point) }) as const),
        ];
  const coverage: readonly Block[] =
    answer.kind === 'answer' ? [{ kind: 'coverage', text: coverageLine(answer.coverage, clock) }] : [];
  return {
    title: shorten(answer.question, LONGEST_QUESTION),
    blocks: [...told, ...noteBlocks([changedSince(numbering.of(remarks.changed))]), ...numbering.blocks(), ...coverage],
    origin: { kind: 'answer', answer, revisions },
  };
}

/** Where articles on several events answer, each answer under the title of its article. */
function pointBlocks(answer: Answered, numbering: Numbering): readonly Block[] {
  const pointBlock = (point: Point) => ({ kind: 'point', ...numbering.cite(point) }) as const;
  if (!answer.ofOtherEvents) return answer.points.map(pointBlock);
  const labels = new Map(answer.sources.map(({ articleId, label }) => [articleId, label]));
  return allPoints(answer).flatMap((point) => [
    { kind: 'note', text: `In “${shortened(labels.get(point.citations[0].articleId) ?? '')}”:` } as const,
    pointBlock(point),
  ]);
}

/** The quotation itself names nobody: who said it is read from the text before, and the reader is told so. */
const inferredSpeaker = ({ speaker }: Answered): string | undefined =>
  speaker?.inferred ? `By the text before it, ${foldSpace(speaker.name)}:` : undefined;

function changedSince(numbers: readonly number[]): string | undefined {
  if (numbers.length === 0) return undefined;
  const marks = numbers.map((number) => `[${number}]`).join(' ');
  return numbers.length === 1
    ? `The publisher has changed ${marks} since; this is from the text as it was.`
    : `The publishers have changed ${marks} since; this is from the texts as they were.`;
}

const noteBlocks = (notes: readonly (string | undefined)[]): readonly Block[] =>
  notes.flatMap((text) => (text ? [{ kind: 'note', text } as const] : []));

function refusal({ coverage }: Unanswered, absences: readonly Absence[], clock: Clock): string {
  const nowhere = absences.filter(({ elsewhere }) => elsewhere === 0).map(({ name }) => name);
  // Without articles that were asked there are no others.
  const elsewhere = coverage.articles === 0 ? [] : absences.filter((absence) => absence.elsewhere > 0);
  const sentences = [
    nowhere.length > 0 && `No article mentions ${either(nowhere.map(shortened))}.`,
    ...elsewhere.map(
      ({ name, elsewhere: others }) =>
        `${theArticles(coverage)} ${coverage.articles === 1 ? 'does' : 'do'} not mention ${name}; ${others === 1 ? '1 other does' : `${pluralCounted(others, 'other')} do`}.`,
    ),
  ].filter((sentence) => sentence !== false);
  if (sentences.length > 0) return sentences.join(' ');
  return coverage.articles === 0 ? 'There are no articles on this.' : doNotSay(coverage, clock);
}

/** "The 2 articles (9–11 May) don't say." */
function doNotSay(coverage: Coverage, clock: Clock): string {
  const { articles, newest, oldest } = coverage;
  const days = newest && oldest ? ` (${showDays(oldest, newest, clock)})` : '';
  return `${theArticles(coverage)}${days} ${articles === 1 ? "doesn't" : "don't"} say.`;
}

const theArticles = ({ articles }: Coverage): string =>
  articles === 1 ? 'The article' : `The ${plural(articles, 'article')}`;
