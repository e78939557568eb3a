import { harmless } from '../plain-text.ts';

/** In one digest: as many as one message of the channel can tell apart. */
const MOST_TOPICS = 20;
const TOPIC_LENGTH = 200;

/** What of a wish can't be taken, in a sentence that says what to type instead. */
export interface Unfit {
  readonly field: 'topics' | 'schedule' | 'zone';
  readonly reason: string;
}

/** Names of topics as they are kept: each once, as it was typed first. */
export function readTopics(typed: readonly string[]): readonly string[] | Unfit {
  const names = typed.map(harmless).filter((name) => name !== '');
  const topics = [...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values()].toReversed();
  if (topics.length === 0) return unfit('On which topics? For example: territory, NATO.');
  if (topics.length > MOST_TOPICS)
    return unfit(`A digest has at most ${MOST_TOPICS} topics, and these are ${topics.length}. Make two of it.`);
  const long = topics.find(({ length }) => length > TOPIC_LENGTH);
  return long === undefined ? topics : unfit(`A topic has at most ${TOPIC_LENGTH} characters.`);
}

const unfit = (reason: string): Unfit => ({ field: 'topics', reason });
