import type { Place } from '../chat/ports.ts';
import type { Length } from '../command.ts';

/** Topics, a schedule and a channel: a digest is due there at every slot of the schedule. */
export interface Subscription {
  /** Short enough to say and type: six small letters and digits. */
  readonly id: string;
  /** A channel or a direct message, never a thread. */
  readonly place: Place;
  /** Names as their maker typed them; 1 to 20. */
  readonly topics: readonly string[];
  readonly timing: Timing;
  readonly wishes: DigestWishes;
  /** The person who made it, as the platform names them. */
  readonly maker: string;
  readonly madeAt: Date;
  readonly state: SubscriptionState;
}

/** When: a schedule in words and the zone whose clock it is read by. */
export interface Timing {
  /** As `parseSchedule` reads it and `nameSchedule` writes it: `weekdays 8:00`, `mon,thu 7:30`, `hourly 9-18`, `cron 0 8 1 * *`. */
  readonly schedule: string;
  /** IANA name. */
  readonly zone: string;
}

export interface DigestWishes {
  readonly length: Length;
  /** On a day without news: nothing, or one line that says so. */
  readonly quiet: 'skip' | 'say';
  /** After an outage: the newest missed slot is posted, labelled late, or none. */
  readonly catchUp: 'once' | 'skip';
  /** Where the platform won't tell whether a message came through: not again, or rather twice than never. */
  readonly unclear: 'at-most-once' | 'at-least-once';
  /** A draft goes to this person before; not approved at the slot, it is posted or held. */
  readonly review?: { readonly by: string; readonly unapproved: 'post' | 'hold' };
}

export const USUAL_WISHES: DigestWishes = {
  length: 'normal',
  quiet: 'say',
  catchUp: 'once',
  unclear: 'at-most-once',
};

/** `faulty`: the channel takes no posts of ours; every slot tries whether it is mended. */
export type SubscriptionState =
  | { readonly kind: 'active' }
  | { readonly kind: 'paused'; readonly by: string }
  | { readonly kind: 'faulty'; readonly reason: string; readonly since: Date };

/** One instant at which a digest is due. */
export interface Slot {
  readonly at: Date;
  /**
   * Its local time and zone, with the offset only where the clock shows that time again: `2026-03-29T04:00[Europe/Kyiv]`,
   * `2026-10-25T03:15+02:00[Europe/Kyiv]`. With the subscription's id the delivery's key.
   */
  readonly key: string;
}
