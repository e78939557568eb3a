import type { Point } from '../../core/point.ts';
import type { Conversation } from '../conversation.ts';
import type { Expecting, Telling } from '../digests/delivery.ts';
import type { Document, EarlierTexts, Revisions } from '../document.ts';
import type { Incoming, Place, Platform, Visibility } from './ports.ts';

/** What was said, kept so that its buttons work later. `document` is without its origin: `points` are what it cites. */
export interface Content {
  readonly document: Document;
  readonly points: readonly Point[];
  readonly revisions: Revisions;
  /** What it was made of is kept nowhere: nothing can be asked of it. */
  readonly passing?: true;
  /** It briefs: what it says in public, its channel has been told. An answer says what was asked for. */
  readonly briefs?: true;
  /** Which of its points say what comes next, and on which topic. */
  readonly expects?: readonly { readonly topic: string; readonly point: Point }[];
  /** Of what it cites in a text that was replaced since. */
  readonly earlierTexts?: EarlierTexts;
  /** Of a brief: what a digest of it would be about. */
  readonly topic?: string;
}

export interface Post {
  readonly id: string;
  /** Where it stands; of a private one, where it was asked for. */
  readonly place: Place;
  readonly asker: string;
  readonly visibility: Visibility;
  readonly at: Date;
  readonly content: Content;
  /** The conversation that questions about it belong to. */
  readonly talk?: string;
  /** The platform's messages, the first one first; none while it is not sent, or where it is private. */
  readonly messages: readonly string[];
}

/** A conversation in a thread, in a direct message, or below a private document. */
export interface Talk {
  readonly id: string;
  readonly workspace: string;
  /** Who began it. */
  readonly starter: string;
  /** The thread is the bot's own: it hears plain messages there. */
  readonly own: boolean;
  readonly muted: boolean;
  /** It was said here that plain messages arrive empty. */
  readonly hinted: boolean;
  readonly usedAt: Date;
  readonly conversation: Conversation;
}

/** What chat keeps. All times are the caller's but a lease's, which is on the database's clock. */
export interface ChatStore {
  /** Keeps an event as being worked on for so long; false where it was received before. */
  receive(incoming: Incoming, options: { readonly counts: boolean; readonly leaseMs: number }): Promise<boolean>;
  /** Takes unfinished events that nobody works on any more, oldest first. */
  claimUnfinished(limit: number, leaseMs: number): Promise<readonly Incoming[]>;
  extendLease(eventId: string, leaseMs: number): Promise<void>;
  /** The event is done with; `counts`: as a question of this person's. */
  finish(eventId: string, counts: boolean): Promise<void>;
  /** When a person asked what counts, oldest first, before this event and since then. */
  askedBefore(incoming: Incoming, since: Date): Promise<readonly Date[]>;

  /** Keeps a post that is about to be sent; where its id is known already, returns that one instead. */
  beginPost(post: Post): Promise<Post | undefined>;
  /** When the channel's other public posts were made, oldest first, before this one and since then. */
  postedBefore(post: Post, since: Date): Promise<readonly Date[]>;
  /** Sent; what the channel knows and awaits since is recorded as one with it. */
  finishPost(
    id: string,
    messages: readonly string[],
    talk: string,
    at: Date,
    tells?: readonly Telling[],
    expects?: readonly Expecting[],
  ): Promise<void>;
  openPost(id: string): Promise<Post | undefined>;
  dropPost(id: string): Promise<void>;
  /** When a post was last sent. */
  lastSent(): Promise<Date | undefined>;

  openTalk(id: string): Promise<Talk | undefined>;
  /** Reads, changes and writes as one: of two changes at once, the second sees the first. Undefined deletes. */
  changeTalk(id: string, change: (talk: Talk | undefined) => Talk | undefined): Promise<void>;

  /** Those of which something is kept, by how their names begin. */
  workspacesOf(platform: Platform): Promise<readonly string[]>;
  markRemoved(workspace: string, at: Date): Promise<void>;
  markReturned(workspace: string): Promise<void>;
  /**
   * Forgets finished events, posts and conversations last used before, deliveries and what was told before, and all of
   * workspaces removed before.
   */
  forget(before: { readonly used: Date; readonly removed: Date; readonly told: Date }): Promise<void>;
}
