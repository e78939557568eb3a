import { findTopics } from '../core/topic.ts';
import type { TopicSummary } from './list-document.ts';
import { topicPhrases } from './phrases.ts';
import { keyOf, type Shelf } from './shelf.ts';

/** Topics are found in so many of the newest articles. */
const READ = 200;
const LISTED = 20;

/** The editor's topics that have articles, and those found in the newest articles; most articles first. */
export async function listTopics(shelf: Shelf, workspace: string): Promise<readonly TopicSummary[]> {
  const edited = await Promise.all(shelf.topics.map((topic) => summariseTopic(shelf, topic, workspace)));
  const known = new Set(shelf.topics.flatMap(({ name, aliases }) => [name, ...aliases].map(keyOf)));
  const { articles } = await shelf.newest(workspace, READ);
  const times = new Map(articles.map(({ id, publishedAt, addedAt }) => [id, publishedAt ?? addedAt]));
  const found = findTopics(articles)
    .filter(({ name }) => !known.has(keyOf(name)))
    .map(({ name, articleIds }): TopicSummary => {
      const newest = latest(articleIds.flatMap((id) => times.get(id) ?? []));
      return { name, articles: articleIds.length, ...(newest && { newest }) };
    });
  return [...edited, ...found]
    .filter((topic) => topic.articles > 0)
    .toSorted((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1))
    .slice(0, LISTED);
}

async function summariseTopic(shelf: Shelf, topic: Shelf['topics'][number], workspace: string): Promise<TopicSummary> {
  const query = { workspace, phrases: topicPhrases(topic) };
  const [articles, [first]] = await Promise.all([
    shelf.library.countArticles(query),
    shelf.library.searchArticles({ ...query, limit: 1 }),
  ]);
  const newest = first && (first.publishedAt ?? first.addedAt);
  return { name: topic.name, articles, ...(newest && { newest }) };
}

const latest = (dates: readonly Date[]): Date | undefined =>
  dates.length > 0 ? new Date(Math.max(...dates.map((date) => date.getTime()))) : undefined;
