import { createHash } from 'node:crypto';
import type { Point } from '../../core/point.ts';
import type { Content } from '../chat/chat-store.ts';
import type { Place } from '../chat/ports.ts';
import type { Conversation } from '../conversation.ts';
import type { Revisions } from '../document.ts';
import type { Slot, Subscription } from './subscription.ts';

/** One subscription's one slot. */
export interface Delivery {
  /** 16 letters and digits, made of subscription and slot: the id of its post, too, and so of its buttons. */
  readonly id: string;
  readonly subscription: string;
  readonly place: Pick<Place, 'workspace' | 'channel'>;
  readonly slot: Slot;
  readonly state: DeliveryState;
  /** How often somebody took it up. */
  readonly tries: number;
  /** Since when every try failed. */
  readonly failingSince?: Date;
  /** Why it is as it is, in words for the operator. */
  readonly note?: string;
}

/**
 * `due`: to be worked on from `at` on; without a time it waits for a person. `unclear`: it may or may not have come
 * through, and the subscription wants it at most once. `dead`: given up, until somebody asks for another try.
 */
export type DeliveryState =
  | { readonly kind: 'due'; readonly at?: Date }
  | { readonly kind: 'sent'; readonly at: Date }
  | { readonly kind: 'skipped' | 'unclear' | 'dead' };

/** The id of a slot's delivery, the same whoever computes it. */
export const deliveryIdOf = (subscription: string, slot: Pick<Slot, 'key'>): string =>
  createHash('sha256').update(`delivery ${subscription} ${slot.key}`).digest('hex').slice(0, 16);

/** A point as it is told. Its text names it in a channel. */
export interface Telling {
  readonly point: Point;
  /** The publisher of its first citation, where known. */
  readonly source?: string;
  /** Of the articles it cites. */
  readonly revisions: Revisions;
}

/** What was said to come next on a topic. */
export interface Expecting extends Telling {
  readonly topic: string;
}

/** `at`: when the channel was told it last. */
export type Told = Telling & { readonly at: Date };

/** `at`: since when the channel waits for it. */
export type Awaited = Expecting & { readonly at: Date };

/** What a channel has been told, and what it waits for; oldest first. */
export interface ChannelMemory {
  readonly told: readonly Told[];
  readonly awaited: readonly Awaited[];
}

/** A digest as it is kept before it is sent, so that every try posts the same. Plain data. */
export interface Composed {
  readonly content: Content;
  readonly tells: readonly Telling[];
  /** What the channel awaits from now on, besides what it did. */
  readonly expects: readonly Expecting[];
  /** Texts of what it awaits no longer. */
  readonly settled: readonly string[];
  /** What questions in its thread are about. */
  readonly conversation?: Conversation;
  /** All that was stored before has been looked at. */
  readonly lookedAt: Date;
  readonly composedAt: Date;
}

/** What a reviewer has said of a draft. */
type Review = 'waiting' | 'approved' | 'held';

/** A composed digest that its reviewer can still change. */
export interface Draft {
  readonly composed: Composed;
  readonly review: Review;
}

/** One message of a delivery. */
export interface Part {
  /** As the platform renders it: opaque, and the same at every try. */
  readonly payload: string;
  /** The platform's id of the message, once it is known to be there. */
  readonly message?: string;
  /** When a try began whose end is not known: it may be there. */
  readonly begunAt?: Date;
}

/** A delivery that one process works on, with all it needs. */
export interface Claimed {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
  /** When the subscription's last digest looked at what is stored; absent before its first one. */
  readonly lookedAt?: Date;
  readonly composed?: Composed;
  /** Present where the subscription wants a review and there is a draft. */
  readonly review?: Review;
  /** Rendered when it is first sent; none before. */
  readonly parts: readonly Part[];
}
