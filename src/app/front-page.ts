import { type Coverage, coverageOf } from '../core/brief/coverage.ts';
import type { Article } from '../core/reading/article.ts';
import { voicesOf } from '../core/stories/near-copies.ts';
import { standingOf } from '../core/stories/standing.ts';
import { groupStories } from '../core/stories/stories.ts';
import type { Revisions } from './document.ts';
import type { Asked } from './reply.ts';
import type { Shelf } from './shelf.ts';
import { chooseSpan, findSpan } from './span.ts';
import { beginOf, type Since } from './times.ts';

/** What the front page is made of. */
export interface FrontPage {
  readonly since: Since;
  /** In order. */
  readonly stories: readonly FrontStory[];
  readonly revisions: Revisions;
}

interface FrontStory {
  /** Those read for it; of a long story the newest. */
  readonly articles: readonly Article[];
  /** Of all its articles. */
  readonly coverage: Coverage;
}

/** As many articles of a story as its one point is chosen from. */
const READ_OF_STORY = 12;
/** While more than one article in so many waits for its story, the stories kept are not what there is to tell. */
const WAITING_SHARE = 10;
const COUNTED = 1_000;

/** The stories of the highest standing as the store keeps them; undefined where it keeps none, or not all yet. */
export async function storedFrontPage(
  shelf: Shelf,
  asked: Asked,
  wishes: { readonly since?: Since; readonly stories: number },
): Promise<FrontPage | undefined> {
  const { library } = shelf;
  const { workspace, clock } = asked;
  // The sample edition is read as of another day than it was stored.
  if (!library.stories || clock.sample) return undefined;
  const between = (since: Date | undefined) => ({ workspace, limit: COUNTED, ...(since && { since }) });
  const count = (since: Date | undefined): Promise<number> => library.countArticles(between(since));
  const since = await findSpan(count, wishes.since, clock);
  const begin = beginOf(since, clock);
  const waiting = await library.stories.countWaiting(between(begin));
  if (waiting * WAITING_SHARE > (await count(begin))) return undefined;
  const listed = await library.stories.listStories({ ...between(begin), limit: wishes.stories });
  const readings = await Promise.all(
    listed.map(({ articles }) => shelf.open(articles.slice(0, READ_OF_STORY), workspace)),
  );
  const stories = listed.map(({ articles }, place) => ({
    articles: readings[place]!.articles,
    coverage: coverageOf(articles),
  }));
  return { since, stories, revisions: Object.assign({}, ...readings.map(({ revisions }) => revisions)) };
}

const NEWEST = 150;

/** The newest articles, grouped here and now; undefined where there are none. */
export async function groupedFrontPage(
  shelf: Shelf,
  asked: Asked,
  wishes: { readonly since?: Since; readonly stories: number },
): Promise<FrontPage | undefined> {
  const found = await shelf.newest(asked.workspace, NEWEST);
  if (found.articles.length === 0) return undefined;
  const { since, articles } = chooseSpan(found.articles, wishes.since, asked.clock);
  const byId = new Map(articles.map((article) => [article.id, article]));
  // Of one state of the library so many articles are the same ones: those of a shorter span are among a longer one's.
  const grouped = await shelf.remember(`stories of ${articles.length}`, asked.workspace, async () =>
    groupStories(articles),
  );
  const stories = grouped
    .map(({ articleIds }) => articleIds.flatMap((id) => byId.get(id) ?? []))
    .map((story) => ({ story, standing: standingAmong(story, asked.clock.now), key: story[0]?.id ?? '' }))
    .toSorted((a, b) => b.standing - a.standing || (a.key < b.key ? -1 : 1))
    .slice(0, wishes.stories)
    .map(({ story }) => ({ articles: story, coverage: coverageOf(story) }));
  return { since, stories, revisions: found.revisions };
}

function standingAmong(story: readonly Article[], now: Date): number {
  const { articles, sources, unknownSources } = coverageOf(story);
  const times = story.map(({ publishedAt, addedAt }) => (publishedAt ?? addedAt ?? now).getTime());
  return standingOf({
    articles,
    publishers: sources + (unknownSources > 0 ? 1 : 0),
    voices: voicesOf(story).length,
    newest: new Date(Math.min(Math.max(...times), now.getTime())),
  });
}
