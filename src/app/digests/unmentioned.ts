import { suggestTopics } from '../../core/topics/suggestions.ts';
import type { Shelf } from '../shelf.ts';
import { knownNames } from '../topics.ts';
import { hasArticles } from '../unknown-topic.ts';
import { either, shortened } from '../wording.ts';
import { commandFor } from './digest-line.ts';
import type { Subscription } from './subscription.ts';

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
  const isMentioned = async (topic: string): Promise<boolean> =>
    (await shelf.onTopic(shelf.topicNamed(topic), workspace, 1)).articles.length > 0;
  const unheard: string[] = [];
  for (const topic of topics) if (!(await isMentioned(topic))) unheard.push(topic);
  if (unheard.length === 0 || !(await hasArticles(shelf, workspace))) return [];
  const known = await knownNames(shelf, workspace);
  const found: Unmentioned[] = [];
  for (const topic of unheard) {
    const parts = topic.split(/ and | & /i);
    const several = parts.length > 1 && (await Promise.all(parts.map(isMentioned))).every(Boolean);
    found.push({ topic, meant: several ? [parts.join(', ')] : suggestTopics(topic, known) });
  }
  return found;
}

/** A sentence for each that may be misspelt, and one for all others. */
export function tellUnmentioned(
  unmentioned: readonly Unmentioned[],
  subscription: Pick<Subscription, 'id' | 'place'>,
): readonly string[] {
  const quoted = (name: string): string => `“${shortened(name)}”`;
  const misspelt = unmentioned.filter(({ meant }) => meant.length > 0);
  const unheard = unmentioned.filter(({ meant }) => meant.length === 0).map(({ topic }) => quoted(topic));
  return [
    ...misspelt.map(
      ({ topic, meant }) =>
        `No article mentions ${quoted(topic)} yet. Did you mean ${either(meant.map(quoted))}? ${commandFor(subscription, 'edit')} changes it.`,
    ),
    ...(unheard.length > 0 ? [`No article mentions ${either(unheard)} yet: it is waited for.`] : []),
  ];
}
