import type { Length } from '../command.ts';
import type { Shelf } from '../shelf.ts';
import { asOf, type Clock, showMoment } from '../times.ts';
import type { Watches } from '../watching.ts';
import { type ComposedDigest, composeFor } from './compose.ts';
import type { ChannelMemory } from './delivery.ts';
import { type DigestWindow, type Gathered, gatherDigest } from './gather.ts';

/** What a channel's digest is to be made of. */
export interface DigestWish {
  readonly workspace: string;
  /** As people named them. */
  readonly topics: readonly string[];
  readonly memory: ChannelMemory;
  readonly length: Length;
  /** When its last digest looked at what was stored; a first one looks at a span before the clock, in milliseconds. */
  readonly since: Date | { readonly span: number };
}

export type Digests = (wish: DigestWish, clock: Clock) => Promise<ComposedDigest>;

const MINUTE = 60_000;
/** What was being stored while the last digest looked: what it told of that, its channel remembers. */
const OVERLAP = MINUTE;
/** Channels whose digests looked within so short a time of each other look at the same. */
const STEP = 5 * MINUTE;
/** What was gathered so lately will do: what is stored meanwhile comes with the next digest. */
const FRESH_FOR = 2 * MINUTE;
const GATHERED_KEPT = 100;

/** Makes digests; what many channels want at once is gathered once for all that may read the same. */
export function createDigests(shelf: Shelf, watches: Watches | undefined): Digests {
  const gathered = new Map<string, { readonly at: number; readonly reading: Promise<Gathered> }>();
  // Each gives way between its topics; many at once would all take their turn before anybody else's.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = (window: DigestWindow): Promise<Gathered> => {
    const reading = before.then(() => gatherDigest(shelf, watches, window));
    before = reading.catch(() => undefined);
    return reading;
  };
  const gather = async (window: DigestWindow): Promise<Gathered> => {
    const reader = await shelf.library.readerKey(window.workspace);
    const key = JSON.stringify([reader, window.since, window.toldBefore, window.topics]);
    const now = window.now.getTime();
    const known = gathered.get(key);
    if (known && Math.abs(now - known.at) <= FRESH_FOR) return known.reading;
    const reading = inTurn(window);
    gathered.delete(key);
    gathered.set(key, { at: now, reading });
    for (const oldest of gathered.keys()) {
      if (gathered.size <= GATHERED_KEPT) break;
      gathered.delete(oldest);
    }
    reading.catch(() => gathered.delete(key));
    return reading;
  };
  return async ({ workspace, topics, memory, length, since }, clock) => {
    const begin = since instanceof Date ? since : new Date(clock.now.getTime() - since.span);
    const own = begin.getTime() - OVERLAP;
    const window = { workspace, topics, now: clock.now };
    const shared = await gather({ ...window, since: new Date(Math.floor(own / STEP) * STEP) });
    // What this channel was told of a text that the others have not seen is changed for it alone, and new for them.
    const isTold = shared.replacedAt.some((at) => at < begin);
    const read = isTold ? await gather({ ...window, since: new Date(own), toldBefore: begin }) : shared;
    const span = asOf(`new since ${showMoment(begin, clock)}`, clock);
    return composeFor(shelf, read, { workspace, memory, length, since: begin, span, clock });
  };
}
