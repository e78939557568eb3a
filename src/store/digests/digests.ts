import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DigestStore } from '../../app/digests/digest-store.ts';
import type { Database, Schema } from '../schema.ts';
import { keepClaims } from './claims.ts';
import { finishTogether } from './finish.ts';
import { keepLedger } from './ledger.ts';
import { transact } from './locks.ts';
import { keepSubscriptions } from './subscriptions.ts';
import { recallChannel } from './told.ts';

/** What is kept of digests, on either database. */
export function createDigestStore(database: Database): DigestStore {
  const { kind, sql: query } = database;
  const lock: RawBuilder<unknown> = sql`SELECT pg_advisory_xact_lock(${SUBSCRIPTION_LOCK})`;
  const write = <T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> =>
    transact(query, async (transaction) => {
      if (kind === 'postgres') await lock.execute(transaction);
      return await work(transaction);
    });
  return {
    ...keepSubscriptions(database, write),
    ...keepLedger(database),
    ...keepClaims(database),
    finishDelivery: finishTogether(database),
    channelMemory: (place, since) => recallChannel(query, place, since),
  };
}

/** Two who add at once would both find room for one more. */
const SUBSCRIPTION_LOCK = 7_204_320;
