import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/** What was told, and slots that are done with, before a time. */
export async function forgetDigests(transaction: Transaction<Schema>, before: Date): Promise<void> {
  await forgetDeliveries(transaction, sql`state <> 'due' AND slot_at < ${before.getTime()}`);
  for (const table of ['told', 'awaited'] as const) {
    await transaction.deleteFrom(table).where('at', '<', before.getTime()).execute();
  }
}

export async function forgetDeliveries(transaction: Transaction<Schema>, which: RawBuilder<unknown>): Promise<void> {
  await sql`DELETE FROM delivery_part WHERE delivery IN (SELECT id FROM delivery WHERE ${which})`.execute(transaction);
  await sql`DELETE FROM delivery WHERE ${which}`.execute(transaction);
}
