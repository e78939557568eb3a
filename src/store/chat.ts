import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { ChatStore, Content, Post, Talk } from '../app/chat/chat-store.ts';
import type { Incoming, Place } from '../app/chat/ports.ts';
import type { Conversation } from '../app/conversation.ts';
import { clockOf } from './clock.ts';
import { forgetDeliveries, forgetDigests } from './digests/forget.ts';
import { recordTold } from './digests/told.ts';
import { forgetReader } from './forget-reader.ts';
import type { Database, Schema } from './schema.ts';

/** What chat keeps, on either database. Every statement is short; none takes the writers' lock of articles. */
export function createChatStore({ kind, sql: query }: Database): ChatStore {
  const leaseUntil = (leaseMs: number): RawBuilder<number> => sql<number>`${clockOf(kind)} + ${leaseMs}`;
  return {
    receive: async (incoming, { counts, leaseMs }) => {
      const { eventId, place, person, at, replyTo } = incoming;
      const added = await query
        .insertInto('inbox')
        .values({
          event_id: eventId,
          workspace: place.workspace,
          person: person.id,
          at: at.getTime(),
          counts: counts ? 1 : 0,
          done: 0,
          lease_until: leaseUntil(leaseMs),
          reply_to: replyTo ?? null,
          incoming: writeIncoming(incoming),
        })
        .onConflict((conflict) => conflict.column('event_id').doNothing())
        .returning('event_id')
        .executeTakeFirst();
      return added !== undefined;
    },
    claimUnfinished: async (limit, leaseMs) => {
      const skip = kind === 'postgres' ? sql`FOR UPDATE SKIP LOCKED` : sql``;
      const claimed = await sql<{ incoming: string; reply_to: string | null }>`
        UPDATE inbox SET lease_until = ${leaseUntil(leaseMs)} WHERE event_id IN (
          SELECT event_id FROM inbox WHERE done = 0 AND lease_until < ${clockOf(kind)}
          ORDER BY at, event_id LIMIT ${limit} ${skip})
        RETURNING incoming, reply_to`.execute(query);
      const found = claimed.rows.map(({ incoming, reply_to }) => readIncoming(incoming, reply_to));
      return found.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.eventId < b.eventId ? -1 : 1));
    },
    extendLease: async (eventId, leaseMs) => {
      await query
        .updateTable('inbox')
        .set({ lease_until: leaseUntil(leaseMs) })
        .where('event_id', '=', eventId)
        .execute();
    },
    finish: async (eventId, counts) => {
      await query
        .updateTable('inbox')
        .set({ done: 1, counts: counts ? 1 : 0, reply_to: null })
        .where('event_id', '=', eventId)
        .execute();
    },
    askedBefore: async ({ eventId, place, person, at }, since) => {
      const rows = await query
        .selectFrom('inbox')
        .where('workspace', '=', place.workspace)
        .where('person', '=', person.id)
        .where('counts', '=', 1)
        .where('at', '>', since.getTime())
        .where('at', '<=', at.getTime())
        .where('event_id', '!=', eventId)
        .orderBy('at')
        .select('at')
        .execute();
      return rows.map((row) => new Date(row.at));
    },
    ...keepPosts(query),
    ...keepTalks(kind, query),
    workspacesOf: async (platform) => {
      const of = sql`WHERE workspace LIKE ${`${platform}:%`}`;
      const found = await sql<{ workspace: string }>`SELECT workspace FROM inbox ${of} UNION
        SELECT workspace FROM post ${of} UNION SELECT workspace FROM conversation ${of} UNION
        SELECT workspace FROM subscription ${of} UNION SELECT workspace FROM source_access ${of}
        ORDER BY workspace`.execute(query);
      return found.rows.map(({ workspace }) => workspace);
    },
    markRemoved: async (workspace, at) => {
      await query
        .insertInto('removed_workspace')
        .values({ id: workspace, removed_at: at.getTime() })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    markReturned: async (workspace) => {
      await query.deleteFrom('removed_workspace').where('id', '=', workspace).execute();
    },
    forget: async (before) => {
      await query.transaction().execute((transaction) => forget(transaction, before));
    },
  };
}

type Posts = Pick<ChatStore, 'beginPost' | 'postedBefore' | 'finishPost' | 'openPost' | 'dropPost' | 'lastSent'>;

function keepPosts(query: Kysely<Schema>): Posts {
  const openPost = async (id: string): Promise<Post | undefined> => {
    const row = await query.selectFrom('post').where('id', '=', id).selectAll().executeTakeFirst();
    return row && readPost(row);
  };
  return {
    openPost,
    beginPost: async (post) => {
      const added = await query
        .insertInto('post')
        .values(writePost(post))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return added ? undefined : await openPost(post.id);
    },
    postedBefore: async ({ id, place, at }, since) => {
      const rows = await query
        .selectFrom('post')
        .where('workspace', '=', place.workspace)
        .where('channel', '=', place.channel)
        .where('visibility', '=', 'public')
        .where('at', '>', since.getTime())
        .where('at', '<=', at.getTime())
        .where('id', '!=', id)
        .orderBy('at')
        .select('at')
        .execute();
      return rows.map((row) => new Date(row.at));
    },
    finishPost: (id, messages, talk, at, tells = [], expects = []) =>
      query.transaction().execute(async (transaction) => {
        const sent = { messages: JSON.stringify(messages), talk, sent_at: at.getTime() };
        const channel = await transaction
          .updateTable('post')
          .set(sent)
          .where('id', '=', id)
          .returning(['workspace', 'channel'])
          .executeTakeFirst();
        if (channel) await recordTold(transaction, channel, at, { tells, expects, settled: [] });
      }),
    dropPost: async (id) => {
      await query.deleteFrom('post').where('id', '=', id).execute();
    },
    lastSent: async () => {
      const row = await query
        .selectFrom('post')
        .select(({ fn }) => fn.max('sent_at').as('at'))
        .executeTakeFirst();
      return row?.at ? new Date(row.at) : undefined;
    },
  };
}

function keepTalks(kind: Database['kind'], query: Kysely<Schema>): Pick<ChatStore, 'openTalk' | 'changeTalk'> {
  return {
    openTalk: (id) => openTalk(query, id),
    changeTalk: (id, change) =>
      query.transaction().execute(async (transaction) => {
        // A row lock would not keep two apart that both find no row yet.
        if (kind === 'postgres')
          await sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(transaction);
        const changed = change(await openTalk(transaction, id));
        if (!changed) {
          await transaction.deleteFrom('conversation').where('id', '=', id).execute();
          return;
        }
        const row = writeTalk(changed);
        await transaction
          .insertInto('conversation')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      }),
  };
}

async function openTalk(query: Kysely<Schema>, id: string): Promise<Talk | undefined> {
  const row = await query.selectFrom('conversation').where('id', '=', id).selectAll().executeTakeFirst();
  return row && readTalk(row);
}

async function forget(
  transaction: Transaction<Schema>,
  { used, removed, told }: Parameters<ChatStore['forget']>[0],
): Promise<void> {
  await transaction.deleteFrom('inbox').where('done', '=', 1).where('at', '<', used.getTime()).execute();
  await transaction.deleteFrom('post').where('at', '<', used.getTime()).execute();
  await transaction.deleteFrom('conversation').where('used_at', '<', used.getTime()).execute();
  const gone = await transaction
    .selectFrom('removed_workspace')
    .where('removed_at', '<', removed.getTime())
    .select('id')
    .execute();
  await forgetDigests(transaction, told);
  for (const { id } of gone) {
    await forgetDeliveries(transaction, sql`workspace = ${id}`);
    for (const table of ['inbox', 'post', 'conversation', 'subscription', 'told', 'awaited'] as const) {
      await transaction.deleteFrom(table).where('workspace', '=', id).execute();
    }
    await forgetReader(transaction, id);
    await transaction.deleteFrom('removed_workspace').where('id', '=', id).execute();
  }
}

/** Rows are written and read by this program alone: what comes out is what went in. */
function writeIncoming({ replyTo: _, at, ...rest }: Incoming): string {
  return JSON.stringify({ ...rest, at: at.getTime() });
}

function readIncoming(text: string, replyTo: string | null): Incoming {
  const { at, ...rest } = JSON.parse(text) as Omit<Incoming, 'at'> & { readonly at: number };
  return { ...rest, at: new Date(at), ...(replyTo !== null && { replyTo }) };
}

function writePost({ id, place, asker, visibility, at, content, talk, messages }: Post): Schema['post'] {
  return {
    id,
    workspace: place.workspace,
    channel: place.channel,
    place: JSON.stringify(place),
    asker,
    visibility,
    at: at.getTime(),
    sent_at: null,
    talk: talk ?? null,
    messages: JSON.stringify(messages),
    content: JSON.stringify(content),
  };
}

function readPost(row: Schema['post']): Post {
  return {
    id: row.id,
    place: JSON.parse(row.place) as Place,
    asker: row.asker,
    visibility: row.visibility,
    at: new Date(row.at),
    content: JSON.parse(row.content) as Content,
    ...(row.talk !== null && { talk: row.talk }),
    messages: JSON.parse(row.messages) as readonly string[],
  };
}

const writeTalk = ({
  id,
  workspace,
  starter,
  own,
  muted,
  hinted,
  usedAt,
  conversation,
}: Talk): Schema['conversation'] => ({
  id,
  workspace,
  starter,
  own: own ? 1 : 0,
  muted: muted ? 1 : 0,
  hinted: hinted ? 1 : 0,
  used_at: usedAt.getTime(),
  body: JSON.stringify(conversation),
});

const readTalk = (row: Schema['conversation']): Talk => ({
  id: row.id,
  workspace: row.workspace,
  starter: row.starter,
  own: row.own === 1,
  muted: row.muted === 1,
  hinted: row.hinted === 1,
  usedAt: new Date(row.used_at),
  conversation: JSON.parse(row.body) as Conversation,
});
