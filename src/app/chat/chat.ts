import { setImmediate as nextTick, setTimeout as sleep } from 'node:timers/promises';
import { BriefdeskError } from '../../core/errors.ts';
import { noteDocument } from '../document.ts';
import { answer, isCounted } from './asking.ts';
import { completions, digestCompletions } from './completions.ts';
import { isCourtesy } from './courtesy.ts';
import { openForm, problemsOf, review } from './digesting.ts';
import { hears } from './hearing.ts';
import { failureCodeOf, talkIdAt } from './names.ts';
import { apology, failureNote } from './notes.ts';
import type { ChatParts, Task } from './parts.ts';
import type { Act, Chat, Incoming, Platform } from './ports.ts';
import { isOnlyNotNoted, tell } from './posting.ts';
import { press } from './pressing.ts';

/** An answer that comes later than this helps nobody, and Discord takes no private reply any more. */
const YOUNG_MS = 15 * 60_000;
const RECOVERED_AT_ONCE = 20;

/** The desk in a chat, whatever the platform: what is received is kept first, then worked on. */
export function createChat(parts: ChatParts): Chat {
  const { store, desk, now, leaseMs } = parts;
  const underWay = new Map<Promise<void>, string>();
  const inTurn = takeTurns();
  const begin = oneATick();

  const workOn = (task: Task): Promise<void> => {
    const work = inTurn(turnOf(task.incoming), () => begin().then(() => finish(parts, task))).finally(() =>
      underWay.delete(work),
    );
    underWay.set(work, task.incoming.eventId);
    return work;
  };

  return {
    receive: async (incoming) => {
      if (!(await asksSomething(parts, incoming))) return { kind: 'ignored' };
      const fresh = await store.receive(incoming, { counts: isCounted(incoming.act), leaseMs });
      return fresh ? { kind: 'received', incoming } : { kind: 'seen' };
    },
    work: async (receipt) => {
      if (receipt.kind === 'received') await workOn({ incoming: receipt.incoming, again: false });
    },
    recover: async () => {
      try {
        const before = [...underWay.values()];
        const claimed = await store.claimUnfinished(RECOVERED_AT_ONCE, leaseMs);
        // A clock that was put forward, or a store that was locked, ends the lease of what is still being worked on
        // here, or was until a moment ago.
        const own = new Set([...before, ...underWay.values()]);
        const left = claimed.filter(({ eventId }) => !own.has(eventId));
        await Promise.all(left.map((incoming) => workOn({ incoming, again: true })));
      } catch (error) {
        parts.report('recovery', error);
      }
    },
    complete: (typed, workspace) => completions(desk, typed, workspace),
    completeDigest: (typing, place) => digestCompletions(parts, typing, place),
    openForm: (opening) => openForm(parts, opening),
    formProblems: (form) => problemsOf(form, now()),
    removed: (workspace, at) => store.markRemoved(workspace, at),
    returned: (workspace) => store.markReturned(workspace),
    present: (platform, workspaces, at) => markPresent(parts, platform, workspaces, at),
    drain: (ms) => allWithin(ms, [...underWay.keys()]),
  };
}

/** What people say to each other is left alone, and so is a mere thanks in a direct message. */
async function asksSomething(parts: ChatParts, incoming: Incoming): Promise<boolean> {
  const { act, place } = incoming;
  if (act.kind === 'talk') return hears(parts, incoming, act);
  return !(place.direct && act.kind === 'question' && isCourtesy(act.text));
}

/** Waits until all is done, whatever came of it, but no longer than `ms`. */
async function allWithin(ms: number, work: readonly Promise<void>[]): Promise<void> {
  const over = new AbortController();
  const patience = sleep(ms, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([Promise.allSettled(work), patience]);
  over.abort();
}

/** What is worked on one after the other: all that is said about one post, or in one conversation. */
const turnOf = ({ place, eventId, act }: Incoming): string =>
  'post' in act && act.post !== undefined ? act.post : (talkIdAt(place) ?? eventId);

/** Works on an event, and keeps it from others meanwhile. Undone only where not even its failure could be told. */
async function finish(parts: ChatParts, task: Task): Promise<void> {
  const { store, leaseMs, now } = parts;
  const { incoming } = task;
  const code = failureCodeOf(incoming.eventId);
  const extend = (): void => void store.extendLease(incoming.eventId, leaseMs).catch(() => undefined);
  const extending = setInterval(extend, Math.max(1000, leaseMs / 3));
  extending.unref();
  try {
    const old = now().getTime() - incoming.at.getTime() > YOUNG_MS;
    const counts = task.again && old ? await apologise(parts, task) : await attempt(parts, task, code);
    await store.finish(incoming.eventId, counts);
  } catch (error) {
    parts.report(code, error);
  } finally {
    clearInterval(extending);
  }
}

/** Where it is known and is not any more, the bot was removed while it was away. */
async function markPresent(
  { store }: ChatParts,
  platform: Platform,
  workspaces: readonly string[],
  at: Date,
): Promise<void> {
  for (const workspace of workspaces) await store.markReturned(workspace);
  const known = await store.workspacesOf(platform);
  for (const workspace of known) if (!workspaces.includes(workspace)) await store.markRemoved(workspace, at);
}

/** Does what was asked, or says why not. Returns whether it counts as a question. */
async function attempt(parts: ChatParts, task: Task, code: string): Promise<boolean> {
  try {
    return await perform(parts, task, task.incoming.act);
  } catch (error) {
    if (isOnlyNotNoted(error)) throw error;
    parts.report(code, error);
    await confess(parts, task, failureNote(error, code)).catch((untold: unknown) => {
      if (!takesNoWord(untold)) throw untold;
      parts.report(code, untold);
    });
    return isCounted(task.incoming.act);
  }
}

/** Who lets nobody write to them won't a moment later: to try again and again would only be held against the bot. */
const takesNoWord = (error: unknown): boolean => error instanceof BriefdeskError && error.code === 'no-private-way';

async function perform(parts: ChatParts, task: Task, act: Act): Promise<boolean> {
  switch (act.kind) {
    case 'command':
    case 'question':
    case 'talk':
    case 'digest':
    case 'form':
      return (await answer(parts, task, act)) === 'said' && isCounted(act);
    case 'send':
    case 'approve':
    case 'hold':
      await review(parts, task, act);
      return false;
    default:
      await press(parts, task, act);
      return false;
  }
}

/** Tried once: a question is not kept waiting for a platform that takes no apology either. */
async function apologise(parts: ChatParts, task: Task): Promise<boolean> {
  const { incoming } = task;
  try {
    await confess(parts, task, apology(incoming));
  } catch (error) {
    parts.report(failureCodeOf(incoming.eventId), error);
  }
  return false;
}

/** Where it was asked in public, so that nobody waits for the answer; else, or where that fails, in private. */
async function confess(parts: ChatParts, task: Task, note: string): Promise<void> {
  const { incoming } = task;
  const { act, place, eventId } = incoming;
  const inPublic = (act.kind === 'question' && act.post === undefined) || act.kind === 'talk';
  if (!inPublic) return tell(parts, task, note);
  const options = { key: failureCodeOf(eventId), again: task.again, actions: [], titled: false };
  try {
    await parts.messengerOf(place.platform).post(place, noteDocument('Briefdesk', note), options);
  } catch {
    await tell(parts, task, note);
  }
}

/** Runs what has the same name one after the other: a second question of a thread knows the first one's answer. */
function takeTurns(): (name: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work).finally(() => {
      if (last.get(name) === turn) last.delete(name);
    });
    last.set(name, turn);
    return turn;
  };
}

/**
 * Composing a brief stops the loop for a while. Between one and the next, all that has arrived is received, so that it
 * is acknowledged in time however many are waiting.
 */
function oneATick(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => nextTick());
    return last;
  };
}
