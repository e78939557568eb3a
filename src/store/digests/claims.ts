import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DigestStore, Hold } from '../../app/digests/digest-store.ts';
import { clockOf } from '../clock.ts';
import type { Database, Schema } from '../schema.ts';
import { claim } from './claim.ts';
import { lockDigests, transact } from './locks.ts';
import { writeComposed } from './rows.ts';
import { together } from './together.ts';

type Claims = Pick<
  DigestStore,
  | 'claimDeliveries'
  | 'prolong'
  | 'keepComposed'
  | 'keepDraft'
  | 'beginPart'
  | 'keepMessage'
  | 'postpone'
  | 'closeDelivery'
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
    prolong: async (hold, leaseMs) => {
      await sql`UPDATE delivery SET lease_until = ${clock} + ${leaseMs} WHERE ${isHeld(hold)}`.execute(query);
    },
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
