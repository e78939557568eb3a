import { createHash } from 'node:crypto';
import type { Reply } from '../reply.ts';
import type { DigestCommand } from './digest-command.ts';
import { commandFor } from './digest-line.ts';
import { keptDocument } from './digest-list.ts';
import { readTopics } from './digest-topics.ts';
import { type DigestAsked, type DigestRooms, said } from './managing.ts';
import { readTiming, wishesOf } from './subscribe.ts';
import { type Subscription, USUAL_WISHES } from './subscription.ts';
import { tellUnmentioned } from './unmentioned.ts';
import { progressFrom } from './upcoming.ts';

/** In a channel. */
const MOST_SUBSCRIPTIONS = 200;

/** Makes a digest in the channel, and says when it comes. */
export async function addSubscription(
  rooms: DigestRooms,
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
    const added = await rooms.store.addSubscription(
      subscription,
      progressFrom(subscription, asked.now),
      MOST_SUBSCRIPTIONS,
    );
    if (added === 'added') return tellAdded(rooms, subscription, asked, zone === undefined);
    if (added === 'too-many')
      return said(
        'Not added',
        `This channel has ${MOST_SUBSCRIPTIONS} digests, and that is the most there can be. /digest remove makes room.`,
        'nothing',
      );
    const known = (await rooms.store.openSubscription(subscription.id))?.subscription;
    if (known && isSame(known, subscription)) return tellAdded(rooms, known, asked, zone === undefined);
  }
}

/** With topics that nothing is known about, what keeps it from being posted yet, and, where none was named, whose time zone it is in. */
async function tellAdded(
  { troubleAt, unmentioned }: DigestRooms,
  subscription: Subscription,
  asked: DigestAsked,
  usualZone: boolean,
): Promise<Reply> {
  const { place, topics } = subscription;
  const [trouble, unheard] = await Promise.all([
    troubleAt(place, asked.person.id),
    unmentioned(topics, place.workspace),
  ]);
  const notes = [
    ...tellUnmentioned(unheard, subscription),
    trouble !== undefined && `I can’t post here yet. ${trouble} The digest is kept: every slot tries again.`,
    usualZone && whoseZone(asked, subscription),
  ];
  const document = keptDocument(
    'Digest added',
    subscription,
    asked.now,
    notes.flatMap((note) => note || []),
  );
  return { document, outcome: 'done' };
}

const PLATFORMS = { slack: 'Slack', discord: 'Discord' } as const;

function whoseZone({ zoneOf, place }: DigestAsked, subscription: Subscription): string {
  const platform = PLATFORMS[place.platform];
  return zoneOf === 'person'
    ? `The time zone is that of your profile in ${platform}.`
    : `${platform} did not tell me your time zone, so it is the one that is set for here. Another one: ${commandFor(subscription, 'edit')} zone:Kyiv`;
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
