import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import { LONGEST_REST } from '../app/poll-schedule.ts';
import type { NewWatch, ReadingRecord, Watched, Watches, WatchHealth, WatchTrouble } from '../app/watching.ts';
import { countChange } from './changes.ts';
import { clockAt } from './clock.ts';
import { letGoOfHidden } from './let-go.ts';
import { timeOf } from './position.ts';
import { keyIdOf } from './prepare.ts';
import type { Database, Schema, Write } from './schema.ts';
import { EVERYONE, mayRead } from './search.ts';
import { summariesWhere } from './sources.ts';

/** Before anything is known of how often a source changes. */
const FIRST_INTERVAL = 60 * 60 * 1000;
/** Bound values of one query: PostgreSQL and SQLite both take far more. */
const KEYS_AT_ONCE = 500;

export function createWatches({ kind, sql: query }: Database, write: Write): Watches {
  const clock = (at: Date | undefined): RawBuilder<number> => clockAt(kind, at);
  return {
    watch: (entry, at) => write((transaction) => watch(transaction, entry, clock(at))),
    unwatch: (reader, id) => write((transaction) => unwatch(transaction, workspaceOf(reader), id)),
    mute: (reader, id, muted) => write((transaction) => mute(transaction, workspaceOf(reader), id, muted)),
    listWatched: async (workspace) => {
      const rows = await sql<HealthRow>`SELECT s.id, s.name, w.*, ${isMuted(workspace)} AS muted,
          ${WEEK} AS week, ${NEWEST} - ${WEEK_BEGIN} AS week_span
        FROM source_watch w JOIN source s ON s.id = w.source_id
        WHERE ${isReader(workspace)} ORDER BY s.name, s.id`.execute(query);
      const summaries = await summariesWhere(query, isReader(workspace));
      const byId = new Map(summaries.map((summary) => [summary.id, summary]));
      return rows.rows.flatMap((row) => toHealth(row, byId.get(row.source_id)) ?? []);
    },
    examine: () => examine(query),
    claimDue: async ({ holder, limit, lease }, at) => {
      const now = clock(at);
      // What is due, or leased, for longer than anything is, was so before the clock was put back.
      // On PostgreSQL two replicas pass over each other's rows; on SQLite the write lock keeps them apart.
      const skip = kind === 'postgres' ? sql`FOR UPDATE SKIP LOCKED` : sql``;
      const claimed =
        await sql<WatchRow>`UPDATE source_watch SET lease_holder = ${holder}, lease_until = ${now} + ${lease}
        WHERE source_id IN (SELECT source_id FROM source_watch
          WHERE (next_read_at <= ${now} OR next_read_at > ${now} + ${LONGEST_REST})
            AND (lease_until IS NULL OR lease_until <= ${now} OR lease_until > ${now} + ${lease})
          ORDER BY next_read_at, source_id LIMIT ${limit} ${skip})
        RETURNING source_id, kind, address, etag, last_modified, read_every, failures, note, next_read_at,
          (SELECT name FROM source WHERE id = source_id) AS name`.execute(query);
      return claimed.rows
        .toSorted((a, b) => (a.next_read_at ?? 0) - (b.next_read_at ?? 0) || (a.source_id < b.source_id ? -1 : 1))
        .map(toWatched);
    },
    recordReading: async (holder, id, record, at) => {
      await recordReading({ sql: query, now: clock(at) }, holder, id, record);
    },
    itemPrints: async (id, keys) => {
      const keyOf = new Map(keys.map((key) => [keyIdOf(key), key]));
      const ids = [...keyOf.keys()];
      const prints = new Map<string, string>();
      for (let from = 0; from < ids.length; from += KEYS_AT_ONCE) {
        const rows = await query
          .selectFrom('source_item')
          .where('source_id', '=', id)
          .where('key_id', 'in', ids.slice(from, from + KEYS_AT_ONCE))
          .select(['key_id', 'print'])
          .execute();
        for (const row of rows) prints.set(keyOf.get(row.key_id)!, row.print);
      }
      return prints;
    },
    recordItems: async (id, prints) => {
      if (prints.size === 0) return;
      await write(async (transaction) => {
        for (const [key, print] of prints) {
          await transaction
            .insertInto('source_item')
            .values({ source_id: id, key_id: keyIdOf(key), print })
            .onConflict((conflict) => conflict.columns(['source_id', 'key_id']).doUpdateSet({ print }))
            .execute();
        }
      });
    },
  };
}

const DAY = 24 * 60 * 60 * 1000;

/** When the articles that a source `s` holds are from. */
const TIMES = sql`SELECT ${timeOf(sql`entry.position`)} AS time FROM article_source held
  JOIN search_entry entry ON entry.article_id = held.article_id AND entry.revision = held.revision
  WHERE held.source_id = s.id AND held.current = 1`;
const NEWEST = sql`(SELECT max(time) FROM (${TIMES}) AS held_times)`;
const WEEK = sql`(SELECT count(*) FROM (${TIMES}) AS held_times WHERE time > ${NEWEST} - ${7 * DAY})`;
const WEEK_BEGIN = sql`(SELECT min(time) FROM (${TIMES}) AS held_times WHERE time > ${NEWEST} - ${7 * DAY})`;

interface WatchRow {
  readonly source_id: string;
  readonly kind: Watched['kind'];
  readonly name: string;
  readonly address: string;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly read_every: number;
  readonly failures: number;
  readonly next_read_at: number | null;
  readonly note: string | null;
}

interface HealthRow extends WatchRow {
  readonly last_read_at: number | null;
  readonly added_by: string | null;
  readonly muted: number | boolean;
  /** Articles of the week before the newest, and the milliseconds they span. */
  readonly week: number;
  readonly week_span: number | null;
}

function toWatched(row: WatchRow): Watched {
  return {
    id: row.source_id,
    kind: row.kind,
    name: row.name,
    address: row.address,
    ...(row.etag !== null && { etag: row.etag }),
    ...(row.last_modified !== null && { lastModified: row.last_modified }),
    interval: row.read_every,
    failures: row.failures,
    ...(row.note !== null && { note: row.note }),
  };
}

function toHealth(row: HealthRow, summary: WatchHealth['summary'] | undefined): WatchHealth | undefined {
  return (
    summary && {
      ...toWatched(row),
      ...(row.last_read_at !== null && { lastReadAt: new Date(row.last_read_at) }),
      ...(row.next_read_at !== null && { nextReadAt: new Date(row.next_read_at) }),
      ...(row.added_by !== null && { addedBy: row.added_by }),
      muted: Boolean(row.muted),
      summary,
      articlesADay: row.week / Math.max(1, (row.week_span ?? 0) / DAY),
    }
  );
}

async function examine(query: Database['sql']): ReturnType<Watches['examine']> {
  const counted = await query
    .selectFrom('source_watch')
    .select(({ fn }) => fn.countAll<number>().as('watched'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectFrom('source_watch')
    .innerJoin('source', 'source.id', 'source_watch.source_id')
    .where((row) => row.or([row('failures', '>', 0), row('next_read_at', 'is', null)]))
    .select(['name', 'address', 'failures', 'note', 'next_read_at'])
    .orderBy('failures', 'desc')
    .orderBy('source_id')
    .execute();
  const troubled = rows.map(
    ({ name, address, failures, note, next_read_at }): WatchTrouble => ({
      name,
      address,
      failures,
      ...(note !== null && { note }),
      ...(next_read_at !== null && { nextReadAt: new Date(next_read_at) }),
    }),
  );
  return { watched: Number(counted.watched), troubled };
}

const workspaceOf = (reader: NewWatch['reader']): string => (reader === 'everyone' ? EVERYONE : reader.workspace);

/** Of a source `s`: the workspace reads it, or would if it had not muted it. */
const isReader = (workspace: string): RawBuilder<SqlBool> => sql`EXISTS (SELECT 1 FROM source_access access
  WHERE access.source_id = s.id AND access.workspace IN (${EVERYONE}, ${workspace}) AND access.state IN ('read', 'muted'))`;

/** Of a source `s` that the workspace has: whether it is kept out of what it reads. */
const isMuted = (workspace: string): RawBuilder<SqlBool> => sql`NOT EXISTS (SELECT 1 FROM source_access access
  WHERE access.source_id = s.id AND ${mayRead(workspace)})`;

async function watch(
  transaction: Transaction<Schema>,
  { kind, name, address, reader, addedBy }: NewWatch,
  now: RawBuilder<number>,
): Promise<Awaited<ReturnType<Watches['watch']>>> {
  const workspace = workspaceOf(reader);
  const known = await findWatched(transaction, workspace, { kind, address });
  const id = known ?? `${kind}:${address}`;
  if (!known) {
    await sql`INSERT INTO source (id, name) VALUES (${id}, ${name})
      ON CONFLICT (id) DO UPDATE SET name = ${name}`.execute(transaction);
    await sql`INSERT INTO source_watch (source_id, kind, address, added_by, read_every, failures, next_read_at)
      VALUES (${id}, ${kind}, ${address}, ${addedBy ?? null}, ${FIRST_INTERVAL}, 0, ${now})`.execute(transaction);
  }
  const before = await stateOf(transaction, workspace, id);
  if (before === 'read') return { kind: 'known', id };
  await setState(transaction, workspace, id, 'read');
  if (known !== undefined) await letGoOfHidden(transaction, id);
  await countChange(transaction);
  return { kind: known ? 'shared' : 'added', id };
}

/**
 * By the address it was added with. One that has moved to an address is found by it only where the workspace reads it:
 * others would get what it told before, which was not there.
 */
async function findWatched(
  transaction: Transaction<Schema>,
  workspace: string,
  { kind, address }: Pick<NewWatch, 'kind' | 'address'>,
): Promise<string | undefined> {
  const isOwn = sql`EXISTS (SELECT 1 FROM source_access own WHERE own.source_id = w.source_id
    AND own.state IN ('read', 'muted') AND own.workspace IN (${EVERYONE}, ${workspace}))`;
  const id = `${kind}:${address}`;
  const { rows } = await sql<{ id: string }>`SELECT w.source_id AS id FROM source_watch w
    WHERE w.source_id = ${id} OR (w.address = ${address} AND ${isOwn})
    ORDER BY CASE WHEN ${isOwn} THEN 0 ELSE 1 END, w.source_id LIMIT 1`.execute(transaction);
  return rows[0]?.id;
}

async function unwatch(transaction: Transaction<Schema>, workspace: string, id: string): Promise<boolean> {
  const before = await stateOf(transaction, workspace, id);
  if (before !== 'read' && before !== 'muted') return false;
  await setState(transaction, workspace, id, 'removed');
  const reader = await transaction
    .selectFrom('source_access')
    .where('source_id', '=', id)
    .where('state', 'in', ['read', 'muted'])
    .select('workspace')
    .executeTakeFirst();
  if (!reader) await transaction.deleteFrom('source_watch').where('source_id', '=', id).execute();
  await countChange(transaction);
  return true;
}

async function mute(transaction: Transaction<Schema>, workspace: string, id: string, muted: boolean): Promise<void> {
  const before = await stateOf(transaction, workspace, id);
  if (muted) {
    if (before === 'read') await setState(transaction, workspace, id, 'muted');
    else if (before === undefined) await setState(transaction, workspace, id, 'unwanted');
  } else if (before === 'muted') await setState(transaction, workspace, id, 'read');
  else if (before === 'unwanted') {
    await transaction
      .deleteFrom('source_access')
      .where((row) => row.and({ source_id: id, workspace }))
      .execute();
  }
  await countChange(transaction);
}

type State = 'read' | 'muted' | 'removed' | 'unwanted';

async function stateOf(transaction: Transaction<Schema>, workspace: string, id: string): Promise<State | undefined> {
  const row = await transaction
    .selectFrom('source_access')
    .where((access) => access.and({ source_id: id, workspace }))
    .select('state')
    .executeTakeFirst();
  return row?.state;
}

async function setState(transaction: Transaction<Schema>, workspace: string, id: string, state: State): Promise<void> {
  await transaction
    .insertInto('source_access')
    .values({ source_id: id, workspace, state })
    .onConflict((conflict) => conflict.columns(['source_id', 'workspace']).doUpdateSet({ state }))
    .execute();
}

async function recordReading(
  { sql: query, now }: { sql: Database['sql']; now: RawBuilder<number> },
  holder: string,
  id: string,
  record: ReadingRecord,
): Promise<void> {
  const next = record.delay === undefined ? sql`NULL` : sql`${now} + ${Math.round(record.delay)}`;
  const moved = record.movedTo === undefined ? sql`` : sql`address = ${record.movedTo},`;
  const read = record.failures === 0 ? sql`last_read_at = ${now},` : sql``;
  await sql`UPDATE source_watch SET ${moved} ${read} etag = ${record.etag ?? null},
    last_modified = ${record.lastModified ?? null}, failures = ${record.failures}, note = ${record.note ?? null},
    read_every = ${Math.round(record.interval)}, next_read_at = ${next}, lease_holder = NULL, lease_until = NULL
    WHERE source_id = ${id} AND lease_holder = ${holder}`.execute(query);
}
