import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database, Schema } from '../schema.ts';

interface Locked {
  readonly subscriptions: readonly string[];
  /** Of what is waiting of these subscriptions, where none are named. */
  readonly deliveries?: readonly string[];
}

/**
 * Takes subscriptions first, then deliveries, each in the order of their ids: transactions that all do so never wait
 * for each other in a circle. What is read after it is as those left it who held it before: PostgreSQL looks at a row
 * it waited for anew, but not at the parts of a delivery beside it. SQLite has one writer.
 */
export async function lockDigests(
  { kind }: Pick<Database, 'kind'>,
  transaction: Transaction<Schema>,
  { subscriptions, deliveries }: Locked,
): Promise<void> {
  if (kind !== 'postgres') return;
  if (subscriptions.length > 0) await lockRows(transaction, sql`subscription`, isAmong(sql`id`, subscriptions));
  if (deliveries) await lockRows(transaction, sql`delivery`, isAmong(sql`id`, deliveries));
  else await lockRows(transaction, sql`delivery`, sql`state = 'due' AND ${isAmong(sql`subscription`, subscriptions)}`);
}

async function lockRows(transaction: Transaction<Schema>, table: RawBuilder<unknown>, which: RawBuilder<unknown>) {
  await sql`SELECT id FROM ${table} WHERE ${which} ORDER BY id FOR UPDATE`.execute(transaction);
}

const isAmong = (column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<unknown> =>
  ids.length === 0 ? sql`1 = 0` : sql`${column} IN (${sql.join(ids)})`;

/** PostgreSQL's codes of what is undone for the sake of another transaction: deadlock, and no serial order. */
const UNDONE = new Set(['40P01', '40001']);
const TRIES = 3;

/** Runs a transaction, and again where it was undone for another one's sake. */
export async function transact<Result>(
  query: Kysely<Schema>,
  work: (transaction: Transaction<Schema>) => Promise<Result>,
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await query.transaction().execute(work);
    } catch (error) {
      const undone = error instanceof Error && 'code' in error && UNDONE.has(String(error.code));
      if (!undone || tried === TRIES) throw error;
    }
  }
}
