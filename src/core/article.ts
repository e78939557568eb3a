import { type Sentence, splitSentences } from './sentences.ts';

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
}

/** `text` paragraphs hold what may be told; the other kinds are recognised so that they stay out of points. */
export type ParagraphKind = 'text' | 'title' | 'heading' | 'byline' | 'boilerplate';

/** A slice `[start, end)` of the article's text. */
export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly start: number;
  readonly end: number;
}

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
 * A title that is not given is taken from the first line only where that reads as one.
 */
export function readArticle(text: string, details: ArticleDetails): Article {
  const paragraphs: Paragraph[] = [];
  for (const match of text.matchAll(/\S.*/g)) {
    const end = match.index + match[0].trimEnd().length;
    const kind = /[.!?"”,;:]$/.test(match[0].trimEnd()) ? 'text' : paragraphs.length === 0 ? 'title' : 'heading';
    paragraphs.push({ kind, start: match.index, end });
  }
  const sentences: ArticleSentence[] = [];
  paragraphs.forEach((paragraph, place) => {
    if (paragraph.kind !== 'text') return;
    for (const sentence of splitSentences(text.slice(paragraph.start, paragraph.end))) {
      const start = paragraph.start + sentence.start;
      const end = paragraph.start + sentence.end;
      sentences.push({ ...sentence, start, end, articleId: details.id, index: sentences.length, paragraph: place });
    }
  });
  const title = details.title ?? titleIn(text, paragraphs);
  return { ...details, title, text, paragraphs, sentences };
}

function titleIn(text: string, paragraphs: readonly Paragraph[]): string | undefined {
  const line = paragraphs.find((paragraph) => paragraph.kind === 'title');
  return line && text.slice(line.start, line.end);
}
