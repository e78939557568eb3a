import { suggestTopics } from '../../core/topics/suggestions.ts';
import type { Shelf } from '../shelf.ts';
import { knownNames } from '../topics.ts';
import { hasArticles } from '../unknown-topic.ts';
import { either, shortened } from '../wording.ts';

/** A topic that no article is about yet, and names that may have been meant instead. */
export interface Unmentioned {
  readonly topic: string;
  readonly meant: readonly string[];
}

/** None where there are no articles at all. */
export async function findUnmentioned(
  shelf: Shelf,
  topics: readonly string[],
  workspace: string,
): Promise<readonly Unmentioned[]> {
  const unheard: string[] = [];
  for (const topic of topics) {
    const { articles } = await shelf.onTopic(shelf.topicNamed(topic), workspace, 1);
    if (articles.length === 0) unheard.push(topic);
  }
  if (unheard.length === 0 || !(await hasArticles(shelf, workspace))) return [];
  const known = await knownNames(shelf, workspace);
  return unheard.map((topic) => ({ topic, meant: suggestTopics(topic, known) }));
}

/** A sentence for each that may be misspelt, and one for all others. */
export function tellUnmentioned(unmentioned: readonly Unmentioned[], id: string): readonly string[] {
  const quoted = (name: string): string => `“${shortened(name)}”`;
  const misspelt = unmentioned.filter(({ meant }) => meant.length > 0);
  const unheard = unmentioned.filter(({ meant }) => meant.length === 0).map(({ topic }) => quoted(topic));
  return [
    ...misspelt.map(
      ({ topic, meant }) =>
        `No article mentions ${quoted(topic)} yet. Did you mean ${either(meant.map(quoted))}? /digest edit ${id} changes it.`,
    ),
    ...(unheard.length > 0 ? [`No article mentions ${either(unheard)} yet: it is waited for.`] : []),
  ];
}
