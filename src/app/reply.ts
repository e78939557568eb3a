import type { Conversation } from './conversation.ts';
import type { Document } from './document.ts';
import type { Clock } from './times.ts';

/** Who asks, and when. */
export interface Asked {
  /** As in a store's queries: decides which articles are read. */
  readonly workspace: string;
  readonly clock: Clock;
  /** May change the sources of the workspace; absent: no. The platform says who may. */
  readonly manager?: boolean;
  /** The person, as the platform names them. */
  readonly asker?: string;
}

export interface Reply {
  readonly document: Document;
  /** `nothing`: nothing found, or a refusal. `misunderstood`: the document says what to type instead. */
  readonly outcome: 'done' | 'nothing' | 'misunderstood';
  /** What a question below the reply is about; absent where the reply begins no conversation. */
  readonly conversation?: Conversation;
  /** For who asked alone, whatever they asked for. */
  readonly private?: boolean;
}
