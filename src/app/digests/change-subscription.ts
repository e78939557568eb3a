import type { Reply } from '../reply.ts';
import { pluralCounted } from '../wording.ts';
import type { DigestChange } from './digest-command.ts';
import { keptDocument } from './digest-list.ts';
import type { SubscriptionReport } from './digest-store.ts';
import { type DigestAsked, type DigestRooms, said } from './managing.ts';
import { readTiming, readTopics, wishesOf } from './subscribe.ts';
import type { Subscription } from './subscription.ts';
import { progressFrom } from './upcoming.ts';

/** In the ledger like any other, so that it is posted once. */
export async function postNow(
  { store }: DigestRooms,
  { subscription }: SubscriptionReport,
  { now, eventId }: DigestAsked,
): Promise<Reply> {
  const { id, state, wishes } = subscription;
  if (state.kind === 'paused') return said('Digest', `It is paused. /digest resume ${id} goes on with it.`, 'nothing');
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
  await store.replaceSubscription({ ...subscription, state: { kind: 'paused', by: asked.person.id } });
  return said('Digest', `${nameOf(subscription)} is paused. /digest resume ${subscription.id} goes on with it.`);
}

/** What it missed meanwhile is not made up for: its articles are in the next one. */
export async function resume(
  { store }: DigestRooms,
  { subscription }: SubscriptionReport,
  asked: DigestAsked,
): Promise<Reply> {
  if (subscription.state.kind === 'active')
    return { document: keptDocument('Digest, not paused', subscription, asked.now), outcome: 'done' };
  const resumed: Subscription = { ...subscription, state: { kind: 'active' } };
  await store.replaceSubscription(resumed, { progress: progressFrom(resumed, asked.now) });
  return { document: keptDocument('Digest resumed', resumed, asked.now), outcome: 'done' };
}

/** New times count from now on; with the old ones, what is due already stays due. */
export async function edit(
  { store }: DigestRooms,
  { subscription }: SubscriptionReport,
  { topics, timing, wishes = {} }: DigestChange,
  { now, person }: DigestAsked,
): Promise<Reply> {
  if (topics === undefined && timing === undefined && Object.keys(wishes).length === 0)
    return said(
      'Not changed',
      `What is to change? For example: /digest edit ${subscription.id} daily 9:00`,
      'misunderstood',
    );
  const names = topics === undefined ? subscription.topics : readTopics(topics);
  if ('reason' in names) return said('Not changed', names.reason, 'misunderstood');
  const times = timing === undefined ? subscription.timing : readTiming({ ...subscription.timing, ...timing }, now);
  if ('reason' in times) return said('Not changed', times.reason, 'misunderstood');
  const edited: Subscription = {
    ...subscription,
    topics: names,
    timing: times,
    wishes: wishesOf(subscription.wishes, wishes, person),
  };
  if (isRetimed(subscription, edited)) await store.replaceSubscription(edited, { progress: progressFrom(edited, now) });
  else await store.replaceSubscription(edited, isSaidOtherwise(subscription, edited) ? { anew: now } : undefined);
  return { document: keptDocument('Digest changed', edited, now), outcome: 'done' };
}

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
  const { topics, timing } = subscription;
  const again = `/digest add ${topics.join(', ')} ${timing.schedule} ${timing.zone}`;
  return said('Digest', `${nameOf(subscription)} is removed. To have it back: ${again}`);
}

const NAMED = 3;

/** "Digest a1b2c3 (territory, NATO and 2 topics more)". */
function nameOf({ id, topics }: Subscription): string {
  const rest = topics.length - NAMED;
  const more = rest > 0 ? ` and ${pluralCounted(rest, 'topic')} more` : '';
  return `Digest ${id} (${topics.slice(0, NAMED).join(', ')}${more})`;
}
