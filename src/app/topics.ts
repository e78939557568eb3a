import { mentionsOf } from '../core/mentions/mentions.ts';
import type { Article } from '../core/reading/article.ts';
import { findTopics } from '../core/topics/found-topics.ts';
import { type Topic, topicOf, topicPhrases } from '../core/topics/topic.ts';
import type { TopicSummary } from './list-document.ts';
import { timeOf } from './memory-library.ts';
import type { Shelf } from './shelf.ts';
import { COUNTED } from './wording.ts';

/** Topics are found in so many of the newest articles. */
const READ = 200;
const FOUND_LISTED = 12;

/**
 * The topics found in the newest articles, when those are from, and the names in them: somebody may be typing, so they
 * are looked through but once. The articles themselves are the shelf's to remember.
 */
const findInNewest = (shelf: Shelf, workspace: string) =>
  shelf.remember('found topics', workspace, async () => {
    const { articles } = await shelf.newest(workspace, READ);
    return {
      times: new Map(articles.map(({ id, publishedAt, addedAt }) => [id, publishedAt ?? addedAt])),
      found: findTopics(articles, shelf.topics).filter(({ origin }) => origin === 'found'),
      names: new Set(articles.flatMap(namesIn)),
    };
  });

/** The editor's topics that have articles, then those found in the newest articles; most articles first. */
export const listTopics = (shelf: Shelf, workspace: string): Promise<readonly TopicSummary[]> =>
  shelf.remember('topics', workspace, async () => {
    const { times, found } = await findInNewest(shelf, workspace);
    const read = found.map(({ name, articleIds }): TopicSummary => {
      const newest = latest(articleIds.flatMap((id) => times.get(id) ?? []));
      return { name, articles: articleIds.length, ...(newest && { newest }) };
    });
    const listed = inOrder(read).slice(0, FOUND_LISTED);
    const summarise = (topic: Topic) => summariseTopic(shelf, topic, workspace);
    const edited = await Promise.all(shelf.topics.map(summarise));
    // Where there are older articles than those read, they count, too, as they do for the editor's topics.
    const count = async (topic: TopicSummary): Promise<TopicSummary> => {
      const everywhere = await summarise(topicOf(topic.name));
      return everywhere.articles > topic.articles ? everywhere : topic;
    };
    const counted = times.size < READ ? listed : await Promise.all(listed.map(count));
    return [...inOrder(edited), ...counted.toSorted((a, b) => b.articles - a.articles)];
  });

const inOrder = (topics: readonly TopicSummary[]): readonly TopicSummary[] =>
  topics
    .filter((topic) => topic.articles > 0)
    .toSorted((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1));

/** Of all articles, not only the newest. */
async function summariseTopic(shelf: Shelf, topic: Topic, workspace: string): Promise<TopicSummary> {
  const query = { workspace, phrases: topicPhrases(topic) };
  const [articles, first] = await Promise.all([
    shelf.library.countArticles({ ...query, limit: COUNTED }),
    shelf.library.searchArticles({ ...query, limit: 1 }),
  ]);
  const newest = latest(first.map(timeOf));
  return { name: topic.name, articles, ...(newest && { newest }) };
}

const latest = (dates: readonly Date[]): Date | undefined =>
  dates.length > 0 ? new Date(Math.max(...dates.map((date) => date.getTime()))) : undefined;

const NAME_KINDS: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'name']);

const namesIn = ({ sentences }: Article): readonly string[] =>
  sentences.flatMap((sentence) => mentionsOf(sentence).flatMap(({ kind, text }) => (NAME_KINDS.has(kind) ? text : [])));

/** Every name a misspelt topic may mean: topics, their aliases, and the names in the newest articles. */
export const knownNames = (shelf: Shelf, workspace: string): Promise<readonly string[]> =>
  shelf.remember('names', workspace, async () => {
    const { found, names } = await findInNewest(shelf, workspace);
    const topics = shelf.topics.flatMap(({ name, aliases }) => [name, ...aliases]);
    return [...new Set([...topics, ...found.map(({ name }) => name), ...names])];
  });
