import type { Delivery } from './delivery.ts';
import { describeZone } from './describe-schedule.ts';
import type { Slot } from './subscription.ts';

/** "20 November 2026 08:00 Kyiv time", by whatever clock it is read. */
export function showSlot({ at, key }: Slot): string {
  const [, date, time, offset, zone] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)([+-]\d\d:\d\d)?\[(.+)\]$/.exec(key) ?? [];
  if (date === undefined || zone === undefined) {
    return `${showDay(at)} ${at.toISOString().slice(11, 16)} UTC, when it was asked for`;
  }
  return `${showDay(new Date(date))} ${time} ${describeZone(zone)}${offset === undefined ? '' : ` (UTC${offset})`}`;
}

const showDay = (day: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(day);

/** "digest m0rn1g in channel C1 of slack:T1, due 20 November 2026 08:00 Kyiv time", for the operator. */
export const nameDelivery = ({
  subscription,
  place,
  slot,
}: Pick<Delivery, 'subscription' | 'place' | 'slot'>): string =>
  `digest ${subscription} in channel ${place.channel} of ${place.workspace}, due ${showSlot(slot)}`;
