import type { Person, Place } from '../chat/ports.ts';
import { noteDocument } from '../document.ts';
import type { Reply } from '../reply.ts';
import type { Clock } from '../times.ts';
import type { DigestStore } from './digest-store.ts';
import type { Previewed } from './preview.ts';
import type { Unmentioned } from './unmentioned.ts';

/** What managing digests needs. */
export interface DigestRooms {
  readonly store: Pick<
    DigestStore,
    | 'addSubscription'
    | 'openSubscription'
    | 'subscriptionsIn'
    | 'changeSubscription'
    | 'removeSubscription'
    | 'addDelivery'
  >;
  /** Why nothing could be posted there now, in a sentence that says what to do. */
  readonly troubleAt: (place: Place, person: string) => Promise<string | undefined>;
  /** Of topics those that no article in the place's workspace is about yet; what takes too long to find is left out. */
  readonly unmentioned: (topics: readonly string[], workspace: string) => Promise<readonly Unmentioned[]>;
  /** What a digest on these topics would say in the channel now; nothing is told by it. */
  readonly preview: (wanted: Previewed, clock: Clock) => Promise<Reply>;
}

/** Who asks for what is to be done with a channel's digests, where and when. */
export interface DigestAsked {
  /** What is asked for twice under one id is done once. */
  readonly eventId: string;
  readonly place: Place;
  readonly person: Person;
  /** May make and change digests here. */
  readonly allowed: boolean;
  /** IANA zone of a schedule that names none. */
  readonly zone: string;
  /** Whose it is. */
  readonly zoneOf: 'person' | 'workspace';
  readonly now: Date;
  /** By which articles are read: the sample edition has a date of its own. */
  readonly clock: Clock;
}

/** One sentence of the desk's own. */
export const said = (title: string, text: string, outcome: Reply['outcome'] = 'done'): Reply => ({
  document: noteDocument(title, text),
  outcome,
});
