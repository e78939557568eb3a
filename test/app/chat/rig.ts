import { createChat } from '../../../src/app/chat/chat.ts';
import type { Act, Action, Incoming, Messenger, Person, Place } from '../../../src/app/chat/ports.ts';
import { type Rules, USUAL_RULES } from '../../../src/app/chat/rules.ts';
import { createDesk, type Desk } from '../../../src/app/desk.ts';
import { parseDigest } from '../../../src/app/digests/parse-digest.ts';
import type { Document } from '../../../src/app/document.ts';
import type { Store } from '../../../src/app/ports.ts';
import { createWeb } from '../../../src/sources/web.ts';
import { openStore } from '../../../src/store/store.ts';
import { HARBOUR_NEWS } from '../../build.ts';
import { standInWeb } from '../../web-stand-in.ts';

const START = new Date('2026-05-11T12:00:00Z');
export const CHANNEL: Place = { platform: 'slack', workspace: 'slack:T1', channel: 'C1' };
export const ANNA: Person = { id: 'anna', moderator: false, roles: [] };
export const BEN: Person = { id: 'ben', moderator: false, roles: [] };
export const MODERATOR: Person = { id: 'mod', moderator: true, roles: [] };

/** Something the messenger was told to do. */
export type Said =
  | {
      readonly kind: 'post';
      readonly place: Place;
      readonly document: Document;
      readonly actions: readonly Action[];
      readonly titled: boolean;
      readonly again: boolean;
      readonly key: string;
      readonly message: string;
    }
  | {
      readonly kind: 'reply';
      readonly person: string;
      readonly document: Document;
      readonly actions: readonly Action[];
    }
  | { readonly kind: 'settle'; readonly message: string }
  | { readonly kind: 'remove'; readonly messages: readonly string[] };

/** A platform that records what it is told, and posts a message once a key, as nonces and metadata make real ones do. */
function recorder(): { readonly said: Said[]; readonly messenger: Messenger } {
  const said: Said[] = [];
  const sent = new Map<string, string>();
  return {
    said,
    messenger: {
      post: async (place, document, { key, actions, titled, again }) => {
        const message = sent.get(key) ?? `m${sent.size + 1}`;
        if (!sent.has(key)) said.push({ kind: 'post', place, document, actions, titled, again, key, message });
        sent.set(key, message);
        return [message];
      },
      reply: async ({ person }, document, { actions }) => void said.push({ kind: 'reply', person, document, actions }),
      settle: async (_, message) => void said.push({ kind: 'settle', message }),
      remove: async (_, messages) => void said.push({ kind: 'remove', messages }),
    },
  };
}

export interface RigOptions {
  readonly rules?: Partial<Rules>;
  readonly messenger?: Partial<Messenger>;
  readonly desk?: Partial<Desk>;
  /** Why digests can't be posted. */
  readonly trouble?: string;
  /** People who have left the workspace. */
  readonly left?: readonly string[];
  /** A store file to be opened again; without one the store is in memory. */
  readonly path?: string;
  readonly leaseMs?: number;
}

/** Chat over a real store and desk, with a platform that records. */
export async function startChat(options: RigOptions = {}) {
  const store: Store = await openStore({ path: options.path ?? ':memory:' });
  await store.saveSource({ id: 'herald', name: 'The Herald', access: 'everyone' });
  await store.saveArticles('herald', HARBOUR_NEWS, new Date('2026-05-11T10:30:00Z'));
  const { said, messenger } = recorder();
  const failures: { readonly code: string; readonly error: unknown }[] = [];
  const web = createWeb(standInWeb().fetcher, () => now);
  let now = START;
  let events = 0;
  const chat = createChat({
    desk: { ...createDesk({ library: store, topics: [], sources: { watches: store.watches, web } }), ...options.desk },
    store: store.chat,
    digests: store.digests,
    now: () => now,
    clock: async (at) => ({ now: at, zone: 'UTC' }),
    messengerOf: () => ({ ...messenger, ...options.messenger }),
    courierOf: () => ({
      troubleAt: async () => options.trouble,
      hasLeft: async (_, person) => options.left?.includes(person) === true,
    }),
    rulesOf: ({ platform }) => ({ ...USUAL_RULES[platform], ...options.rules }),
    report: (code, error) => void failures.push({ code, error }),
    leaseMs: options.leaseMs ?? 60_000,
  });

  const incoming = (act: Act, given: Partial<Incoming> = {}): Incoming => {
    events += 1;
    return { eventId: `event-${events}`, place: CHANNEL, person: ANNA, at: now, act, ...given };
  };
  /** What the messenger was told for this act. */
  const send = async (act: Act, given: Partial<Incoming> = {}): Promise<readonly Said[]> => {
    const before = said.length;
    await chat.work(await chat.receive(incoming(act, given)));
    return said.slice(before);
  };
  return {
    chat,
    store,
    said,
    failures,
    incoming,
    send,
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    brief: (topic = 'harbour', given: Partial<Incoming> = {}) =>
      send({ kind: 'command', command: { kind: 'brief', topic } }, given),
    /** What a command behind `/digest` is answered with, in private. */
    digest: async (text: string, given: Partial<Incoming> = {}) =>
      replyIn(await send({ kind: 'digest', command: parseDigest(text) }, given)),
    close: () => store.close(),
  };
}

export const textOf = (document: Document): string => JSON.stringify(document.blocks);

/** The post among what was said. */
export function postIn(said: readonly Said[]): Extract<Said, { kind: 'post' }> {
  const post = said.find((one) => one.kind === 'post');
  if (!post) throw new Error(`nothing was posted: ${JSON.stringify(said)}`);
  return post;
}

export function replyIn(said: readonly Said[]): Extract<Said, { kind: 'reply' }> {
  const reply = said.find((one) => one.kind === 'reply');
  if (!reply) throw new Error(`nobody was answered in private: ${JSON.stringify(said)}`);
  return reply;
}

/** The id of the post that a button of this kind belongs to. */
export function pressed(actions: readonly Action[], kind: Action['kind']): string {
  const action = actions.find((one) => one.kind === kind);
  if (!action) throw new Error(`no button ${kind}`);
  return action.post;
}
