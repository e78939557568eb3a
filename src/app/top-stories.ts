import { type Brief, composeBrief } from '../core/brief/brief.ts';
import { citedSources, labelOf } from '../core/brief/coverage.ts';
import type { Article } from '../core/reading/article.ts';
import { storiesDocument } from './brief-document.ts';
import type { BriefWishes, Length } from './command.ts';
import { NO_CONVERSATION } from './conversation.ts';
import { noteDocument } from './document.ts';
import { revisionsOf } from './follow-up.ts';
import { groupedFrontPage, storedFrontPage } from './front-page.ts';
import { NO_ARTICLES } from './list-document.ts';
import type { Asked, Reply } from './reply.ts';
import type { Shelf } from './shelf.ts';
import { nameSpan } from './times.ts';
import { hasArticles } from './unknown-topic.ts';

const STORIES: Readonly<Record<Length, number>> = { short: 3, normal: 5, long: 10 };
const POINTS_PER_STORY = 1;

/** The front page: the stories most told, by the most publishers, most lately; one point each. */
export async function respondTopStories(shelf: Shelf, wishes: BriefWishes, asked: Asked): Promise<Reply> {
  const wanted = { ...(wishes.since && { since: wishes.since }), stories: STORIES[wishes.length ?? 'normal'] };
  const page = (await storedFrontPage(shelf, asked, wanted)) ?? (await groupedFrontPage(shelf, asked, wanted));
  if (!page || !(await hasArticles(shelf, asked.workspace))) return noStories(NO_ARTICLES);
  const span = nameSpan(page.since, asked.clock);
  if (page.stories.length === 0) return noStories(`There are no articles in this span (${span}).`);

  const briefs = page.stories.map(({ articles, coverage }) => ({
    ...tellStory(articles),
    coverage,
  }));
  const document = storiesDocument(briefs, span, { clock: asked.clock, revisions: page.revisions });
  const conversation = {
    ...NO_CONVERSATION,
    articles: revisionsOf(
      page.stories.flatMap(({ articles }) => articles),
      page.revisions,
    ),
    shown: briefs.flatMap((brief) => brief.points),
  };
  return { document, outcome: 'done', conversation };
}

/** Where no sentence can stand as a point, a title tells what there is. */
function tellStory(articles: readonly Article[]): Brief {
  const brief = composeBrief(articles, { maxPoints: POINTS_PER_STORY });
  const named = articles.find(({ title }) => title) ?? articles[0];
  if (brief.points.length > 0 || !named) return brief;
  const headline = { text: labelOf(named), articleId: named.id };
  return { ...brief, headline, sources: citedSources([headline], articles) };
}

const noStories = (why: string): Reply => ({
  document: { ...noteDocument('Top stories', why), origin: { kind: 'stories', briefs: [], revisions: {} } },
  outcome: 'nothing',
});
