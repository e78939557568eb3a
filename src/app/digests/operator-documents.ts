import type { Document } from '../document.ts';
import { type Clock, showMoment } from '../times.ts';
import { plural } from '../wording.ts';
import type { Delivery } from './delivery.ts';
import { describeSchedule } from './describe-schedule.ts';
import type { SubscriptionReport } from './digest-store.ts';
import { parseSchedule } from './parse-schedule.ts';
import { nameDelivery } from './slot-words.ts';
import { slotsAfter } from './slots.ts';
import type { Subscription } from './subscription.ts';

/** Every subscription: what it is, when it was and will be posted, and what is wrong with it. */
export function subscriptionsDocument(reports: readonly SubscriptionReport[], clock: Clock): Document {
  if (reports.length === 0)
    return { title: 'Digests', blocks: [{ kind: 'note', text: 'There are none yet. In a channel: /digest add' }] };
  const entries = reports.map((report) => {
    const { id, place, topics } = report.subscription;
    const name = `${id} ${place.workspace} ${place.channel}`;
    return { kind: 'entry', name, detail: [topics.join(', '), ...statesOf(report, clock)].join('. ') } as const;
  });
  return { title: `Digests: ${plural(reports.length, 'subscription')}`, blocks: entries };
}

function statesOf(
  { subscription, lastSent, failing, progress, gone }: SubscriptionReport,
  { now }: Clock,
): readonly string[] {
  const { timing, state } = subscription;
  // By the clock that its schedule names.
  const clock = { now, zone: timing.zone };
  const schedule = parseSchedule(timing.schedule);
  const inWords = 'reason' in schedule ? schedule.reason : describeSchedule(schedule, timing.zone);
  const next = state.kind === 'paused' || gone ? undefined : nextSlot(subscription, progress.dealtWith, now);
  return [
    inWords,
    lastSent ? `Last post ${showMoment(lastSent, clock)}` : 'Not posted yet',
    next ? `next ${showMoment(next, clock)}` : 'no next one',
    ...(state.kind === 'paused' ? ['Paused'] : []),
    ...(gone ? ['Rests: the bot was removed from there'] : []),
    ...(state.kind === 'faulty' ? [`Rests since ${showMoment(state.since, clock)}: ${state.reason}`] : []),
    ...(failing && state.kind !== 'faulty' ? [`Failed: ${failing.note ?? 'no reason known'} (${failing.id})`] : []),
  ];
}

function nextSlot({ timing }: Subscription, dealtWith: Date, now: Date): Date | undefined {
  const schedule = parseSchedule(timing.schedule);
  if ('reason' in schedule) return undefined;
  const [next] = slotsAfter(schedule, timing.zone, dealtWith > now ? dealtWith : now);
  return next?.at;
}

/** Deliveries as they are listed: to be tried again by their id. */
export function deliveriesDocument(deliveries: readonly Delivery[], failed: boolean, clock: Clock): Document {
  if (deliveries.length === 0) {
    const text = failed ? 'None failed that is not made good.' : 'There are none yet.';
    return { title: 'Deliveries', blocks: [{ kind: 'note', text }] };
  }
  const entries = deliveries.map((one) => ({
    kind: 'entry' as const,
    name: one.id,
    detail: [`${nameDelivery(one)}: ${stateOf(one, clock)}`, one.note].filter(Boolean).join('. '),
  }));
  const hint = 'To try one again: briefdesk deliveries retry ID';
  const title = failed ? 'Deliveries that failed' : 'Deliveries';
  return { title, blocks: [...entries, ...(failed ? [{ kind: 'note', text: hint } as const] : [])] };
}

function stateOf({ state, tries, failingSince }: Delivery, clock: Clock): string {
  switch (state.kind) {
    case 'sent':
      return `sent ${showMoment(state.at, clock)}`;
    case 'due':
      if (failingSince) return `failing since ${showMoment(failingSince, clock)}, ${tried(tries)}`;
      return state.at ? `due ${showMoment(state.at, clock)}` : 'waits for its reviewer';
    case 'unclear':
      return 'may be there or not';
    default:
      return state.kind === 'dead' ? `given up after ${tried(tries)}` : 'skipped';
  }
}

const tried = (tries: number): string => (tries === 1 ? 'one try' : `${tries} tries`);
