import type { Brief, SourceReference } from '../core/brief/brief.ts';
import { citedSources, coverageOf } from '../core/brief/coverage.ts';
import type { Difference } from '../core/differences/differences.ts';
import type { Quote } from '../core/quotes/quotes.ts';
import type { Article } from '../core/reading/article.ts';
import { foldSpace } from '../core/words/fold-space.ts';
import { coverageLine, type Numbering, numberSources } from './citing.ts';
import type { Block, Document, Said, Telling } from './document.ts';

/** One brief, in the order a reader needs it; `note` is what to know before. */
export function briefDocument(brief: Brief, title: string, span: string, telling: Telling, note?: string): Document {
  const { clock, revisions } = telling;
  const numbering = numberSources(brief.sources, clock);
  const { headline } = brief;
  const blocks: readonly Block[] = [
    ...(note === undefined ? [] : [{ kind: 'note', text: note } as const]),
    ...(headline
      ? [{ kind: 'headline', text: foldSpace(headline.text), sources: numbering.of([headline.articleId]) } as const]
      : []),
    ...brief.points.map((point) => ({ kind: 'point', ...numbering.cite(point) }) as const),
    ...(brief.next ? [{ kind: 'next', ...numbering.cite(brief.next) } as const] : []),
    ...brief.differences.map((difference) => differenceBlock(difference, numbering)),
    ...brief.quotes.map((quote) => ({ kind: 'quote', ...saidIn(quote, numbering) }) as const),
    ...numbering.blocks(),
    { kind: 'coverage', text: coverageLine(brief.coverage, clock) },
  ];
  return { title, span, blocks, origin: { kind: 'brief', brief, revisions } };
}

const LISTED = 5;

/** In place of a brief that would have no point: why it has none, and the articles there are instead. */
export function pointlessDocument(
  brief: Brief,
  articles: readonly Article[],
  shown: { readonly title: string; readonly span: string; readonly why: string },
  { clock, revisions }: Telling,
): Document {
  const { title, span, why } = shown;
  const listed = articles.slice(0, LISTED).map(({ id }) => ({ articleId: id }));
  const blocks: readonly Block[] = [
    { kind: 'note', text: why },
    ...numberSources(citedSources(listed, articles), clock).blocks(),
    { kind: 'coverage', text: coverageLine(coverageOf(articles), clock) },
  ];
  return { title, span, blocks, origin: { kind: 'brief', brief, revisions } };
}

/** The top stories: each its title, its coverage and what matters most in it. */
export function storiesDocument(briefs: readonly Brief[], span: string, telling: Telling): Document {
  const { clock, revisions } = telling;
  const numbering = numberSources(briefs.flatMap(shownSources), clock);
  const stories = briefs.flatMap((brief): readonly Block[] => [
    {
      kind: 'heading',
      text: foldSpace(brief.headline?.text ?? brief.sources[0]?.label ?? ''),
      sources: brief.headline ? numbering.of([brief.headline.articleId]) : [],
      detail: coverageLine(brief.coverage, clock),
    },
    ...brief.points.map((point) => ({ kind: 'point', ...numbering.cite(point) }) as const),
  ]);
  const blocks = [...stories, ...numbering.blocks()];
  return { title: 'Top stories', span, blocks, origin: { kind: 'stories', briefs, revisions } };
}

/** Of a story only its title and points are shown: sources of anything else would be numbers nobody refers to. */
function shownSources({ headline, points, sources }: Brief): readonly SourceReference[] {
  const cited = new Set(points.flatMap(({ citations }) => citations.map(({ articleId }) => articleId)));
  return sources.filter(({ articleId }) => articleId === headline?.articleId || cited.has(articleId));
}

export function differenceBlock({ sides }: Pick<Difference, 'sides'>, numbering: Numbering, label?: string): Block {
  return {
    kind: 'difference',
    ...(label !== undefined && { label }),
    sides: sides.map(({ text, citation, speaker }) => ({
      text: foldSpace(text),
      sources: numbering.of([citation.articleId]),
      ...(speaker && { speaker: { name: foldSpace(speaker), inferred: false } }),
    })),
  };
}

function saidIn({ text, articleId, speaker }: Quote, numbering: Numbering): Said {
  return {
    text: foldSpace(text),
    sources: numbering.of([articleId]),
    ...(speaker && { speaker: { name: foldSpace(speaker.name), inferred: speaker.inferred === true } }),
  };
}
