import type { Article } from '../reading/article.ts';
import { type Genre, genreOf } from '../reading/genre.ts';
import { foldSpace } from '../words/fold-space.ts';
import { findTerms } from '../words/terms.ts';
import { ageAmong } from './age.ts';

/** An article's title, or a section heading that names the topic. */
export interface Headline {
  readonly text: string;
  readonly articleId: string;
}

/** A heading shorter or longer than this is none that a brief could open with. */
const FEWEST_WORDS = 3;
const MOST_WORDS = 20;
/** What the title of a text that is no report is worth: "Correction" and jokes head nothing. */
const GENRE: Readonly<Record<Genre, number>> = { news: 1, opinion: 0.2, check: 0.2, satire: 0, correction: 0 };
/** "Why the envoys stayed away" promises to tell; a headline tells. */
const EXPLAINS = /^(?:what|why|how|who|where|when)\b|\?$/i;
const EXPLAINER = 0.5;
/** A day older, by so much less a title tells how things stand. */
const AGEING = 1;

/**
 * The title or heading that tells most of what the points tell, per word; with a topic one that names it, if any does.
 * Titles of articles come before headings within them.
 */
export function chooseHeadline(
  articles: readonly Article[],
  stems: ReadonlyMap<string, number>,
  names: (headline: { readonly text: string }, language?: string) => number,
): Headline | undefined {
  const ageOf = ageAmong(articles);
  let best: Headline | undefined;
  let most = 0;
  for (const article of articles) {
    for (const { text, share } of headingsOf(article)) {
      const terms = findTerms(text, article.language).filter(({ stop }) => !stop);
      const told = terms.reduce((sum, { stem }) => sum + (stems.get(stem) ?? 0), 0) / Math.sqrt(terms.length + 1);
      const named = 0.15 + names({ text }, article.language);
      const worth = share * GENRE[genreOf(article)] * (EXPLAINS.test(text) ? EXPLAINER : 1);
      const value = ((0.1 + told) * named * worth) / (1 + AGEING * ageOf(article));
      if (value <= most) continue;
      best = { text, articleId: article.id };
      most = value;
    }
  }
  return best;
}

function headingsOf({ title, text, paragraphs }: Article): readonly { text: string; share: number }[] {
  const headings = paragraphs
    .filter(({ kind }) => kind === 'heading')
    .map(({ start, end }) => ({ text: foldSpace(text.slice(start, end).replace(/^#+\s*/, '')), share: 0.6 }))
    .filter(({ text }) => {
      const words = text.split(' ').length;
      return words >= FEWEST_WORDS && words <= MOST_WORDS && !/[:?]$/.test(text);
    });
  return title ? [{ text: foldSpace(title), share: 1 }, ...headings] : headings;
}
