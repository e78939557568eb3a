import type { Article } from '../reading/article.ts';
import { inStableOrder } from '../reading/stable-order.ts';
import { joinLinked } from './agglomerate.ts';
import { voicesOf } from './near-copies.ts';
import { neighboursOf } from './neighbours.ts';
import type { Group } from './story-links.ts';
import { countTerms, weighTerms } from './story-vectors.ts';

/** Articles about one event, oldest known first. */
export interface Story {
  readonly articleIds: readonly string[];
}

/** Least link of two groups that tell of one event. */
export const SAME_EVENT = 0.1;

/**
 * Groups articles by event, the most told first. Every article is in one story, an id that is there twice
 * but once; the input's order does not matter.
 *
 * Average-link clustering of TF-IDF vectors over pairs that share telling words; copies of one text count as one
 * article. Time grows a little faster than the number of articles.
 */
export function groupStories(articles: readonly Article[]): readonly Story[] {
  const voices = voicesOf(inStableOrder(articles));
  const vectors = weighTerms(voices.map((voice) => countTerms(voice[0]!)));
  const groups = vectors.map((sum, place): Group => ({ size: 1, sum, within: 0, days: daysOf(voices[place]!) }));
  return joinLinked(groups, neighboursOf(vectors), SAME_EVENT)
    .map((places) => places.flatMap((place) => voices[place]!).sort(byTime))
    .sort((a, b) => b.length - a.length || byTime(a[0]!, b[0]!))
    .map((story) => ({ articleIds: story.map(({ id }) => id) }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const MS_A_DAY = 24 * 60 * 60 * 1000;

function daysOf(voice: readonly Article[]): Group['days'] {
  const days = voice.flatMap(({ publishedAt }) => (publishedAt ? [publishedAt.getTime() / MS_A_DAY] : []));
  return days.length > 0 ? [Math.min(...days), Math.max(...days)] : undefined;
}

/** Oldest first; what has no date goes last. */
function byTime(a: Article, b: Article): number {
  const [first, second] = [a, b].map(({ publishedAt }) => publishedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return first === second ? compare(a.id, b.id) : first! - second!;
}
