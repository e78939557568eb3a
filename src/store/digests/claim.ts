import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Platform } from '../../app/chat/ports.ts';
import type { Claimed, Part } from '../../app/digests/delivery.ts';
import { clockOf } from '../clock.ts';
import type { Database, Schema } from '../schema.ts';
import { transact } from './locks.ts';
import { readComposed, readDelivery } from './rows.ts';
import { readSubscription } from './subscriptions.ts';

interface Claiming {
  readonly holder: string;
  readonly limit: number;
  readonly leaseMs: number;
  readonly platforms: readonly Platform[];
  readonly now: Date;
}

/** Others of its channel wait so long for one that stopped on its way, from its begin on: none is late for it alone. */
const GOES_ON_MS = 5 * 60_000;

/**
 * Of a channel only the first that is due, and none while another one is worked on: what the channel is told by one is
 * known when the next is composed. What is half there comes before what has not begun, then the earlier slot before the
 * later one: of any two that are due exactly one waits for the other. One that has lately stopped half-way is waited for
 * even while it is not due. On PostgreSQL replicas pass over each other's rows; SQLite has one writer.
 */
export async function claim(
  { kind, sql: query }: Database,
  { holder, limit, leaseMs, platforms, now }: Claiming,
): Promise<readonly Claimed[]> {
  if (platforms.length === 0) return [];
  const clock = clockOf(kind);
  const reached = platforms.map((name) => sql`d.workspace LIKE ${`${name}:%`} OR d.workspace LIKE ${`user:${name}:%`}`);
  const skip = kind === 'postgres' ? sql`FOR UPDATE OF d SKIP LOCKED` : sql``;
  const { rows: taken } = await sql<Schema['delivery']>`UPDATE delivery
    SET lease_holder = ${holder}, lease_until = ${clock} + ${leaseMs}, tries = tries + 1
    WHERE id IN (SELECT d.id FROM delivery d
      WHERE d.state = 'due' AND d.next_at <= ${now.getTime()} AND (d.lease_until IS NULL OR d.lease_until <= ${clock})
        AND (${sql.join(reached, sql` OR `)})
        AND NOT EXISTS (SELECT 1 FROM removed_workspace gone WHERE gone.id = d.workspace)
        AND NOT EXISTS (SELECT 1 FROM delivery other
          WHERE other.workspace = d.workspace AND other.channel = d.channel AND other.state = 'due' AND other.id <> d.id
            AND (other.lease_until > ${clock} OR CASE
              WHEN ${hasBegun(sql`d.id`)} AND NOT ${hasBegun(sql`other.id`)} THEN 1 = 0
              WHEN ${hasBegun(sql`other.id`)} AND NOT ${hasBegun(sql`d.id`)}
                THEN other.next_at <= ${now.getTime()} OR ${firstBegun(sql`other.id`)}
                  BETWEEN ${now.getTime() - GOES_ON_MS} AND ${now.getTime() + GOES_ON_MS}
              ELSE other.next_at <= ${now.getTime()}
                AND (other.slot_at < d.slot_at OR (other.slot_at = d.slot_at AND other.id < d.id)) END))
      ORDER BY d.next_at, d.id LIMIT ${limit} ${skip})
    RETURNING *`.execute(query);
  const rows = kind === 'postgres' ? await withoutShared(query, clock, { taken, holder }) : taken;
  if (rows.length === 0) return [];
  const subscriptions = await query
    .selectFrom('subscription')
    .where('id', 'in', [...new Set(rows.map(({ subscription }) => subscription))])
    .selectAll()
    .execute();
  const parts = await query
    .selectFrom('delivery_part')
    .where(
      'delivery',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('delivery')
    .orderBy('part')
    .selectAll()
    .execute();
  const byId = new Map(subscriptions.map((row) => [row.id, row]));
  return rows
    .toSorted((a, b) => (a.next_at ?? 0) - (b.next_at ?? 0) || (a.id < b.id ? -1 : 1))
    .flatMap((row) => {
      const subscription = byId.get(row.subscription);
      if (!subscription) return [];
      return toClaimed(
        row,
        subscription,
        parts.filter(({ delivery }) => delivery === row.id),
      );
    });
}

interface Taken {
  readonly taken: readonly Schema['delivery'][];
  readonly holder: string;
}

/**
 * A replica that claims at the same moment does not see this claim, and may have found another delivery of the channel
 * to be the first. Of two that claimed, the one that looks after both are done sees the other, and lets go.
 */
async function withoutShared(
  query: Kysely<Schema>,
  clock: RawBuilder<number>,
  { taken, holder }: Taken,
): Promise<readonly Schema['delivery'][]> {
  if (taken.length === 0) return taken;
  const letGo = sql<{ readonly id: string }>`UPDATE delivery AS d
    SET lease_holder = NULL, lease_until = NULL, tries = tries - 1
    WHERE d.id IN (${sql.join(taken.map(({ id }) => id))}) AND d.lease_holder = ${holder}
      AND EXISTS (SELECT 1 FROM delivery other WHERE other.workspace = d.workspace AND other.channel = d.channel
        AND other.state = 'due' AND other.id <> d.id AND other.lease_until > ${clock})
    RETURNING d.id`;
  const { rows } = await transact(query, (transaction) => letGo.execute(transaction));
  const shared = new Set(rows.map(({ id }) => id));
  return taken.filter(({ id }) => !shared.has(id));
}

const hasBegun = (delivery: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`EXISTS (SELECT 1 FROM delivery_part part WHERE part.delivery = ${delivery}
    AND (part.begun_at IS NOT NULL OR part.message IS NOT NULL))`;

const firstBegun = (delivery: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(SELECT min(part.begun_at) FROM delivery_part part WHERE part.delivery = ${delivery})`;

const toClaimed = (
  row: Schema['delivery'],
  subscription: Schema['subscription'],
  parts: readonly Schema['delivery_part'][],
): Claimed => ({
  delivery: readDelivery(row),
  subscription: readSubscription(subscription),
  ...(subscription.looked_at !== null && { lookedAt: new Date(subscription.looked_at) }),
  ...(row.composed !== null && { composed: readComposed(row.composed) }),
  ...(row.review !== null && { review: row.review }),
  parts: parts.map(toPart),
});

const toPart = ({ payload, message, begun_at }: Schema['delivery_part']): Part => ({
  payload,
  ...(message !== null && { message }),
  ...(begun_at !== null && { begunAt: new Date(begun_at) }),
});
