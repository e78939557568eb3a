import { createHash } from 'node:crypto';
import type { Person, Place } from '../chat/ports.ts';
import { noteDocument } from '../document.ts';
import type { Reply } from '../reply.ts';
import type { Clock } from '../times.ts';
import { pluralCounted } from '../wording.ts';
import type { DigestChange, DigestCommand, SaidWishes } from './digest-command.ts';
import { digestHelp, keptDocument, listDocument } from './digest-list.ts';
import type { DigestStore, SubscriptionReport } from './digest-store.ts';
import type { Previewed } from './preview.ts';
import { readTiming, readTopics } from './subscribe.ts';
import { type DigestWishes, type Subscription, USUAL_WISHES } from './subscription.ts';
import { progressFrom } from './upcoming.ts';
import { DAY_MS, firstSpanMs } from './window.ts';

/** What managing digests needs. */
export interface DigestRooms {
  readonly store: Pick<
    DigestStore,
    | 'addSubscription'
    | 'openSubscription'
    | 'subscriptionsIn'
    | 'replaceSubscription'
    | 'removeSubscription'
    | 'addDelivery'
  >;
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
  readonly now: Date;
  /** By which articles are read: the sample edition has a date of its own. */
  readonly clock: Clock;
}

/** In a channel. */
const MOST_SUBSCRIPTIONS = 200;

type Changing = Extract<DigestCommand, { kind: 'add' | 'now' | 'pause' | 'resume' | 'edit' | 'remove' }>;

/** Does what a person wants of the channel's digests, or says why not. For who asked alone. */
export async function respondDigests(rooms: DigestRooms, command: DigestCommand, asked: DigestAsked): Promise<Reply> {
  switch (command.kind) {
    case 'help':
      return { document: digestHelp(), outcome: 'done' };
    case 'misunderstood':
      return said('Not understood', command.reason, 'misunderstood');
    case 'form':
      return said('Not understood', 'Type it in one line: /digest add territory, NATO weekdays 8:00', 'misunderstood');
    case 'list': {
      const reports = await rooms.store.subscriptionsIn(asked.place);
      return { document: listDocument(reports, asked.now), outcome: reports.length > 0 ? 'done' : 'nothing' };
    }
    case 'preview':
      return preview(rooms, command, asked);
    default:
      return asked.allowed ? change(rooms, command, asked) : said('Digests', whoMay(asked.place), 'nothing');
  }
}

const said = (title: string, text: string, outcome: Reply['outcome'] = 'done'): Reply => ({
  document: noteDocument(title, text),
  outcome,
});

export const whoMay = ({ platform }: Pick<Place, 'platform'>): string =>
  platform === 'discord'
    ? 'Digests here are made and changed by people with “Manage Server”. Ask one of them, or make one in a direct message with me. /digest list and /digest preview are for everybody.'
    : 'Digests here are made and changed by the workspace’s admins. Ask one of them, or make one in a direct message with me. /digest list and /digest preview are for everybody.';

async function change(rooms: DigestRooms, command: Changing, asked: DigestAsked): Promise<Reply> {
  if (command.kind === 'add') return add(rooms, command, asked);
  const found = await findSubscription(rooms.store, command.subscription, asked.place);
  if ('note' in found) return choose(found, asked);
  const { report } = found;
  switch (command.kind) {
    case 'now':
      return postNow(rooms, report, asked);
    case 'pause':
      return pause(rooms, report, asked);
    case 'resume':
      return resume(rooms, report, asked);
    case 'edit':
      return edit(rooms, report, command.change, asked);
    case 'remove':
      return remove(rooms, report);
  }
}

async function add(
  { store }: DigestRooms,
  { topics, schedule, zone, wishes }: Extract<DigestCommand, { kind: 'add' }>,
  asked: DigestAsked,
): Promise<Reply> {
  const names = readTopics(topics);
  if ('reason' in names) return said('Not added', names.reason, 'misunderstood');
  const timing = readTiming({ schedule, zone: zone ?? asked.zone }, asked.now);
  if ('reason' in timing) return said('Not added', timing.reason, 'misunderstood');
  const { thread: _, ...place } = asked.place;
  const wanted: Omit<Subscription, 'id'> = {
    place,
    topics: names,
    timing,
    wishes: wishesOf(USUAL_WISHES, wishes, asked.person),
    maker: asked.person.id,
    madeAt: asked.now,
    state: { kind: 'active' },
  };
  for (let salt = 0; ; salt += 1) {
    const subscription = { ...wanted, id: subscriptionIdOf(asked.eventId, salt) };
    const added = await store.addSubscription(subscription, progressFrom(subscription, asked.now), MOST_SUBSCRIPTIONS);
    if (added === 'added') return { document: keptDocument('Digest added', subscription, asked.now), outcome: 'done' };
    if (added === 'too-many')
      return said(
        'Not added',
        `This channel has ${MOST_SUBSCRIPTIONS} digests, and that is the most there can be. /digest remove makes room.`,
        'nothing',
      );
    const known = (await store.openSubscription(subscription.id))?.subscription;
    if (known && isSame(known, subscription))
      return { document: keptDocument('Digest added', known, asked.now), outcome: 'done' };
  }
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz';

/**
 * Letters and digits in turn, which no topic looks like. Made of the event that asks for it, so that a crash in between
 * makes one subscription and not two.
 */
function subscriptionIdOf(eventId: string, salt: number): string {
  const hash = createHash('sha256').update(`subscription ${salt} ${eventId}`).digest();
  return Array.from({ length: 6 }, (_, place) => {
    const from = place % 2 === 0 ? LETTERS : '0123456789';
    return from.charAt(hash.readUInt16BE(place * 2) % from.length);
  }).join('');
}

const isSame = (a: Subscription, b: Subscription): boolean =>
  a.place.workspace === b.place.workspace &&
  a.place.channel === b.place.channel &&
  a.maker === b.maker &&
  a.timing.schedule === b.timing.schedule &&
  a.topics.join() === b.topics.join();

function wishesOf(before: DigestWishes, { review, ...said }: SaidWishes, { id }: Person): DigestWishes {
  const { review: reviewed, ...others } = { ...before, ...said };
  if (review === 'none') return others;
  const kept = review === undefined ? reviewed : { by: id, unapproved: review };
  return { ...others, ...(kept && { review: kept }) };
}

type Found =
  | { readonly report: SubscriptionReport }
  /** Which ones there are instead. */
  | { readonly note: string; readonly reports: readonly SubscriptionReport[] };

/** The channel's subscription of that id, or its only one. */
export async function findSubscription(
  store: Pick<DigestStore, 'subscriptionsIn'>,
  id: string | undefined,
  place: Place,
): Promise<Found> {
  const reports = await store.subscriptionsIn(place);
  const [only] = reports;
  if (!only) return { note: 'There is no digest in this channel. /digest add makes one.', reports };
  if (id === undefined && reports.length > 1) {
    return { note: 'There are several digests here. Name one by its id: /digest list shows them.', reports };
  }
  const report = id === undefined ? only : reports.find(({ subscription }) => subscription.id === id.toLowerCase());
  return report ? { report } : { note: `There is no digest “${id}” in this channel.`, reports };
}

/** Says which ones there are. */
function choose({ note, reports }: Exclude<Found, { readonly report: unknown }>, { now }: DigestAsked): Reply {
  const { blocks } = listDocument(reports, now);
  const document = {
    title: 'Digests',
    blocks: [{ kind: 'note', text: note } as const, ...(reports.length > 0 ? blocks : [])],
  };
  return { document, outcome: reports.length > 0 ? 'misunderstood' : 'nothing' };
}

async function preview(
  { store, preview: compose }: DigestRooms,
  { subscription, topics }: Extract<DigestCommand, { kind: 'preview' }>,
  asked: DigestAsked,
): Promise<Reply> {
  const { place, clock } = asked;
  if (topics === undefined) {
    const found = await findSubscription(store, subscription, place);
    if ('note' in found) return choose(found, asked);
    const { subscription: one, lastSent } = found.report;
    const since = lastSent ?? { span: firstSpanMs(one, asked.now) };
    const { timing, wishes } = one;
    return compose({ place, topics: one.topics, length: wishes.length, zone: timing.zone, since }, clock);
  }
  const names = readTopics(topics);
  if ('reason' in names) return said('Not understood', names.reason, 'misunderstood');
  return compose(
    { place, topics: names, length: USUAL_WISHES.length, zone: asked.zone, since: { span: DAY_MS } },
    clock,
  );
}

async function postNow(
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

async function pause({ store }: DigestRooms, { subscription }: SubscriptionReport, asked: DigestAsked): Promise<Reply> {
  await store.replaceSubscription({ ...subscription, state: { kind: 'paused', by: asked.person.id } });
  return said('Digest', `${nameOf(subscription)} is paused. /digest resume ${subscription.id} goes on with it.`);
}

/** What it missed meanwhile is not made up for: its articles are in the next one. */
async function resume(
  { store }: DigestRooms,
  { subscription }: SubscriptionReport,
  asked: DigestAsked,
): Promise<Reply> {
  const resumed: Subscription = { ...subscription, state: { kind: 'active' } };
  await store.replaceSubscription(resumed, progressFrom(resumed, asked.now));
  return { document: keptDocument('Digest resumed', resumed, asked.now), outcome: 'done' };
}

/** New times count from now on; with the old ones, what is due already stays due. */
async function edit(
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
  await store.replaceSubscription(edited, isRetimed(subscription, edited) ? progressFrom(edited, now) : undefined);
  return { document: keptDocument('Digest changed', edited, now), outcome: 'done' };
}

const isRetimed = (before: Subscription, after: Subscription): boolean =>
  before.timing.schedule !== after.timing.schedule ||
  before.timing.zone !== after.timing.zone ||
  (before.wishes.review === undefined) !== (after.wishes.review === undefined);

async function remove({ store }: DigestRooms, { subscription }: SubscriptionReport): Promise<Reply> {
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
