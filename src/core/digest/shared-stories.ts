import type { Scope } from '../brief/scope.ts';
import type { Article } from '../reading/article.ts';
import { groupStories } from '../stories/stories.ts';
import { matchTopic, type Topic, type TopicMatch } from '../topics/topic.ts';
import { contentWords } from '../words/phrase.ts';

/** Which topic tells an event that several match, so that it is told once. */
export interface SharedStories {
  /** The event a fresh article is about, the same for all of them that are about it. */
  readonly storyOf: (articleId: string) => string;
  /** Places of the topics that match the event's fresh articles: who tells it, then the others. */
  readonly toldBy: (story: string) => readonly number[];
}

/** An event is told under the topic its fresh articles name most; of equals, under the first. */
export function shareStories(
  scopes: readonly Scope[],
  topics: readonly Topic[],
  fresh: ReadonlySet<string>,
): SharedStories {
  const articles = scopes.flatMap((scope) => scope.articles.filter(({ id }) => fresh.has(id)));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const stories = groupStories([...byId.values()]);
  const storyOf = new Map(stories.flatMap(({ articleIds }) => articleIds.map((id) => [id, articleIds[0]!] as const)));
  const naming = new Map<string, Map<number, number>>();
  scopes.forEach((scope, place) => {
    const names = namingOf(scope, topics[place]!);
    for (const article of scope.articles) {
      if (!fresh.has(article.id)) continue;
      const story = storyOf.get(article.id)!;
      const named = naming.get(story) ?? new Map<number, number>();
      naming.set(story, named.set(place, (named.get(place) ?? 0) + namedIn(article, names)));
    }
  });
  return {
    storyOf: (articleId) => storyOf.get(articleId) ?? articleId,
    toldBy: (story) =>
      [...(naming.get(story) ?? [])].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([place]) => place),
  };
}

/** Of a name of several words a part names it, too, the less the smaller: "Tarn flood" is named by "Tarn" all through. */
function namingOf({ names }: Scope, { name }: Topic): TopicMatch {
  const words = contentWords(name);
  if (words.length < 2) return names;
  const parts = words.map((word) => matchTopic(word));
  return (sentence, language) => {
    const found = parts.filter((part) => part(sentence, language) === 1).length;
    return Math.max(names(sentence, language), found / parts.length);
  };
}

/** How much an article is about a scope's topic: its sentences that name it, and its title. */
function namedIn({ title, sentences, language }: Article, names: TopicMatch): number {
  const titled = title === undefined ? 0 : 2 * names({ text: title }, language);
  return sentences.reduce((sum, sentence) => sum + names(sentence, language), titled);
}
