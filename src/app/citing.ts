import type { Coverage, SourceReference } from '../core/brief/brief.ts';
import type { Point } from '../core/point.ts';
import { foldSpace } from '../core/words/fold-space.ts';
import type { Block, Cited, NumberedSource } from './document.ts';
import { type Clock, showAge, showMoment, showNewest } from './times.ts';
import { plural } from './wording.ts';

/** Gives the sources of one document their numbers, in the order they are first referred to. */
export interface Numbering {
  /** The numbers of the articles cited, ascending, each once. */
  readonly of: (articleIds: readonly string[]) => readonly number[];
  readonly cite: (point: Point) => Cited;
  /** The block that lists them all; none where nothing is cited. */
  readonly blocks: () => readonly Block[];
}

export function numberSources(references: readonly SourceReference[], clock: Clock): Numbering {
  const byId = new Map<string, SourceReference>();
  for (const reference of references) if (!byId.has(reference.articleId)) byId.set(reference.articleId, reference);
  const numbers = new Map([...byId.keys()].map((id, place) => [id, place + 1]));
  const of = (articleIds: readonly string[]): readonly number[] =>
    [...new Set(articleIds.flatMap((id) => numbers.get(id) ?? []))].toSorted((a, b) => a - b);
  return {
    of,
    cite: ({ text, citations }) => ({ text, sources: of(citations.map(({ articleId }) => articleId)) }),
    blocks: () => {
      const sources = [...byId.values()].map((reference, place) => numberedSource(reference, place + 1, clock));
      return sources.length > 0 ? [{ kind: 'sources', sources }] : [];
    },
  };
}

function numberedSource(reference: SourceReference, number: number, clock: Clock): NumberedSource {
  const { articleId, titled, source, url, publishedAt, addedAt } = reference;
  const label = titled ? reference.label : `“${reference.label}” (no title)`;
  const added = addedAt ? `, added ${showAge(addedAt, clock)}` : '';
  const time = publishedAt ? showAge(publishedAt, clock) : `date unknown${added}`;
  return { number, articleId, label, ...(source && { publisher: foldSpace(source) }), ...(url && { url }), time };
}

/** How much was read and how old it is: "2 articles, 2 sources, newest 3 h old". */
export function coverageLine(coverage: Coverage, clock: Clock): string {
  const { articles, sources, unknownSources, newest, undated, undatedAdded } = coverage;
  const added = undatedAdded && `added ${showMoment(undatedAdded, clock)}`;
  if (unknownSources === articles && undated === articles)
    return joined([plural(articles, 'article'), unknownBoth(articles), added]);
  const publishers = unknownSources === articles ? unknownPublishers(articles) : plural(sources, 'source');
  const ages = newest ? showNewest(newest, clock) : undated === 1 ? 'date unknown' : 'dates unknown';
  const counted = [plural(articles, 'article'), publishers, ages].join(', ');
  return joined([
    counted,
    unknownSources > 0 && unknownSources < articles && `publisher of ${unknownSources} unknown`,
    newest && undated > 0 && `date of ${undated} unknown`,
    added,
  ]);
}

const unknownBoth = (articles: number): string =>
  articles === 1 ? 'publisher and date unknown' : 'publishers and dates unknown';
const unknownPublishers = (articles: number): string => (articles === 1 ? 'publisher unknown' : 'publishers unknown');
const joined = (parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join('; ');
