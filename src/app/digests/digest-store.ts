import type { Place, Platform } from '../chat/ports.ts';
import type { ChannelMemory, Claimed, Composed, Delivery, Draft } from './delivery.ts';
import type { Slot, Subscription } from './subscription.ts';

/** How far a subscription's slots have been dealt with, and when the next one has to be looked at. */
export interface Progress {
  readonly dealtWith: Date;
  /** Before the slot where a draft comes first. Absent: never again. */
  readonly next?: Date;
}

/** A subscription as the operator sees it. */
export interface SubscriptionReport {
  readonly subscription: Subscription;
  readonly progress: Progress;
  readonly lastSent?: Date;
  /** When its last digest looked at what is stored: a draft waits long after it did. */
  readonly lookedAt?: Date;
  /** The newest delivery that failed and is not made good. */
  readonly failing?: Delivery;
  /** The bot was removed from its workspace: nothing is posted until it returns. */
  readonly gone?: true;
}

/** A subscription as it is to be, under its id, in its place and of its maker. */
export interface SubscriptionChange {
  readonly subscription: Subscription;
  /**
   * What becomes of deliveries that nobody began to send. `retimed`: they are skipped, and slots are computed anew from
   * there. `anew`: they are composed anew from then on, unless their reviewer holds them. Absent: they stay.
   */
  readonly waiting?: { readonly retimed: Progress } | { readonly anew: Date };
}

/** Slots that became due between two instants of a subscription's time. */
export interface SlotsPassed {
  readonly subscription: string;
  /** What was dealt with until now: where somebody was faster, nothing is recorded. */
  readonly since: Date;
  /**
   * To be posted; work on it begins at `at`. Earlier slots that nobody began to post give way to it; to a draft that
   * comes before its slot, not those whose turn it is just now.
   */
  readonly due?: { readonly slot: Slot; readonly at: Date };
  /** Missed, and to be posted first where the one that is due lies ahead yet. */
  readonly missed?: Slot;
  readonly skipped: readonly { readonly slot: Slot; readonly note: string }[];
  readonly progress: Progress;
}

/** Of one who works on a delivery. */
export interface Hold {
  readonly delivery: string;
  readonly holder: string;
}

/**
 * Subscriptions, their deliveries, and what channels have been told. Times are the caller's, leases are on the
 * database's clock: processes whose clocks differ never both hold one.
 */
export interface DigestStore {
  /** At most `limit` in a channel. `known`: another one has its id. */
  addSubscription(
    subscription: Subscription,
    progress: Progress,
    limit: number,
  ): Promise<'added' | 'too-many' | 'known'>;
  openSubscription(id: string): Promise<SubscriptionReport | undefined>;
  /** A channel's, oldest first. */
  subscriptionsIn(place: Pick<Place, 'workspace' | 'channel'>): Promise<readonly SubscriptionReport[]>;
  /** All of them, by workspace, channel and age. */
  allSubscriptions(): Promise<readonly SubscriptionReport[]>;
  /**
   * Reads, changes and writes as one, so that of what two people change at the same time nothing is undone. Where it is
   * paused then, deliveries that nobody began to send are skipped. Undefined where it is gone.
   */
  changeSubscription(
    id: string,
    change: (subscription: Subscription) => SubscriptionChange,
  ): Promise<Subscription | undefined>;
  /** With its deliveries that nobody began to send. What the channel was told stays. False where it was gone. */
  removeSubscription(id: string): Promise<boolean>;

  /** Not paused, in workspaces the bot is in, whose next slot has come; the longest waiting first. */
  subscriptionsDue(now: Date, limit: number): Promise<readonly Pick<SubscriptionReport, 'subscription' | 'progress'>[]>;
  /** As one; the same slots twice change nothing. Returns deliveries that failed until they gave way: they are dead. */
  recordSlots(passed: readonly SlotsPassed[]): Promise<readonly Delivery[]>;
  /** A post between slots, as `/digest now` asks for; one a key. The subscription's progress stays. */
  addDelivery(subscription: string, slot: Slot): Promise<void>;

  /** Takes what is due and nobody works on: of a channel one at a time, its oldest slot first. */
  claimDeliveries(
    options: {
      readonly holder: string;
      readonly limit: number;
      readonly leaseMs: number;
      readonly platforms: readonly Platform[];
    },
    now: Date,
  ): Promise<readonly Claimed[]>;
  /** Whoever holds it holds it for so long from now on. */
  prolong(hold: Hold, leaseMs: number): Promise<void>;
  /** Keeps what was composed and its messages. False where the lease is lost. */
  keepComposed(hold: Hold, composed: Composed, payloads: readonly string[]): Promise<boolean>;
  /** Keeps what was composed as a draft that its reviewer can change. False where the lease is lost. */
  keepDraft(hold: Hold, composed: Composed): Promise<boolean>;
  /**
   * To be called right before a part is sent: prolongs the lease and notes that the part may be there from now on.
   * `lost`: somebody else has the delivery, or may have it before the sending ends.
   */
  beginPart(hold: Hold, part: number, leaseMs: number, now: Date): Promise<'begun' | 'lost'>;
  /** The part is there, whoever sent it. */
  keepMessage(delivery: string, part: number, message: string): Promise<void>;
  /**
   * The last part is there, too: as one, the delivery is sent, its post and conversation are kept, the channel has been
   * told, and the subscription is in order again. Once, however often it is called.
   */
  finishDelivery(delivery: string, sent: SentDelivery): Promise<void>;
  /**
   * Lets go of it until then; without a time until a person says so. `clear`: nothing of the unfinished part is there.
   * `failing`: since when at least, or false where it fails no longer.
   */
  postpone(
    hold: Hold,
    until: Date | undefined,
    options: { readonly note?: string; readonly clear: boolean; readonly failing?: Date | false },
  ): Promise<void>;
  /** It will not be sent (any more); the note says why. */
  closeDelivery(hold: Hold, as: 'skipped' | 'unclear' | 'dead', note: string): Promise<void>;
  /** The channel takes no posts, until one of the subscription's is there; the first reason since then is kept. */
  markFaulty(subscription: string, reason: string, since: Date): Promise<void>;

  openDelivery(id: string): Promise<Delivery | undefined>;
  /** Newest slot first. `failed`: dead, unclear, or failing. */
  listDeliveries(query: { readonly failed: boolean; readonly limit: number }): Promise<readonly Delivery[]>;
  /** Due now, as if it had never failed. False where there is nothing to try again. */
  retryDelivery(id: string, now: Date): Promise<boolean>;

  /** The draft, as long as nobody began to send it. */
  openDraft(delivery: string): Promise<(Draft & { readonly delivery: Delivery }) | undefined>;
  /**
   * Reads, changes and writes as one; with `due` it is taken up then. Whoever holds it loses it, so that what was
   * changed is what is posted. Undefined where it is too late for changes.
   */
  reviseDraft(delivery: string, change: (draft: Draft) => Draft, due?: Date): Promise<Draft | undefined>;

  channelMemory(place: Pick<Place, 'workspace' | 'channel'>, since: Date): Promise<ChannelMemory>;
}

/** What is recorded with a delivery that is sent. */
export interface SentDelivery {
  readonly messages: readonly string[];
  /** The conversation below it. */
  readonly talk: string;
  readonly at: Date;
}
