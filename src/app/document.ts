import type { Answer } from '../core/answer/answer.ts';
import type { Brief } from '../core/brief/brief.ts';
import type { Digest } from '../core/digest/digest.ts';
import type { ArticleRevision } from './conversation.ts';
import type { Clock } from './times.ts';

/**
 * What a person is shown, before any platform: blocks in reading order. Every string is plain text, part of it taken
 * from articles or typed by people: a renderer escapes all of it. A block without content is never made.
 */
export interface Document {
  /** What it is about, e.g. the topic or the question. */
  readonly title: string;
  /** The span of time it covers, in words. */
  readonly span?: string;
  readonly blocks: readonly Block[];
  /** What it was made of, for buttons that open sentences and for programs. */
  readonly origin?: Origin;
}

export type Origin =
  | { readonly kind: 'brief'; readonly brief: Brief; readonly revisions: Revisions }
  | { readonly kind: 'stories'; readonly briefs: readonly Brief[]; readonly revisions: Revisions }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly revisions: Revisions }
  | {
      readonly kind: 'digest';
      readonly digest: Digest;
      readonly revisions: Revisions;
      readonly earlierTexts: EarlierTexts;
    };

/** Texts that their publishers have replaced, by the id under which the document cites them. */
export type EarlierTexts = Readonly<Record<string, ArticleRevision>>;

/** The revision of each article that was read: offsets of citations count in it. */
export type Revisions = Readonly<Record<string, number>>;

/** Words taken from articles; `sources` are numbers of the document's sources, from 1. */
export interface Cited {
  readonly text: string;
  readonly sources: readonly number[];
}

/** Words that somebody says; `inferred`: the name comes from the text before them. */
export interface Said extends Cited {
  readonly speaker?: { readonly name: string; readonly inferred: boolean };
}

export type Block =
  | ({ readonly kind: 'headline' } & Cited)
  /** A heading over what follows, e.g. a story's title; `detail` is set smaller. */
  | ({ readonly kind: 'heading'; readonly detail?: string } & Cited)
  | ({ readonly kind: 'point' } & Cited)
  /** What comes next, or what the label, in the desk's own words, says instead: since when it has been awaited. */
  | ({ readonly kind: 'next'; readonly label?: string } & Cited)
  /** The same thing told differently, or as the label says, e.g. what it was and what it is now. */
  | { readonly kind: 'difference'; readonly label?: string; readonly sides: readonly Said[] }
  | ({ readonly kind: 'quote' } & Said)
  /** A passage near to a question without an answer; `label` says what of the question it touches. */
  | ({ readonly kind: 'nearest'; readonly label: string } & Cited)
  /** One of a list: a topic, a source, a command. */
  | { readonly kind: 'entry'; readonly name: string; readonly detail: string }
  | { readonly kind: 'sources'; readonly sources: readonly NumberedSource[] }
  | { readonly kind: 'coverage'; readonly text: string }
  /** A cited sentence as the article has it, between its neighbours; `detail`: who published it and when. */
  | ({ readonly kind: 'passage'; readonly before?: string; readonly after?: string; readonly detail: string } & Cited)
  /** Text to be copied to the letter, line breaks included. */
  | { readonly kind: 'verbatim'; readonly text: string }
  /** A sentence of the desk's own. */
  | { readonly kind: 'note'; readonly text: string };

export interface NumberedSource {
  readonly number: number;
  readonly articleId: string;
  readonly label: string;
  /** The publisher, where known. */
  readonly publisher?: string;
  readonly url?: string;
  /** "3 h ago", or "date unknown, added 3 h ago". */
  readonly time: string;
}

/** How a document is told: the clock, and what was read. */
export interface Telling {
  readonly clock: Clock;
  readonly revisions: Revisions;
}

/** A document of the desk's own words alone. */
export function noteDocument(title: string, ...notes: readonly string[]): Document {
  return { title, blocks: notes.map((text) => ({ kind: 'note', text })) };
}
