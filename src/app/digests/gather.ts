import { setImmediate as others } from 'node:timers/promises';
import {
  type News,
  newsOf,
  surveyTopics,
  type TopicArticles,
  type TopicNews,
  topicNews,
} from '../../core/digest/news.ts';
import type { Article } from '../../core/reading/article.ts';
import type { Topic } from '../../core/topics/topic.ts';
import type { ArticleRevision } from '../conversation.ts';
import type { EarlierTexts, Revisions } from '../document.ts';
import type { Shelf } from '../shelf.ts';
import type { Watches } from '../watching.ts';
import { readSourceHealth, type SourceHealth } from './source-health.ts';

/** What a digest is made of. */
export interface DigestWindow {
  /** Decides which articles are read. */
  readonly workspace: string;
  /** As people named them. */
  readonly topics: readonly string[];
  /** What was stored since is new. */
  readonly since: Date;
  /** Texts stored before have been told, where that is later than what counts as new; without it, those before `since`. */
  readonly toldBefore?: Date;
  /** When it is read. */
  readonly now: Date;
}

/** What is new on a set of topics for everybody who may read the same: made once, told in any number of channels. */
export interface Gathered {
  readonly news: News;
  /** Of every article that may be cited. */
  readonly revisions: Revisions;
  /** Earlier texts of articles that may be cited, by the id they go by in the news. */
  readonly earlierTexts: EarlierTexts;
  /** When texts were stored within the window that a later revision replaced within it. */
  readonly replacedAt: readonly Date[];
  readonly sources: SourceHealth;
  /** All that was stored before has been looked at. */
  readonly lookedAt: Date;
}

/** Of a topic, so many new articles and so many that were there before. */
const FRESH = 30;
const EARLIER = 20;

export async function gatherDigest(
  shelf: Shelf,
  watches: Watches | undefined,
  { workspace, topics, since, toldBefore = since, now }: DigestWindow,
): Promise<Gathered> {
  const read: TopicRead[] = [];
  for (const topic of distinctTopics(topics.map(shelf.topicNamed)))
    read.push(await readTopic(shelf, topic, workspace, { since, toldBefore }));
  return {
    news: await newsOn(read.map(({ articles }) => articles)),
    revisions: Object.assign({}, ...read.map(({ revisions }) => revisions)),
    earlierTexts: Object.assign({}, ...read.map(({ earlierTexts }) => earlierTexts)),
    replacedAt: read.flatMap(({ replacedAt }) => replacedAt),
    sources: await readSourceHealth(shelf.library, watches, workspace, now),
    lookedAt: now,
  };
}

/** Finding the news of one topic takes some hundred milliseconds: then whoever else waits gets a turn. */
async function newsOn(topics: readonly TopicArticles[]): Promise<News> {
  const survey = surveyTopics(topics);
  const found: TopicNews[] = [];
  for (const place of topics.keys()) {
    await others();
    found.push(topicNews(survey, place));
  }
  return newsOf(survey, found);
}

/** Two names of one topic are one. */
const distinctTopics = (topics: readonly Topic[]): readonly Topic[] => [
  ...new Map(topics.map((topic) => [topic.name.toLowerCase(), topic])).values(),
];

interface TopicRead {
  readonly articles: TopicArticles;
  readonly revisions: Revisions;
  readonly earlierTexts: EarlierTexts;
  readonly replacedAt: readonly Date[];
}

async function readTopic(
  shelf: Shelf,
  topic: Topic,
  workspace: string,
  { since, toldBefore }: Required<Pick<DigestWindow, 'since' | 'toldBefore'>>,
): Promise<TopicRead> {
  const stored = await shelf.storedOnTopic(topic, workspace, since, FRESH);
  const newest = await shelf.onTopic(topic, workspace, stored.articles.length + EARLIER);
  const fresh = withoutBackfill(stored.articles);
  const freshIds = new Set(fresh.map(({ id }) => id));
  const earlier = [...stored.articles, ...newest.articles].filter(({ id }) => !freshIds.has(id));
  const revisions = { ...newest.revisions, ...stored.revisions };
  const replaced = await Promise.all(
    fresh.map((article) =>
      textsBefore(shelf, { id: article.id, revision: revisions[article.id] ?? 1 }, workspace, toldBefore),
    ),
  );
  const pairs = fresh.flatMap((after, place) => {
    const before = replaced[place]?.before;
    return before ? [{ after, before: { ...before, article: underOwnId(before) } }] : [];
  });
  return {
    articles: {
      topic,
      fresh,
      earlier: [...new Map(earlier.map((article) => [article.id, article])).values()],
      revisions: pairs.map(({ after, before }) => ({ after, before: before.article })),
    },
    revisions,
    earlierTexts: Object.fromEntries(
      pairs.map(({ before }) => [before.article.id, { id: before.id, revision: before.revision }]),
    ),
    replacedAt: replaced.flatMap(({ within }) => within),
  };
}

const DAY = 86_400_000;
/** What came in together with news and is so much older is an archive, not news. */
const ARCHIVE_DAYS = 14;

/** A feed that is added brings along what it published for months. */
function withoutBackfill(articles: readonly Article[]): readonly Article[] {
  const newest = Math.max(...articles.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []));
  return articles.filter(({ publishedAt }) => !publishedAt || publishedAt.getTime() > newest - ARCHIVE_DAYS * DAY);
}

interface EarlierText extends ArticleRevision {
  readonly article: Article;
}

/** An article revised many times in one window is rare; the text before the window is then further back. */
const REVISIONS_BACK = 10;

interface Replaced {
  /** The last text before the window, as far as the workspace may read it. */
  readonly before?: EarlierText;
  /** When others were stored within it. */
  readonly within: readonly Date[];
}

/** The texts that an article had before its newest one. */
async function textsBefore(
  shelf: Shelf,
  { id, revision }: ArticleRevision,
  workspace: string,
  toldBefore: Date,
): Promise<Replaced> {
  const within: Date[] = [];
  for (let back = revision - 1; back > Math.max(0, revision - 1 - REVISIONS_BACK); back -= 1) {
    const { articles } = await shelf.open([{ id, revision: back }], workspace);
    const article = articles[0];
    if (!article?.fetchedAt) continue;
    if (article.fetchedAt < toldBefore) return { before: { id, revision: back, article }, within };
    within.push(article.fetchedAt);
  }
  return { within };
}

/** Both texts are cited: each needs an id. */
function underOwnId({ article, id, revision }: EarlierText): Article {
  const own = `${id} as of revision ${revision}`;
  return { ...article, id: own, sentences: article.sentences.map((sentence) => ({ ...sentence, articleId: own })) };
}
