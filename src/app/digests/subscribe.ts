import { foldSpace } from '../../core/words/fold-space.ts';
import type { Person } from '../chat/ports.ts';
import type { SaidWishes } from './digest-command.ts';
import { parseSchedule } from './parse-schedule.ts';
import { nameSchedule } from './schedule.ts';
import { nextSlots } from './slots.ts';
import type { DigestWishes, Timing } from './subscription.ts';
import { findZone } from './zones.ts';

/** In one digest: as many as one message of the channel can tell apart. */
const MOST_TOPICS = 20;
const TOPIC_LENGTH = 200;

/** What of a wish can't be taken, in a sentence that says what to type instead. */
export interface Unfit {
  readonly field: 'topics' | 'schedule' | 'zone';
  readonly reason: string;
}

/** Names of topics as they are kept: each once, as it was typed first. */
export function readTopics(typed: readonly string[]): readonly string[] | Unfit {
  const names = typed.map(foldSpace).filter((name) => name !== '');
  const topics = [...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values()].toReversed();
  if (topics.length === 0) return unfit('topics', 'On which topics? For example: territory, NATO.');
  if (topics.length > MOST_TOPICS)
    return unfit(
      'topics',
      `A digest has at most ${MOST_TOPICS} topics, and these are ${topics.length}. Make two of it.`,
    );
  const long = topics.find(({ length }) => length > TOPIC_LENGTH);
  return long === undefined ? topics : unfit('topics', `A topic has at most ${TOPIC_LENGTH} characters.`);
}

/** A schedule as it is kept, and the zone by its proper name. */
export function readTiming({ schedule, zone }: Timing, now: Date): Timing | Unfit {
  const read = parseSchedule(schedule);
  if ('reason' in read) return unfit('schedule', read.reason);
  const found = findZone(zone);
  if ('reason' in found) return unfit('zone', found.reason);
  if (nextSlots(read, found.zone, now, 1).length === 0)
    return unfit('schedule', 'There is no day on which that schedule would come.');
  return { schedule: nameSchedule(read), zone: found.zone };
}

const unfit = (field: Unfit['field'], reason: string): Unfit => ({ field, reason });

/** What was wished before, and what is said now by this person. */
export function wishesOf(before: DigestWishes, { review, ...said }: SaidWishes, { id }: Person): DigestWishes {
  const { review: reviewed, ...others } = { ...before, ...said };
  if (review === 'none') return others;
  const kept = review === undefined ? reviewed : { by: id, unapproved: review };
  return { ...others, ...(kept && { review: kept }) };
}
