import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Platform } from '../../app/chat/ports.ts';
import type { Claimed, Part } from '../../app/digests/delivery.ts';
import type { DigestStore, Hold } from '../../app/digests/digest-store.ts';
import { clockOf } from '../clock.ts';
import type { Database, Schema } from '../schema.ts';
import { lockDigests, transact } from './locks.ts';
import { readComposed, readDelivery, writeComposed } from './rows.ts';
import { readSubscription } from './subscriptions.ts';
import { together } from './together.ts';

type Claims = Pick<
  DigestStore,
  'claimDeliveries' | 'keepComposed' | 'keepDraft' | 'beginPart' | 'keepMessage' | 'postpone' | 'closeDelivery'
>;

/** What one who works on deliveries does with them. */
export function keepClaims({ kind, sql: query }: Database): Claims {
  const clock = clockOf(kind);
  const isHeld = ({ delivery, holder }: Hold): RawBuilder<unknown> =>
    sql`id = ${delivery} AND lease_holder = ${holder} AND lease_until > ${clock} AND state = 'due'`;

  const lockHeld = (transaction: Transaction<Schema>, items: readonly { readonly hold: Hold }[]): Promise<void> =>
    lockDigests({ kind }, transaction, { subscriptions: [], deliveries: items.map(({ hold }) => hold.delivery) });

  const begin = together(async (items: readonly Beginning[]) =>
    transact(query, async (transaction) => {
      await lockHeld(transaction, items);
      const results: ('begun' | 'lost')[] = [];
      for (const { hold, part, leaseMs, now } of items) {
        const held =
          await sql`UPDATE delivery SET lease_until = ${clock} + ${leaseMs} WHERE ${isHeld(hold)} RETURNING id`
            .execute(transaction)
            .then(({ rows }) => rows.length > 0);
        if (held) {
          await transaction
            .updateTable('delivery_part')
            .set({ begun_at: sql`coalesce(begun_at, ${now.getTime()})` })
            .where('delivery', '=', hold.delivery)
            .where('part', '=', part)
            .execute();
        }
        results.push(held ? 'begun' : 'lost');
      }
      return results;
    }),
  );

  const compose = together(async (items: readonly Composing[]) =>
    transact(query, async (transaction) => {
      await lockHeld(transaction, items);
      const results: boolean[] = [];
      for (const { hold, composed, payloads } of items) {
        const { rows } =
          await sql`UPDATE delivery SET composed = ${composed} WHERE ${isHeld(hold)} RETURNING id`.execute(transaction);
        results.push(rows.length > 0);
        if (rows.length === 0) continue;
        await transaction.deleteFrom('delivery_part').where('delivery', '=', hold.delivery).execute();
        const parts = payloads.map((payload, part) => ({ delivery: hold.delivery, part, payload, ...NOT_BEGUN }));
        await transaction.insertInto('delivery_part').values(parts).execute();
      }
      return results;
    }),
  );

  return {
    claimDeliveries: (options, now) => claim({ kind, sql: query }, { ...options, now }),
    keepComposed: (hold, composed, payloads) => compose({ hold, composed: writeComposed(composed), payloads }),
    keepDraft: async (hold, composed) => {
      const { rows } = await sql`UPDATE delivery SET composed = ${writeComposed(composed)}, review = 'waiting'
        WHERE ${isHeld(hold)} RETURNING id`.execute(query);
      return rows.length > 0;
    },
    beginPart: (hold, part, leaseMs, now) => begin({ hold, part, leaseMs, now }),
    keepMessage: async (delivery, part, message) => {
      await query
        .updateTable('delivery_part')
        .set({ message })
        .where('delivery', '=', delivery)
        .where('part', '=', part)
        .where('message', 'is', null)
        .execute();
    },
    postpone: (hold, until, { note, clear, failing }) =>
      transact(query, async (transaction) => {
        const began = failing ? sql`coalesce(failing_since, ${failing.getTime()})` : sql`failing_since`;
        const since = failing === false ? sql`NULL` : began;
        const { rows } = await sql`UPDATE delivery SET next_at = ${until?.getTime() ?? null}, note = ${note ?? null},
          failing_since = ${since}, lease_holder = NULL, lease_until = NULL
          WHERE id = ${hold.delivery} AND lease_holder = ${hold.holder} AND state = 'due' RETURNING id`.execute(
          transaction,
        );
        if (!clear || rows.length === 0) return;
        await transaction
          .updateTable('delivery_part')
          .set({ begun_at: null })
          .where('delivery', '=', hold.delivery)
          .where('message', 'is', null)
          .execute();
      }),
    closeDelivery: async (hold, as, note) => {
      await query
        .updateTable('delivery')
        .set({ state: as, note, next_at: null, lease_holder: null, lease_until: null })
        .$if(as === 'skipped', (closed) => closed.set({ composed: null, review: null }))
        .where('id', '=', hold.delivery)
        .where('lease_holder', '=', hold.holder)
        .where('state', '=', 'due')
        .execute();
    },
  };
}

interface Beginning {
  readonly hold: Hold;
  readonly part: number;
  readonly leaseMs: number;
  readonly now: Date;
}

interface Composing {
  readonly hold: Hold;
  readonly composed: string;
  readonly payloads: readonly string[];
}

const NOT_BEGUN = { message: null, begun_at: null } as const;

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
async function claim(
  { kind, sql: query }: Database,
  { holder, limit, leaseMs, platforms, now }: Claiming,
): Promise<readonly Claimed[]> {
  if (platforms.length === 0) return [];
  const clock = clockOf(kind);
  const reached = platforms.map((name) => sql`d.workspace LIKE ${`${name}:%`} OR d.workspace LIKE ${`user:${name}:%`}`);
  const skip = kind === 'postgres' ? sql`FOR UPDATE OF d SKIP LOCKED` : sql``;
  const { rows } = await sql<Schema['delivery']>`UPDATE delivery
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
                THEN other.next_at <= ${now.getTime()} OR ${firstBegun(sql`other.id`)} > ${now.getTime() - GOES_ON_MS}
              ELSE other.next_at <= ${now.getTime()}
                AND (other.slot_at < d.slot_at OR (other.slot_at = d.slot_at AND other.id < d.id)) END))
      ORDER BY d.next_at, d.id LIMIT ${limit} ${skip})
    RETURNING *`.execute(query);
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
