import { foldSpace } from '../words/fold-space.ts';
import { readFrontMatter } from './front-matter.ts';
import { detectLanguage } from './language.ts';
import { classifyBlocks, type Paragraph, type ParagraphKind } from './paragraph-kinds.ts';
import { type Block, findBlocks } from './paragraphs.ts';
import { type Sentence, splitSentences } from './sentences.ts';

export type { Paragraph, ParagraphKind };

/** What is known about an article besides its text. Whatever is unknown is absent: nothing is invented. */
export interface ArticleDetails {
  readonly id: string;
  readonly title?: string;
  readonly url?: string;
  /** The publisher's name. */
  readonly source?: string;
  readonly author?: string;
  /** BCP 47, e.g. `en` or `uk`. */
  readonly language?: string;
  readonly publishedAt?: Date;
  /** When Briefdesk first saw it. */
  readonly addedAt?: Date;
  /** When it was fetched as it is here: later than `addedAt` where the publisher changed it since. */
  readonly fetchedAt?: Date;
}

/**
 * What a caller knows. The date may be ISO 8601 text, as it comes in JSON: a day (its midnight in UTC) or a time with its
 * zone. What is neither counts as unknown.
 */
export type GivenDetails = Omit<ArticleDetails, 'publishedAt'> & { readonly publishedAt?: Date | string };

/** A sentence of a `text` paragraph. */
export interface ArticleSentence extends Sentence {
  readonly articleId: string;
  /** Place among the article's sentences, from 0. */
  readonly index: number;
  /** Place of its paragraph in `Article.paragraphs`. */
  readonly paragraph: number;
}

export interface Article extends ArticleDetails {
  /** The text as given, to the letter: every offset counts in it. */
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly ArticleSentence[];
}

/**
 * Reads plain text (light Markdown headings and list marks allowed) into an article. The text is kept to the letter.
 * A title that is not given is taken from the first line only where that reads as one; a language that is not given
 * is told from the words only where they leave no doubt. Front matter at its beginning is no part of the paragraphs, and
 * tells what is not given.
 */
export function readArticle(text: string, given: GivenDetails): Article {
  const front = readFrontMatter(text);
  const { publishedAt: date, ...details } = front ? { ...front.details, ...withoutUnknown(given) } : given;
  const publishedAt = knownDate(date);
  const blocks = findBlocks(text, front?.end);
  const paragraphs = classifyBlocks(text, blocks, details.title);
  const sentences: ArticleSentence[] = [];
  paragraphs.forEach(({ kind, start, end }, paragraph) => {
    if (kind !== 'text') return;
    for (const sentence of sentencesBetween(text, start, end, blocks[paragraph]!)) {
      sentences.push({ ...sentence, articleId: details.id, index: sentences.length, paragraph });
    }
  });
  const title = details.title ?? titleIn(text, paragraphs);
  const language = details.language ?? detectLanguage(sentences.length > 0 ? sentences : [{ text }]);
  return {
    ...details,
    ...(publishedAt && { publishedAt }),
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
    text,
    paragraphs,
    sentences,
  };
}

const withoutUnknown = (given: GivenDetails): GivenDetails => ({
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  id: given.id,
});

/** The sentences of a paragraph. The line that says who spoke belongs to the last sentence of the quotation above it. */
function sentencesBetween(text: string, start: number, end: number, { attributionAt }: Block): readonly Sentence[] {
  const split = (from: number, to: number): readonly Sentence[] =>
    splitSentences(text.slice(from, to)).map((sentence) => ({
      text: sentence.text,
      start: from + sentence.start,
      end: from + sentence.end,
    }));
  if (attributionAt === undefined) return split(start, end);
  const quoted = split(start, attributionAt);
  const [attribution, ...rest] = split(attributionAt, end);
  const last = quoted.at(-1);
  if (!last || !attribution) return [...quoted, ...rest];
  const whole = { text: text.slice(last.start, attribution.end), start: last.start, end: attribution.end };
  return [...quoted.slice(0, -1), whole, ...rest];
}

/** The last sentence that begins at an offset or before it. */
export function sentenceAt({ sentences }: Article, offset: number): ArticleSentence | undefined {
  let [from, to] = [0, sentences.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sentences[middle]!.start <= offset) from = middle + 1;
    else to = middle;
  }
  return sentences[from - 1];
}

/** `Date` alone would make a date of "section 5" and read a time without a zone differently on every machine. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

function knownDate(given: Date | string | undefined): Date | undefined {
  if (given === undefined || (typeof given === 'string' && !ISO_DATE.test(given))) return undefined;
  const date = new Date(given);
  return Number.isNaN(date.getTime()) || (typeof given === 'string' && !isOfCalendar(given)) ? undefined : date;
}

/** `Date` makes the third of March of the 31st of February. */
function isOfCalendar(written: string): boolean {
  const day = written.slice(0, 10);
  return new Date(day).toISOString().startsWith(day);
}

function titleIn(text: string, paragraphs: readonly Paragraph[]): string | undefined {
  const line = paragraphs.find((paragraph) => paragraph.kind === 'title');
  return line && foldSpace(text.slice(line.start, line.end));
}
