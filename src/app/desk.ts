import type { Topic } from '../core/topics/topic.ts';
import type { Command } from './command.ts';
import type { ArticleRevision, Conversation } from './conversation.ts';
import { createDigests, type Digests } from './digests/digests.ts';
import { findUnmentioned, type Unmentioned } from './digests/unmentioned.ts';
import { followUp } from './follow-up.ts';
import type { Library } from './ports.ts';
import { keepReadingAhead } from './read-ahead.ts';
import type { Asked, Reply } from './reply.ts';
import { respond } from './respond.ts';
import { createShelf, type Reading } from './shelf.ts';
import type { ListedSources } from './sources.ts';
import { listTopics } from './topics.ts';

/** What every platform talks to. */
export interface Desk {
  respond(command: Command, asked: Asked): Promise<Reply>;
  /** A question below an earlier reply. */
  followUp(question: string, conversation: Conversation, asked: Asked): Promise<Reply>;
  /** What is new on a channel's topics, for a channel that remembers what it was told. */
  digest: Digests;
  /** Those revisions the workspace may read, as they were. */
  open(articles: readonly ArticleRevision[], workspace: string): Promise<Reading>;
  /** Stems of all words of these articles, as they are now, without reading them. */
  stemsIn(articles: readonly ArticleRevision[], workspace: string): Promise<ReadonlySet<string>>;
  /** Names of topics to offer while one is typed, best first. */
  topics(workspace: string): Promise<readonly string[]>;
  /** Of topics those that no article the workspace may read is about. */
  unmentioned(topics: readonly string[], workspace: string): Promise<readonly Unmentioned[]>;
  /** Reads the newest articles before they are asked for, a little at a time, until the signal. */
  keepReadingAhead(workspace: string, signal: AbortSignal): Promise<void>;
}

export interface DeskRooms {
  readonly library: Library;
  readonly topics: readonly Topic[];
  /** Absent where the library is a folder alone; without the web, sources are listed and no more. */
  readonly sources?: ListedSources;
}

/** `topics` are the editor's; any other words are a topic by themselves. */
export function createDesk({ library, topics, sources }: DeskRooms): Desk {
  const shelf = createShelf(library, topics);
  return {
    respond: (command, asked) => respond(shelf, sources, command, asked),
    followUp: (question, conversation, asked) => followUp(shelf, question, conversation, asked),
    digest: createDigests(shelf, sources?.watches),
    open: shelf.open,
    stemsIn: (articles, workspace) =>
      library.stemsIn(
        workspace,
        articles.map(({ id }) => id),
      ),
    keepReadingAhead: (workspace, signal) => keepReadingAhead(shelf, workspace, signal),
    unmentioned: (names, workspace) => findUnmentioned(shelf, names, workspace),
    topics: async (workspace) => (await listTopics(shelf, workspace)).map(({ name }) => name),
  };
}
