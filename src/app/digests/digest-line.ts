import type { Platform } from '../chat/ports.ts';
import type { DigestCommand } from './digest-command.ts';
import { parseDigest } from './parse-digest.ts';
import { type DigestWishes, type Subscription, USUAL_WISHES } from './subscription.ts';

type Line = Pick<Subscription, 'topics' | 'timing' | 'wishes'>;

/** The line that makes such a digest again, as the platform takes it: on Discord every part has a name. */
export function lineOf({ place, ...line }: Line & Pick<Subscription, 'place'>): string {
  const { topics, timing, wishes } = line;
  const options = optionsOf(wishes, REVIEWED_BY[place.platform]);
  if (place.platform === 'discord') {
    return [
      '/digest add',
      `topics:${topics.join(', ')}`,
      `when:${timing.schedule}`,
      `zone:${timing.zone}`,
      ...options,
    ].join(' ');
  }
  const written = (names: readonly string[]): string =>
    [names.join(', '), timing.schedule, timing.zone, ...options].join(' ');
  const plain = written(topics);
  return `/digest add ${readsAs(line, parseDigest(`add ${plain}`)) ? plain : written(topics.map((name) => `"${name}"`))}`;
}

/** What is typed to do something with one digest: "/digest preview a1b2c3", on Discord "/digest preview id:a1b2c3". */
export const commandFor = ({ id, place }: Pick<Subscription, 'id' | 'place'>, command: string): string =>
  `/digest ${command} ${place.platform === 'discord' ? 'id:' : ''}${id}`;

export const REVIEWED_BY = { slack: '@me', discord: 'post' } as const satisfies Record<Platform, string>;

/** Only what is not as usual. */
const optionsOf = ({ length, quiet, catchUp, unclear, review }: DigestWishes, reviewed: string): readonly string[] => [
  ...(length === USUAL_WISHES.length ? [] : [`length:${length}`]),
  ...(quiet === USUAL_WISHES.quiet ? [] : [`quiet:${quiet}`]),
  ...(catchUp === USUAL_WISHES.catchUp ? [] : [`catchup:${catchUp}`]),
  ...(unclear === USUAL_WISHES.unclear ? [] : [`unclear:${unclear}`]),
  ...(review ? [`review:${review.unapproved === 'hold' ? 'hold' : reviewed}`] : []),
];

/** A topic that reads as a schedule or a zone has to be quoted. */
const readsAs = ({ topics, timing }: Line, command: DigestCommand): boolean =>
  command.kind === 'add' &&
  command.topics.join('\n') === topics.join('\n') &&
  command.schedule === timing.schedule &&
  command.zone === timing.zone;
