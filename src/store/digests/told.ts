import type { Kysely, Transaction } from 'kysely';
import type { Place } from '../../app/chat/ports.ts';
import type { ChannelMemory, Expecting, Telling } from '../../app/digests/delivery.ts';
import type { Schema } from '../schema.ts';
import { keyOfPoint, readAwaited, readTold } from './rows.ts';

type Channel = Pick<Place, 'workspace' | 'channel'>;

export async function recallChannel(query: Kysely<Schema>, channel: Channel, since: Date): Promise<ChannelMemory> {
  const from = (table: 'told' | 'awaited') =>
    query
      .selectFrom(table)
      .where('workspace', '=', channel.workspace)
      .where('channel', '=', channel.channel)
      .where('at', '>=', since.getTime())
      .orderBy('at')
      .orderBy('key')
      .selectAll()
      .execute();
  return { told: (await from('told')).map(readTold), awaited: (await from('awaited')).map(readAwaited) };
}

/** In the transaction that marks what said it as sent. */
export async function recordTold(
  transaction: Transaction<Schema>,
  channel: Channel,
  at: Date,
  { tells, expects, settled }: { tells: readonly Telling[]; expects: readonly Expecting[]; settled: readonly string[] },
): Promise<void> {
  const row = <Body extends Telling>(body: Body) => ({
    workspace: channel.workspace,
    channel: channel.channel,
    key: keyOfPoint(body.point.text),
    at: at.getTime(),
    body: JSON.stringify(body),
  });
  for (const told of onceEach(tells.map(row))) {
    await transaction
      .insertInto('told')
      .values(told)
      .onConflict((conflict) => conflict.columns(['workspace', 'channel', 'key']).doUpdateSet(told))
      .execute();
  }
  if (settled.length > 0) {
    await transaction
      .deleteFrom('awaited')
      .where('workspace', '=', channel.workspace)
      .where('channel', '=', channel.channel)
      .where('key', 'in', settled.map(keyOfPoint))
      .execute();
  }
  for (const expected of onceEach(expects.map(row))) {
    await transaction
      .insertInto('awaited')
      .values(expected)
      .onConflict((conflict) => conflict.columns(['workspace', 'channel', 'key']).doNothing())
      .execute();
  }
}

/** In the order of their keys: two transactions that write the same rows then wait for each other, never in a circle. */
function onceEach<Row extends { readonly key: string }>(rows: readonly Row[]): readonly Row[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
