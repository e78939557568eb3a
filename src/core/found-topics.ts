import type { Article } from './article.ts';
import { matchTopic, type Topic } from './topic.ts';

export interface FoundTopic {
  readonly name: string;
  readonly articleIds: readonly string[];
  /** Publication of its newest article, where known. */
  readonly newest?: Date;
  /** `file`: one of the topics given; `found`: read off the articles. */
  readonly origin: 'file' | 'found';
}

/** What the articles are about: the topics given first, each group most told first. */
export function findTopics(articles: readonly Article[], topics: readonly Topic[] = []): readonly FoundTopic[] {
  return topics.map((topic) => {
    const match = matchTopic(topic);
    const about = articles.filter(({ sentences, language }) => sentences.some((s) => match(s, language) === 1));
    return { name: topic.name, articleIds: about.map(({ id }) => id), origin: 'file' };
  });
}
