import type { Action, Place } from '../../../src/app/chat/ports.ts';
import type { Courier, CourierMessage, Look, Sending } from '../../../src/app/digests/courier.ts';
import type { Delivering } from '../../../src/app/digests/delivering.ts';
import type { Composed, Telling } from '../../../src/app/digests/delivery.ts';
import { createHeartbeat } from '../../../src/app/digests/heartbeat.ts';
import { type Subscription, USUAL_WISHES } from '../../../src/app/digests/subscription.ts';
import { progressFrom } from '../../../src/app/digests/upcoming.ts';
import type { Document } from '../../../src/app/document.ts';
import type { Store } from '../../../src/app/ports.ts';
import { openStore } from '../../../src/store/store.ts';

export const CHANNEL: Place = { platform: 'slack', workspace: 'slack:T1', channel: 'C1' };
/** A Friday, five minutes before the slot of eight o'clock in Kyiv. */
const BEFORE_EIGHT = new Date('2026-11-20T05:55:00Z');

const subscription = (changes: Partial<Subscription> = {}): Subscription => ({
  id: 'm0rn1g',
  place: CHANNEL,
  topics: ['harbour'],
  timing: { schedule: 'daily 8:00', zone: 'Europe/Kyiv' },
  wishes: USUAL_WISHES,
  maker: 'anna',
  madeAt: BEFORE_EIGHT,
  state: { kind: 'active' },
  ...changes,
});

export const telling = (text: string): Telling => ({
  point: { text, citations: [{ articleId: 'strike', start: 0, end: text.length, quote: text }] },
  revisions: { strike: 1 },
});

/** One message that stands on the platform. */
interface Posted {
  readonly channel: string;
  readonly key: string;
  readonly part: number;
  readonly payload: string;
}

interface Told {
  readonly person: string;
  readonly document: Document;
  readonly actions: readonly Action[];
}

/** What the platform does with the next message, and the one after it; then it takes everything. */
type Script = readonly (Sending['kind'] | 'accepted-unclear' | Sending)[];

export interface RigOptions {
  readonly script?: Script;
  readonly look?: Look;
  /** Messages of a document. */
  readonly parts?: number;
  readonly quiet?: boolean;
  readonly tell?: Courier['tell'];
  /** People who have left the workspace. */
  readonly left?: readonly string[];
  readonly compose?: Delivering['compose'];
  /** The process is stopped for so long right before it sends. */
  readonly frozenMs?: number;
  /** A store, and what stands on the platform, that another one has left. */
  readonly store?: Store;
  readonly posted?: readonly Posted[];
}

/** The heartbeat over a real store, with a platform that does as it is told and a clock that stands still. */
export async function startDigests({ script = [], look, parts = 1, quiet = false, ...options }: RigOptions = {}) {
  const store = options.store ?? (await openStore({ path: ':memory:' }));
  const posted: Posted[] = [...(options.posted ?? [])];
  const told: Told[] = [];
  const alerts: Document[] = [];
  const failures: unknown[] = [];
  const outcomes = [...script];
  let now = BEFORE_EIGHT;
  let elapsed = 0;
  let composed = 0;

  const post = (place: Place, { payload, key, part }: CourierMessage): Sending => {
    posted.push({ channel: place.channel, key, part, payload });
    return { kind: 'sent', message: `${key}.${part}` };
  };
  const courier: Courier = {
    render: (_, { blocks }) => {
      const [first, ...others] = Array.from({ length: parts }, (_, part) => `${part}: ${JSON.stringify(blocks)}`);
      return [first!, ...others];
    },
    send: async (place, message) => {
      const outcome = outcomes.shift() ?? 'sent';
      if (outcome === 'sent') return post(place, message);
      if (outcome === 'accepted-unclear') {
        post(place, message);
        return { kind: 'unclear', reason: 'connection lost' };
      }
      return typeof outcome === 'string' ? ({ kind: outcome, reason: `it ${outcome}` } as Sending) : outcome;
    },
    look: async (_, { key }) =>
      look ?? {
        kind: 'seen',
        messages: new Map(posted.filter((one) => one.key === key).map(({ part }) => [part, `${key}.${part}`])),
      },
    troubleAt: async () => undefined,
    hasLeft: async (_, person) => options.left?.includes(person) === true,
    tell: options.tell ?? (async (person, document, actions) => void told.push({ person, document, actions })),
  };
  const compose: Delivering['compose'] = async ({ subscription }, at) => {
    composed += 1;
    const document = { title: 'Digest', blocks: [{ kind: 'note', text: subscription.topics.join(', ') } as const] };
    const tells = [telling('Crews left.')];
    const content = { document, points: tells.map(({ point }) => point), revisions: { strike: 1 } };
    const one: Composed = { content, tells, expects: [], settled: [], lookedAt: at, composedAt: at };
    return { composed: one, quiet };
  };
  const delivering: Delivering = {
    store: {
      ...store.digests,
      beginPart: async (...asked) => {
        const begun = await store.digests.beginPart(...asked);
        elapsed += options.frozenMs ?? 0;
        return begun;
      },
    },
    now: () => now,
    random: () => 0,
    sleep: async (ms) => {
      now = new Date(now.getTime() + ms);
    },
    elapsed: () => elapsed,
    holder: 'one',
    leaseMs: 60_000,
    platforms: () => ['slack'],
    courierOf: () => courier,
    compose: options.compose ?? compose,
    presentDraft: (_, { composed: { content } }) => ({ document: content.document, actions: [] }),
    alert: async (document) => void alerts.push(document),
    report: (_, error) => void failures.push(error),
  };
  const heartbeat = createHeartbeat(delivering);
  const at = async (time: string): Promise<void> => {
    now = new Date(time);
    await heartbeat.beat();
  };
  return {
    store,
    delivering,
    heartbeat,
    posted,
    told,
    alerts,
    failures,
    composedCount: () => composed,
    add: async (changes: Partial<Subscription> = {}) => {
      const one = subscription(changes);
      await store.digests.addSubscription(one, progressFrom(one, now), 200);
    },
    at,
    states: async () =>
      (await store.digests.listDeliveries({ failed: false, limit: 20 })).map(({ slot, state, note }) => ({
        slot: slot.key,
        state: state.kind,
        ...(note !== undefined && { note }),
      })),
    close: () => store.close(),
  };
}
