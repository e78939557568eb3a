import type { Desk } from '../desk.ts';
import type { Courier } from '../digests/courier.ts';
import type { DigestStore } from '../digests/digest-store.ts';
import type { Clock } from '../times.ts';
import type { ChatStore } from './chat-store.ts';
import type { Incoming, Messenger, Place, Platform, Recipient } from './ports.ts';
import type { Rules } from './rules.ts';

/** What chat works with. */
export interface ChatParts {
  readonly desk: Desk;
  readonly store: ChatStore;
  readonly digests: DigestStore;
  readonly now: () => Date;
  /** The clock a workspace's articles are read by. */
  readonly clock: (now: Date, workspace: string) => Promise<Clock>;
  readonly messengerOf: (platform: Platform) => Messenger;
  readonly courierOf: (platform: Platform) => Pick<Courier, 'troubleAt' | 'hasLeft'>;
  readonly rulesOf: (place: Place) => Rules;
  /** Logs what failed, by the code that the person was told. */
  readonly report: (code: string, error: unknown) => void;
  /** How long an event stays with a process that says nothing more of it. */
  readonly leaseMs: number;
}

/** What is being done: an event, and whether an earlier try of it was cut short. */
export interface Task {
  readonly incoming: Incoming;
  readonly again: boolean;
}

export const recipientOf = ({ place, person, replyTo }: Incoming): Recipient => ({
  place,
  person: person.id,
  ...(replyTo !== undefined && { replyTo }),
});
