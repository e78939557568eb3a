import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import type { Place } from '../../app/chat/ports.ts';
import type { Delivery } from '../../app/digests/delivery.ts';
import type { DigestStore, Progress, SubscriptionReport } from '../../app/digests/digest-store.ts';
import type { DigestWishes, Slot, Subscription, SubscriptionState } from '../../app/digests/subscription.ts';
import type { Database, Schema } from '../schema.ts';
import { lockDigests } from './locks.ts';
import { readDelivery } from './rows.ts';

type Write = <T>(work: (transaction: Transaction<Schema>) => Promise<T>) => Promise<T>;

type Subscriptions = Pick<
  DigestStore,
  | 'addSubscription'
  | 'openSubscription'
  | 'subscriptionsIn'
  | 'allSubscriptions'
  | 'changeSubscription'
  | 'removeSubscription'
  | 'subscriptionsDue'
  | 'markFaulty'
>;

/** `write` runs writers of one channel one after the other. */
export function keepSubscriptions({ kind, sql: query }: Database, write: Write): Subscriptions {
  return {
    addSubscription: (subscription, progress, limit) =>
      write(async (transaction) => {
        const { place } = subscription;
        const { count } = await transaction
          .selectFrom('subscription')
          .where('workspace', '=', place.workspace)
          .where('channel', '=', place.channel)
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        if (count >= limit) return 'too-many';
        const added = await transaction
          .insertInto('subscription')
          .values({ ...writeSubscription(subscription), ...writeProgress(progress), looked_at: null, last_sent: null })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst();
        return added ? ('added' as const) : ('known' as const);
      }),
    openSubscription: async (id) => (await report(query, sql`s.id = ${id}`, sql`s.id`))[0],
    subscriptionsIn: ({ workspace, channel }) =>
      report(query, sql`s.workspace = ${workspace} AND s.channel = ${channel}`, sql`s.made_at, s.id`),
    allSubscriptions: () => report(query, sql`1 = 1`, sql`s.workspace, s.channel, s.made_at, s.id`),
    subscriptionsDue: async (now, limit) => {
      const { rows } = await sql<SubscriptionRow>`SELECT s.* FROM subscription s
        WHERE s.state <> 'paused' AND s.next_at <= ${now.getTime()}
          AND NOT EXISTS (SELECT 1 FROM removed_workspace gone WHERE gone.id = s.workspace)
        ORDER BY s.next_at, s.id LIMIT ${limit}`.execute(query);
      return rows.map((row) => ({ subscription: readSubscription(row), progress: readProgress(row) }));
    },
    changeSubscription: (id, change) =>
      write(async (transaction) => {
        await lockDigests({ kind }, transaction, { subscriptions: [id] });
        const before = await transaction.selectFrom('subscription').where('id', '=', id).selectAll().executeTakeFirst();
        if (!before) return undefined;
        const { subscription, waiting } = change(readSubscription(before));
        const row = writeChangeable(subscription);
        const retimed = waiting && 'retimed' in waiting ? waiting.retimed : undefined;
        await transaction
          .updateTable('subscription')
          .set({ ...row, ...(retimed && writeProgress(retimed)) })
          .where('id', '=', id)
          .execute();
        if (row.state === 'paused') await skipUnbegun(transaction, id, 'the subscription was paused');
        else if (retimed) await skipUnbegun(transaction, id, 'the subscription was changed');
        else if (waiting && 'anew' in waiting) await composeAnew(transaction, id, waiting.anew);
        return subscription;
      }),
    removeSubscription: (id) =>
      write(async (transaction) => {
        await lockDigests({ kind }, transaction, { subscriptions: [id] });
        const gone = await transaction
          .deleteFrom('subscription')
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst();
        await transaction
          .updateTable('delivery')
          .set({ state: 'skipped', note: 'the subscription was removed', next_at: null, review: null })
          .where('subscription', '=', id)
          .where('state', '=', 'due')
          .execute();
        // What one is sending just now is told once it is there.
        await sql`UPDATE delivery SET composed = NULL WHERE subscription = ${id} AND state = 'skipped'
          AND ${isUnbegun}`.execute(transaction);
        return gone !== undefined;
      }),
    markFaulty: async (id, reason, since) => {
      const state: SubscriptionState = { kind: 'faulty', reason, since };
      await query
        .updateTable('subscription')
        .set(writeState(state))
        .where('id', '=', id)
        .where('state', '=', 'active')
        .execute();
    },
  };
}

/**
 * Deliveries of a subscription that wait and of which nothing may be there yet; those before a newer one, where it is
 * named: a draft that comes before its slot leaves their turn to those that wait for it and have not failed. Returns
 * those that failed until now: they stay listed.
 */
export async function skipUnbegun(
  transaction: Transaction<Schema>,
  subscription: string,
  note: string,
  newer?: { readonly slot: Slot; readonly at: Date },
): Promise<readonly Delivery[]> {
  const earlier = newer ? sql`AND slot_at < ${newer.at.getTime()}` : sql``;
  const isDraft = newer && newer.slot.at > newer.at;
  const out = isDraft
    ? sql`AND (failing_since IS NOT NULL OR next_at IS NULL OR next_at > ${newer.at.getTime()})`
    : sql``;
  const { rows } = await sql<
    Schema['delivery']
  >`UPDATE delivery SET state = CASE WHEN failing_since IS NULL THEN 'skipped' ELSE 'dead' END,
    note = CASE WHEN failing_since IS NULL THEN ${note} ELSE coalesce(note, ${note}) END,
    next_at = NULL, composed = NULL, review = NULL
    WHERE subscription = ${subscription} AND state = 'due' ${earlier} ${out} AND ${isUnbegun} RETURNING *`.execute(
    transaction,
  );
  return rows.filter(({ state }) => state === 'dead').map(readDelivery);
}

/** Of a `delivery`: no message of it may be there. */
export const isUnbegun = sql<SqlBool>`NOT EXISTS (SELECT 1 FROM delivery_part part WHERE part.delivery = delivery.id
  AND (part.begun_at IS NOT NULL OR part.message IS NOT NULL))`;

/** What was composed for other wishes is not posted; a reviewer sees the new draft. */
async function composeAnew(transaction: Transaction<Schema>, subscription: string, from: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`UPDATE delivery SET composed = NULL, review = NULL, lease_holder = NULL,
    lease_until = NULL, next_at = CASE WHEN review IS NULL THEN next_at ELSE ${from.getTime()} END
    WHERE subscription = ${subscription} AND state = 'due' AND coalesce(review, '') <> 'held' AND composed IS NOT NULL
      AND (review IS NULL OR slot_at > ${from.getTime()}) AND ${isUnbegun} RETURNING id`.execute(transaction);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await transaction.deleteFrom('delivery_part').where('delivery', 'in', ids).execute();
}

type SubscriptionRow = Schema['subscription'];

/** Subscriptions `s` with the newest of their deliveries that failed. */
async function report(
  query: Kysely<Schema>,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<readonly SubscriptionReport[]> {
  const { rows } = await sql<SubscriptionRow & { readonly gone: number | null }>`SELECT s.*,
    (SELECT removed_at FROM removed_workspace gone WHERE gone.id = s.workspace) AS gone
    FROM subscription s WHERE ${where} ORDER BY ${order}`.execute(query);
  const ids = rows.map(({ id }) => id);
  const failing = new Map<string, Schema['delivery']>();
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const failed = await sql<Schema['delivery']>`SELECT * FROM delivery d
      WHERE d.subscription IN (${sql.join(ids.slice(from, from + IDS_AT_ONCE))}) AND ${FAILED}
      ORDER BY d.slot_at`.execute(query);
    for (const row of failed.rows) failing.set(row.subscription, row);
  }
  return rows.map((row) => {
    const failed = failing.get(row.id);
    const current = failed && (row.last_sent === null || failed.slot_at > row.last_sent);
    return {
      subscription: readSubscription(row),
      progress: readProgress(row),
      ...(row.last_sent !== null && { lastSent: new Date(row.last_sent) }),
      ...(row.looked_at !== null && { lookedAt: new Date(row.looked_at) }),
      ...(current && { failing: readDelivery(failed) }),
      ...(row.gone !== null && { gone: true }),
    };
  });
}

/** Bound values of one query. */
const IDS_AT_ONCE = 500;

/** Of a delivery `d`: somebody should look at it. */
export const FAILED = sql<SqlBool>`(d.state IN ('dead', 'unclear') OR (d.state = 'due' AND d.failing_since IS NOT NULL))`;

const writeProgress = ({ dealtWith, next }: Progress) => ({
  dealt_with: dealtWith.getTime(),
  next_at: next?.getTime() ?? null,
});

const readProgress = ({ dealt_with, next_at }: SubscriptionRow): Progress => ({
  dealtWith: new Date(dealt_with),
  ...(next_at !== null && { next: new Date(next_at) }),
});

const writeSubscription = (subscription: Subscription) => {
  const { id, place, maker, madeAt } = subscription;
  return {
    id,
    workspace: place.workspace,
    channel: place.channel,
    place: JSON.stringify(place),
    maker,
    made_at: madeAt.getTime(),
    ...writeChangeable(subscription),
  };
};

const writeChangeable = ({ topics, timing, wishes, state }: Subscription) => ({
  topics: JSON.stringify(topics),
  schedule: timing.schedule,
  zone: timing.zone,
  wishes: JSON.stringify(wishes),
  ...writeState(state),
});

const writeState = ({ kind, ...detail }: SubscriptionState) => ({ state: kind, state_detail: JSON.stringify(detail) });

export function readSubscription(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    place: JSON.parse(row.place) as Place,
    topics: JSON.parse(row.topics) as readonly string[],
    timing: { schedule: row.schedule, zone: row.zone },
    wishes: JSON.parse(row.wishes) as DigestWishes,
    maker: row.maker,
    madeAt: new Date(row.made_at),
    state: readState(row),
  };
}

/** Rows are written and read by this program alone: what comes out is what went in. */
function readState({ state, state_detail }: SubscriptionRow): SubscriptionState {
  const detail = JSON.parse(state_detail) as { readonly by: string; readonly reason: string; readonly since: string };
  if (state === 'paused') return { kind: state, by: detail.by };
  return state === 'faulty' ? { kind: state, reason: detail.reason, since: new Date(detail.since) } : { kind: state };
}
