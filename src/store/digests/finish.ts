import { sql, type Transaction } from 'kysely';
import type { Place } from '../../app/chat/ports.ts';
import type { Composed } from '../../app/digests/delivery.ts';
import type { SentDelivery } from '../../app/digests/digest-store.ts';
import type { Database, Schema } from '../schema.ts';
import { lockDigests, transact } from './locks.ts';
import { readComposed } from './rows.ts';
import { together } from './together.ts';
import { recordTold } from './told.ts';

/** Marks deliveries as sent, with all that follows from it, those that are sent at the same time in one transaction. */
export function finishTogether({
  kind,
  sql: query,
}: Database): (delivery: string, sent: SentDelivery) => Promise<void> {
  const finish = together((items: readonly Finished[]) =>
    transact(query, async (transaction) => {
      const deliveries = items.map(({ delivery }) => delivery);
      const rows = await transaction
        .selectFrom('delivery')
        .where('id', 'in', deliveries)
        .select('subscription')
        .execute();
      await lockDigests({ kind }, transaction, {
        subscriptions: rows.map(({ subscription }) => subscription),
        deliveries,
      });
      // What channels are told is written in one order, too.
      const ordered = items.toSorted((a, b) => (a.delivery < b.delivery ? -1 : 1));
      for (const { delivery, sent } of ordered) await finishOne(transaction, delivery, sent);
      return items;
    }),
  );
  return async (delivery, sent) => {
    await finish({ delivery, sent });
  };
}

interface Finished {
  readonly delivery: string;
  readonly sent: SentDelivery;
}

async function finishOne(transaction: Transaction<Schema>, id: string, sent: SentDelivery): Promise<void> {
  const at = sent.at.getTime();
  const before = await transaction
    .selectFrom('delivery')
    .where('id', '=', id)
    .where('state', '<>', 'sent')
    .select(['composed', 'subscription', 'workspace', 'channel'])
    .executeTakeFirst();
  if (!before || before.composed === null) return;
  await transaction
    .updateTable('delivery')
    .set({ state: 'sent', sent_at: at, next_at: null, note: null, failing_since: null, composed: null })
    .set({ lease_holder: null, lease_until: null })
    .where('id', '=', id)
    .execute();
  for (const [part, message] of sent.messages.entries()) {
    await transaction
      .updateTable('delivery_part')
      .set({ message, payload: '' })
      .where('delivery', '=', id)
      .where('part', '=', part)
      .execute();
  }
  const composed = readComposed(before.composed);
  // A draft that waited, or a digest tried again by hand, may have looked before one that was sent since.
  const looked = composed.lookedAt.getTime();
  const subscription = await transaction
    .updateTable('subscription')
    .set({ last_sent: at, looked_at: sql`CASE WHEN looked_at > ${looked} THEN looked_at ELSE ${looked} END` })
    .where('id', '=', before.subscription)
    .returning(['place', 'maker', 'state'])
    .executeTakeFirst();
  await recordTold(transaction, before, sent.at, composed);
  if (!subscription) return;
  if (subscription.state === 'faulty') {
    const mended = { state: 'active', state_detail: '{}' } as const;
    await transaction.updateTable('subscription').set(mended).where('id', '=', before.subscription).execute();
  }
  const place = JSON.parse(subscription.place) as Place;
  await keepPost(transaction, { id, place, asker: subscription.maker, composed, sent });
}

interface Posted {
  readonly id: string;
  readonly place: Place;
  readonly asker: string;
  readonly composed: Composed;
  readonly sent: SentDelivery;
}

/** Its buttons work, and questions in its thread are heard, as below any other document. */
async function keepPost(transaction: Transaction<Schema>, { id, place, asker, composed, sent }: Posted): Promise<void> {
  const at = sent.at.getTime();
  await transaction
    .insertInto('post')
    .values({
      id,
      workspace: place.workspace,
      channel: place.channel,
      place: JSON.stringify(place),
      asker,
      visibility: 'public',
      at,
      sent_at: at,
      talk: sent.talk,
      messages: JSON.stringify(sent.messages),
      content: JSON.stringify(composed.content),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  if (!composed.conversation) return;
  const talk = {
    id: sent.talk,
    workspace: place.workspace,
    starter: asker,
    own: 1,
    muted: 0,
    hinted: 0,
    used_at: at,
    body: JSON.stringify(composed.conversation),
  };
  await transaction
    .insertInto('conversation')
    .values(talk)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ used_at: talk.used_at, body: talk.body, workspace: talk.workspace }),
    )
    .execute();
}
