import type { Topic } from '../core/topic.ts';
import type { Command } from './command.ts';
import { type Conversation, followUp } from './follow-up.ts';
import type { Library } from './memory-library.ts';
import type { Asked, Reply } from './reply.ts';
import { respond } from './respond.ts';
import { createShelf } from './shelf.ts';

/** What every platform talks to. */
export interface Desk {
  respond(command: Command, asked: Asked): Promise<Reply>;
  /** A question below an earlier reply. */
  followUp(question: string, conversation: Conversation, asked: Asked): Promise<Reply>;
}

/** `topics` are the editor's; any other words are a topic by themselves. */
export function createDesk({ library, topics }: { library: Library; topics: readonly Topic[] }): Desk {
  const shelf = createShelf(library, topics);
  return {
    respond: (command, asked) => respond(shelf, command, asked),
    followUp: (question, conversation, asked) => followUp(shelf, question, conversation, asked),
  };
}
