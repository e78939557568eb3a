import { type Kysely, sql, type Transaction } from 'kysely';
import type { Delivery, Draft } from '../../app/digests/delivery.ts';
import { deliveryIdOf } from '../../app/digests/delivery.ts';
import type { DigestStore, SlotsPassed } from '../../app/digests/digest-store.ts';
import type { Slot } from '../../app/digests/subscription.ts';
import type { Database, Schema } from '../schema.ts';
import { lockDigests, transact } from './locks.ts';
import { readComposed, readDelivery, writeComposed } from './rows.ts';
import { FAILED, isUnbegun, skipUnbegun } from './subscriptions.ts';

type Ledger = Pick<
  DigestStore,
  'recordSlots' | 'addDelivery' | 'openDelivery' | 'listDeliveries' | 'retryDelivery' | 'openDraft' | 'reviseDraft'
>;

/** What becomes of slots, and what people see and change of it. */
export function keepLedger({ kind, sql: query }: Database): Ledger {
  return {
    recordSlots: (passed) =>
      transact(query, async (transaction) => {
        await lockDigests({ kind }, transaction, { subscriptions: passed.map(({ subscription }) => subscription) });
        const dead: Delivery[] = [];
        for (const one of passed) dead.push(...(await recordSlots(transaction, one)));
        return dead;
      }),
    addDelivery: (subscription, slot) =>
      transact(query, async (transaction) => {
        // Somebody may remove it just now: a delivery without it would keep its channel waiting.
        await lockDigests({ kind }, transaction, { subscriptions: [subscription], deliveries: [] });
        const place = await placeOf(transaction, subscription);
        if (place) await addDelivery(transaction, { ...place, subscription, slot, due: slot.at });
      }),
    openDelivery: (id) => openDelivery(query, id),
    listDeliveries: async ({ failed, limit }) => {
      const rows = await sql<Schema['delivery']>`SELECT * FROM delivery d ${failed ? sql`WHERE ${FAILED}` : sql``}
        ORDER BY d.slot_at DESC, d.id LIMIT ${limit}`.execute(query);
      return rows.rows.map(readDelivery);
    },
    retryDelivery: (id, now) =>
      transact(query, async (transaction) => {
        const known = await openDelivery(transaction, id);
        const subscriptions = known ? [known.subscription] : [];
        await lockDigests({ kind }, transaction, { subscriptions, deliveries: [id] });
        // Whoever asks knows that it is not there, or wants it in any case.
        await sql`UPDATE delivery_part SET begun_at = NULL WHERE delivery = ${id} AND message IS NULL
          AND EXISTS (SELECT 1 FROM delivery d WHERE d.id = ${id} AND d.state = 'unclear')`.execute(transaction);
        const { rows } = await sql`UPDATE delivery AS d
          SET state = 'due', next_at = ${now.getTime()}, failing_since = NULL, note = 'tried again by hand',
            review = CASE WHEN review = 'waiting' THEN NULL ELSE review END
          WHERE d.id = ${id} AND ${FAILED} AND EXISTS (SELECT 1 FROM subscription s WHERE s.id = d.subscription)
          RETURNING id`.execute(transaction);
        return rows.length > 0;
      }),
    openDraft: async (id) => {
      const row = await draftRow(query, id);
      return row && { ...readDraft(row), delivery: readDelivery(row) };
    },
    reviseDraft: (id, change, due) =>
      transact(query, async (transaction) => {
        await lockDigests({ kind }, transaction, { subscriptions: [], deliveries: [id] });
        const row = await draftRow(transaction, id);
        if (!row) return undefined;
        const draft = change(readDraft(row));
        await transaction
          .updateTable('delivery')
          .set({
            composed: writeComposed(draft.composed),
            review: draft.review,
            ...(due && { next_at: due.getTime() }),
            // Whoever holds it works with what it was before.
            lease_holder: null,
            lease_until: null,
          })
          .where('id', '=', id)
          .execute();
        return draft;
      }),
  };
}

async function openDelivery(query: Kysely<Schema>, id: string): Promise<Delivery | undefined> {
  const row = await query.selectFrom('delivery').where('id', '=', id).selectAll().executeTakeFirst();
  return row && readDelivery(row);
}

type DraftRow = Schema['delivery'] & Readonly<Record<'composed', string>> & { review: Draft['review'] };

/** Once its messages are rendered, a draft is on its way. */
async function draftRow(query: Kysely<Schema>, id: string): Promise<DraftRow | undefined> {
  const row = await query
    .selectFrom('delivery')
    .where('id', '=', id)
    .where('state', '=', 'due')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('delivery_part').select('part').whereRef('delivery_part.delivery', '=', 'delivery.id'))),
    )
    .selectAll()
    .executeTakeFirst();
  return row && row.composed !== null && row.review !== null
    ? { ...row, composed: row.composed, review: row.review }
    : undefined;
}

const readDraft = ({ composed, review }: DraftRow): Draft => ({ composed: readComposed(composed), review });

type Channel = Pick<Schema['subscription'], 'workspace' | 'channel'>;

const placeOf = (query: Kysely<Schema>, subscription: string): Promise<Channel | undefined> =>
  query.selectFrom('subscription').where('id', '=', subscription).select(['workspace', 'channel']).executeTakeFirst();

/** Whoever moves the subscription's progress on records the slots: another process that computed them too does not. */
async function recordSlots(transaction: Transaction<Schema>, passed: SlotsPassed): Promise<readonly Delivery[]> {
  const { subscription, since, due, missed, skipped, progress } = passed;
  const moved = await transaction
    .updateTable('subscription')
    .set({ dealt_with: progress.dealtWith.getTime(), next_at: progress.next?.getTime() ?? null })
    .where('id', '=', subscription)
    .where('dealt_with', '=', since.getTime())
    // Somebody may have paused it since it was found to be due.
    .where('state', '<>', 'paused')
    .returning(['workspace', 'channel'])
    .executeTakeFirst();
  if (!moved) return [];
  for (const { slot, note } of skipped) await addDelivery(transaction, { ...moved, subscription, slot, note });
  const wanted = [...(missed ? [{ slot: missed, at: missed.at }] : []), ...(due ? [due] : [])];
  const dead: Delivery[] = [];
  for (const one of wanted) {
    dead.push(...(await skipUnbegun(transaction, subscription, 'a newer one took its place', one)));
    await addDelivery(transaction, { ...moved, subscription, slot: one.slot, due: one.at });
    await takeUpAgain(transaction, subscription, one);
  }
  return dead;
}

interface NewDelivery extends Channel {
  readonly subscription: string;
  readonly slot: Slot;
  /** Absent: it is skipped. */
  readonly due?: Date;
  readonly note?: string;
}

async function addDelivery(
  transaction: Transaction<Schema>,
  { subscription, workspace, channel, slot, due, note }: NewDelivery,
): Promise<void> {
  await transaction
    .insertInto('delivery')
    .values({
      id: deliveryIdOf(subscription, slot),
      subscription,
      workspace,
      channel,
      slot_at: slot.at.getTime(),
      slot_key: slot.key,
      state: due ? 'due' : 'skipped',
      next_at: due?.getTime() ?? null,
      tries: 0,
      failing_since: null,
      note: note ?? null,
      sent_at: null,
      review: null,
      composed: null,
      lease_holder: null,
      lease_until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A slot whose draft was given up, as its digest was paused or changed and then was to come at it after all. */
async function takeUpAgain(
  transaction: Transaction<Schema>,
  subscription: string,
  { slot, at }: Required<SlotsPassed>['due'],
): Promise<void> {
  const id = deliveryIdOf(subscription, slot);
  const { rows } = await sql`UPDATE delivery SET state = 'due', next_at = ${at.getTime()}, tries = 0,
    failing_since = NULL, note = NULL, review = NULL, composed = NULL, lease_holder = NULL, lease_until = NULL
    WHERE id = ${id} AND state IN ('skipped', 'dead') AND ${isUnbegun} RETURNING id`.execute(transaction);
  if (rows.length > 0) await transaction.deleteFrom('delivery_part').where('delivery', '=', id).execute();
}
