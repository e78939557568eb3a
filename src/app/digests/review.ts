import { type Delivering, holdOf } from './delivering.ts';
import type { Claimed, Composed } from './delivery.ts';
import { commandFor, REVIEWED_BY } from './digest-line.ts';
import { backOffMs } from './failures.ts';

/**
 * What a review asks for now: before the slot a draft goes to the reviewer and waits; at the slot it is sent where it
 * is approved, or need not be. `waits`: nothing is to be sent now.
 */
export async function reviewDraft(
  delivering: Delivering,
  claimed: Claimed,
  composed: Composed,
): Promise<'send' | 'waits'> {
  const { store, now, random } = delivering;
  const { delivery, subscription, review } = claimed;
  const hold = holdOf(delivering, claimed);
  if (review === 'approved') return 'send';
  const ahead = delivery.slot.at > now();
  const holds = subscription.wishes.review?.unapproved === 'hold';
  if (!ahead && !holds && review !== 'held') return 'send';
  if (review === undefined && !(await store.keepDraft(hold, composed))) return 'waits';
  const unseen = review === undefined || ahead || delivery.failingSince !== undefined;
  const trouble = unseen ? await showDraft(delivering, claimed, composed) : undefined;
  const slot = ahead ? delivery.slot.at : undefined;
  const again = new Date(now().getTime() + backOffMs(delivery.tries, random()));
  await store.postpone(hold, trouble === undefined || (slot && slot < again) ? slot : again, {
    note: trouble ?? (ahead ? 'waits for its slot, and for its reviewer' : 'waits for its reviewer'),
    clear: true,
    failing: trouble !== undefined && now(),
  });
  return 'waits';
}

/** Why the reviewer could not be shown it. */
async function showDraft(
  { courierOf, presentDraft, report }: Delivering,
  claimed: Claimed,
  composed: Composed,
): Promise<string | undefined> {
  const { subscription, delivery, review = 'waiting' } = claimed;
  const reviewer = subscription.wishes.review?.by ?? subscription.maker;
  const { place } = subscription;
  const courier = courierOf(place.platform);
  if (await courier.hasLeft(place, reviewer))
    return `its reviewer has left: ${commandFor(subscription, 'edit')} review:${REVIEWED_BY[place.platform]} makes another one, review:none goes without`;
  const { document, actions } = presentDraft(claimed, { composed, review });
  try {
    await courier.tell(reviewer, document, actions);
    return undefined;
  } catch (error) {
    report(`draft of ${delivery.id}`, error);
    return `the draft did not reach its reviewer: ${error instanceof Error ? error.message : String(error)}`;
  }
}
