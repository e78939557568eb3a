import { composeBrief } from '../core/brief/brief.ts';
import { coverageOf } from '../core/brief/coverage.ts';
import type { Article } from '../core/reading/article.ts';
import { groupStories, type Story } from '../core/stories/stories.ts';
import { storiesDocument } from './brief-document.ts';
import type { BriefWishes, Length } from './command.ts';
import { NO_CONVERSATION } from './conversation.ts';
import { noteDocument } from './document.ts';
import { revisionsOf } from './follow-up.ts';
import { NO_ARTICLES } from './list-document.ts';
import type { Asked, Reply } from './reply.ts';
import type { Shelf } from './shelf.ts';
import { chooseSpan } from './span.ts';
import { nameSpan } from './times.ts';

const READ = 150;
const HOUR = 3_600_000;
/** After so many hours a story weighs half. */
const HALF_LIFE = 24;
const STORIES: Readonly<Record<Length, number>> = { short: 3, normal: 5, long: 10 };
const POINTS_PER_STORY = 1;

/** The front page: the stories most told, by the most publishers, most lately; one point each. */
export async function respondTopStories(shelf: Shelf, wishes: BriefWishes, asked: Asked): Promise<Reply> {
  const found = await shelf.newest(asked.workspace, READ);
  if (found.articles.length === 0) return { document: noteDocument('Top stories', NO_ARTICLES), outcome: 'nothing' };
  const { since, articles } = chooseSpan(found.articles, wishes.since, asked.clock);
  const span = nameSpan(since, asked.clock);
  if (articles.length === 0)
    return {
      document: noteDocument('Top stories', `There are no articles in this span (${span}).`),
      outcome: 'nothing',
    };

  // Of one state of the library so many articles are the same ones: those of a shorter span are among a longer one's.
  const grouped = await shelf.remember(`stories of ${articles.length}`, asked.workspace, async () =>
    groupStories(articles),
  );
  const stories = rankStories(grouped, articles, asked.clock.now).slice(0, STORIES[wishes.length ?? 'normal']);
  const briefs = stories.map((story) => composeBrief(story, { maxPoints: POINTS_PER_STORY }));
  const document = storiesDocument(briefs, span, { clock: asked.clock, revisions: found.revisions });
  const conversation = {
    ...NO_CONVERSATION,
    articles: revisionsOf(stories.flat(), found.revisions),
    shown: briefs.flatMap((brief) => brief.points),
  };
  return { document, outcome: 'done', conversation };
}

function rankStories(
  grouped: readonly Story[],
  articles: readonly Article[],
  now: Date,
): readonly (readonly Article[])[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return grouped
    .map(({ articleIds }) => articleIds.flatMap((id) => byId.get(id) ?? []))
    .map((story) => ({ story, weight: weightOf(story, now), key: story[0]?.id ?? '' }))
    .toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .map(({ story }) => story);
}

/** Unknown publishers count as one: they may be the same. */
function weightOf(story: readonly Article[], now: Date): number {
  const { sources, unknownSources } = coverageOf(story);
  const voices = sources + (unknownSources > 0 ? 1 : 0);
  const times = story.flatMap(({ publishedAt, addedAt }) => publishedAt ?? addedAt ?? []);
  const newest = Math.max(...times.map((time) => time.getTime()));
  const age = Number.isFinite(newest) ? Math.max(0, now.getTime() - newest) / HOUR : HALF_LIFE;
  return (voices + Math.log2(story.length + 1)) * 0.5 ** (age / HALF_LIFE);
}
