import type { Action, Place, Showing } from '../chat/ports.ts';
import type { Document } from '../document.ts';

/** Sends a delivery message by message, and says plainly how each ended: the ledger decides what comes next. */
export interface Courier {
  /** A document's messages as the platform takes them, buttons below the last: kept and sent as they are. */
  render(place: Place, document: Document, showing: Showing): readonly [string, ...string[]];
  /** Sends one of them, once: neither waits for a rate limit nor tries again. Never rejects. */
  send(place: Place, message: CourierMessage): Promise<Sending>;
  /** Which messages of the post are there, of those sent since then. Never rejects. */
  look(place: Place, post: LookedFor): Promise<Look>;
  /**
   * Why it could not post there now, and what a person can do about it; undefined where nothing is known to be in the
   * way. `person` may be shown a line that nobody else sees. Never rejects.
   */
  troubleAt(place: Place, person: string): Promise<string | undefined>;
  /** Whether somebody is known to be no longer where the place is, and should see nothing of it. Never rejects. */
  hasLeft(place: Place, person: string): Promise<boolean>;
  /** A direct message, with buttons where there are any. Throws a `BriefdeskError` that says what to do. */
  tell(person: string, document: Document, actions: readonly Action[]): Promise<void>;
}

export interface CourierMessage {
  readonly payload: string;
  /** The post's, at most 16 letters and digits; with the part the message's own. */
  readonly key: string;
  /** From 0. */
  readonly part: number;
  /** Id of the post's first message, where this is a further one. */
  readonly root?: string;
}

export type Sending =
  | { readonly kind: 'sent'; readonly message: string }
  /** It may be there, or come yet. */
  | { readonly kind: 'unclear'; readonly reason: string }
  /** It is not there, and may be tried again: after so long, where the platform says so. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs?: number }
  /** The channel takes no posts of ours: the reason says what a person can do about it. */
  | { readonly kind: 'shut-out'; readonly reason: string }
  /** The platform takes no such message, ever. */
  | { readonly kind: 'invalid'; readonly reason: string };

export interface LookedFor {
  readonly key: string;
  readonly payloads: readonly string[];
  readonly since: Date;
  readonly root?: string;
}

export type Look =
  /** By part. */
  | { readonly kind: 'seen'; readonly messages: ReadonlyMap<number, string> }
  /** Without the right to read there, this time or ever. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };
