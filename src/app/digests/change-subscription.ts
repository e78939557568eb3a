import type { Reply } from '../reply.ts';
import { pluralCounted } from '../wording.ts';
import type { DigestChange } from './digest-command.ts';
import { commandFor, lineOf } from './digest-line.ts';
import { keptDocument } from './digest-list.ts';
import type { SubscriptionChange, SubscriptionReport } from './digest-store.ts';
import { readTopics, type Unfit } from './digest-topics.ts';
import { type DigestAsked, type DigestRooms, said } from './managing.ts';
import { readTiming, wishesOf } from './subscribe.ts';
import type { Subscription } from './subscription.ts';
import { tellUnmentioned } from './unmentioned.ts';
import { progressFrom } from './upcoming.ts';

/** In the ledger like any other, so that it is posted once. */
export async function postNow(
  { store }: DigestRooms,
  { subscription }: SubscriptionReport,
  { now, eventId }: DigestAsked,
): Promise<Reply> {
  const { id, state, wishes } = subscription;
  if (state.kind === 'paused')
    return said('Digest', `It is paused. ${commandFor(subscription, 'resume')} goes on with it.`, 'nothing');
  await store.addDelivery(id, { at: now, key: `now ${eventId}` });
  const condition = wishes.quiet === 'skip' ? ', unless there is nothing new' : '';
  const first = wishes.review?.unapproved === 'hold' ? ' Its reviewer gets a draft first.' : '';
  return said('Digest', `${nameOf(subscription)} is posted here in a moment${condition}.${first}`);
}

export async function pause(
  { store }: DigestRooms,
  { subscription }: SubscriptionReport,
  asked: DigestAsked,
): Promise<Reply> {
  const paused = await store.changeSubscription(subscription.id, (current) => ({
    subscription: { ...current, state: { kind: 'paused', by: asked.person.id } },
  }));
  if (!paused) return gone(subscription);
  return said('Digest', `${nameOf(paused)} is paused. ${commandFor(paused, 'resume')} goes on with it.`);
}

/** What it missed meanwhile is not made up for: its articles are in the next one. */
export async function resume(
  { store }: DigestRooms,
  { subscription }: SubscriptionReport,
  { now }: DigestAsked,
): Promise<Reply> {
  const resumed = await store.changeSubscription(subscription.id, (current) =>
    current.state.kind === 'active'
      ? { subscription: current }
      : {
          subscription: { ...current, state: { kind: 'active' } },
          waiting: { retimed: progressFrom(current, now) },
        },
  );
  const title = subscription.state.kind === 'active' ? 'Digest, not paused' : 'Digest resumed';
  return resumed ? { document: keptDocument(title, resumed, now), outcome: 'done' } : gone(subscription);
}

/** New times count from now on; with the old ones, what is due already stays due. */
export async function edit(
  { store, unmentioned }: DigestRooms,
  { subscription }: SubscriptionReport,
  change: DigestChange,
  { now, person }: DigestAsked,
): Promise<Reply> {
  let unfit: string | undefined;
  const edited = await store.changeSubscription(subscription.id, (current) => {
    const wanted = withChange(current, change, { now, person });
    unfit = 'reason' in wanted ? wanted.reason : undefined;
    return 'reason' in wanted
      ? { subscription: current }
      : { subscription: wanted, ...waitingFor(current, wanted, now) };
  });
  if (unfit !== undefined) return said('Not changed', unfit, 'misunderstood');
  const title = Object.keys(change).length > 0 ? 'Digest changed' : 'Digest, not changed';
  if (!edited) return gone(subscription);
  const unheard = change.topics ? await unmentioned(edited.topics, edited.place.workspace) : [];
  return { document: keptDocument(title, edited, now, tellUnmentioned(unheard, edited)), outcome: 'done' };
}

/** Only what is named changes. */
function withChange(
  current: Subscription,
  { topics, timing, wishes = {} }: DigestChange,
  { now, person }: Pick<DigestAsked, 'now' | 'person'>,
): Subscription | Unfit {
  const names = topics === undefined ? current.topics : readTopics(topics);
  if ('reason' in names) return names;
  const times = timing === undefined ? current.timing : readTiming({ ...current.timing, ...timing }, now);
  if ('reason' in times) return times;
  return { ...current, topics: names, timing: times, wishes: wishesOf(current.wishes, wishes, person) };
}

function waitingFor(before: Subscription, after: Subscription, now: Date): Pick<SubscriptionChange, 'waiting'> {
  if (isRetimed(before, after)) return { waiting: { retimed: progressFrom(after, now) } };
  return isSaidOtherwise(before, after) ? { waiting: { anew: now } } : {};
}

const gone = (subscription: Subscription): Reply =>
  said('Digest', `${nameOf(subscription)} has been removed meanwhile.`, 'nothing');

const isRetimed = (before: Subscription, after: Subscription): boolean =>
  before.timing.schedule !== after.timing.schedule ||
  before.timing.zone !== after.timing.zone ||
  (before.wishes.review === undefined) !== (after.wishes.review === undefined);

const isSaidOtherwise = (before: Subscription, after: Subscription): boolean =>
  before.topics.join('\n') !== after.topics.join('\n') ||
  before.wishes.length !== after.wishes.length ||
  before.wishes.review?.by !== after.wishes.review?.by;

export async function remove({ store }: DigestRooms, { subscription }: SubscriptionReport): Promise<Reply> {
  await store.removeSubscription(subscription.id);
  return said('Digest', `${nameOf(subscription)} is removed. To have it back: ${lineOf(subscription)}`);
}

const NAMED = 3;

/** "Digest a1b2c3 (territory, NATO and 2 topics more)". */
function nameOf({ id, topics }: Subscription): string {
  const rest = topics.length - NAMED;
  const more = rest > 0 ? ` and ${pluralCounted(rest, 'topic')} more` : '';
  return `Digest ${id} (${topics.slice(0, NAMED).join(', ')}${more})`;
}
