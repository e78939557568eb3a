import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** Tells caches that what can be read is another. */
export async function countChange(transaction: Transaction<Schema>): Promise<void> {
  await transaction
    .updateTable('counter')
    .set(({ eb }) => ({ value: eb('value', '+', 1) }))
    .execute();
}
