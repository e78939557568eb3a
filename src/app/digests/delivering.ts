import type { Platform } from '../chat/ports.ts';
import type { Document } from '../document.ts';
import type { Courier } from './courier.ts';
import type { Claimed, Composed, Draft } from './delivery.ts';
import type { DigestStore, Hold } from './digest-store.ts';
import type { Presented } from './reviewing.ts';

/** What deliveries are made with. */
export interface Delivering {
  readonly store: DigestStore;
  readonly now: () => Date;
  /** From 0 to 1: so that many that failed at once don't try again at once. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds on a clock that only goes forward, and goes on while the process is stopped. */
  readonly elapsed: () => number;
  /** Who claims: this process among those that share the store, and which of its claims. */
  readonly holder: string;
  /** Longer than a courier takes to send a message and to say that it failed. */
  readonly leaseMs: number;
  /** Those this process can reach now. */
  readonly platforms: () => readonly Platform[];
  readonly courierOf: (platform: Platform) => Courier;
  readonly compose: Compose;
  /** A draft as its reviewer is shown it. */
  readonly presentDraft: (claimed: Claimed, draft: Draft) => Presented;
  /** Tells the operator. Never rejects. */
  readonly alert: (document: Document) => Promise<void>;
  readonly report: (what: string, error: unknown) => void;
}

/** Composes a subscription's digest. `quiet`: there is nothing new on any of its topics. */
export type Compose = (
  claimed: Pick<Claimed, 'subscription' | 'delivery' | 'lookedAt'>,
  now: Date,
) => Promise<{ readonly composed: Composed; readonly quiet: boolean }>;

export const holdOf = ({ holder }: Delivering, { delivery }: Pick<Claimed, 'delivery'>): Hold => ({
  delivery: delivery.id,
  holder,
});
