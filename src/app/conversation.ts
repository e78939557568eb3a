import type { Point } from '../core/point.ts';

/** An article as a conversation remembers it. */
export interface ArticleRevision {
  readonly id: string;
  readonly revision: number;
}

/** What a conversation is about: plain data, to be kept in a store. */
export interface Conversation {
  readonly topic?: string;
  /** What the brief was made from: a question is put to these articles first. */
  readonly articles: readonly ArticleRevision[];
  /** Earlier questions, oldest first, none longer than `LONGEST_QUESTION`. */
  readonly questions: readonly string[];
  /** The points last shown, for "who said that?". */
  readonly shown: readonly Point[];
}

/**
 * In characters, as a question is shown and remembered. A page that somebody pastes is asked as a whole; but every
 * message of the thread is held against the questions before it while the platform waits.
 */
export const LONGEST_QUESTION = 1000;

export const NO_CONVERSATION: Conversation = { articles: [], questions: [], shown: [] };
