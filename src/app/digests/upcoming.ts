import { BriefdeskError } from '../../core/errors.ts';
import type { Progress, SlotsPassed } from './digest-store.ts';
import { parseSchedule } from './parse-schedule.ts';
import type { Schedule } from './schedule.ts';
import { slotsAfter } from './slots.ts';
import type { Slot, Subscription } from './subscription.ts';

/** A reviewer has so long before the slot. */
const REVIEW_MS = 30 * 60_000;
/** A post is late beyond this: it says so, or is not made at all where the subscription skips what it missed. */
const LATE_MS = 10 * 60_000;
/** After an outage a digest is still wanted for so long, or until the next one would have been due. */
const WANTED_MS = 24 * 3_600_000;
/** Slots looked through at once: an interval schedule after a long outage has thousands. */
const MOST_PASSED = 2000;

type Timed = Pick<Subscription, 'timing' | 'wishes'>;

/** When the slots after an instant have to be looked at. */
export function progressFrom(subscription: Timed, dealtWith: Date): Progress {
  const [slot] = slotsAfter(scheduleOf(subscription), subscription.timing.zone, dealtWith);
  return { dealtWith, ...(slot && { next: beginOf(subscription, slot, dealtWith) }) };
}

/** What came between a subscription's progress and now: the newest slot to be posted, earlier ones skipped. */
export function passSlots(
  { subscription, progress }: { readonly subscription: Subscription; readonly progress: Progress },
  now: Date,
): SlotsPassed {
  const { passed, next, dealtWith } = walkSlots(subscription, progress.dealtWith, now);
  const begins = next && beginOf(subscription, next, dealtWith);
  // Of more slots than are looked through at once, the newest come with the next look.
  const newest = begins && begins <= now ? undefined : passed.at(-1);
  const wanted = newest && isWanted(subscription, newest, next, now) ? newest : undefined;
  // A draft that is due already must not keep what was missed until its slot.
  const last = wanted && wanted.at > now ? passed.findLast(({ at }) => at <= now) : undefined;
  const missed = last && isWanted(subscription, last, wanted, now) ? last : undefined;
  return {
    subscription: subscription.id,
    since: progress.dealtWith,
    progress: { dealtWith, ...(begins && { next: begins }) },
    ...(missed && { missed }),
    skipped: passed
      .filter((slot) => slot !== wanted && slot !== missed)
      .map((slot) => ({ slot, note: 'missed while nothing ran' })),
    ...(wanted && {
      due: { slot: wanted, at: beginOf(subscription, wanted, passed.at(-2)?.at ?? progress.dealtWith) },
    }),
  };
}

interface Walk {
  readonly passed: readonly Slot[];
  /** The first that is not passed, if there is any. */
  readonly next?: Slot;
  readonly dealtWith: Date;
}

/** Goes through the slots from an instant to the first that need not be looked at yet. */
function walkSlots(subscription: Subscription, from: Date, now: Date): Walk {
  const passed: Slot[] = [];
  let dealtWith = from;
  for (const slot of slotsAfter(scheduleOf(subscription), subscription.timing.zone, dealtWith)) {
    const isAhead = beginOf(subscription, slot, dealtWith) > now;
    if (isAhead || passed.length === MOST_PASSED) return { passed, next: slot, dealtWith };
    passed.push(slot);
    dealtWith = slot.at;
  }
  return { passed, dealtWith };
}

/** From one slot to the one after it; 0 where there is none. */
export function usualGapMs(subscription: Timed, slot: Date): number {
  const [next] = slotsAfter(scheduleOf(subscription), subscription.timing.zone, slot);
  return next ? next.at.getTime() - slot.getTime() : 0;
}

export const isLate = (slot: Pick<Slot, 'at'>, now: Date): boolean => now.getTime() - slot.at.getTime() > LATE_MS;

/** Whether a slot that has come is still to be posted: late at most by a day, or until the next one comes. */
function isWanted({ wishes }: Subscription, slot: Slot, next: Slot | undefined, now: Date): boolean {
  if (wishes.catchUp === 'skip') return !isLate(slot, now);
  const gap = next ? next.at.getTime() - slot.at.getTime() : 0;
  return now.getTime() - slot.at.getTime() <= Math.max(WANTED_MS, gap);
}

/** A draft comes before its slot, but not before the slot before it. */
const beginOf = ({ wishes }: Pick<Subscription, 'wishes'>, { at }: Slot, before: Date): Date =>
  wishes.review ? new Date(Math.max(at.getTime() - REVIEW_MS, before.getTime())) : at;

function scheduleOf({ timing }: Timed): Schedule {
  const schedule = parseSchedule(timing.schedule);
  if ('reason' in schedule) throw new BriefdeskError('bad-schedule', `${timing.schedule}: ${schedule.reason}`);
  return schedule;
}
