import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Grouped, Grouping, StemHolders, StoryMembership } from '../app/stories.ts';
import type { StoryPlace } from '../core/stories/placing.ts';
import { cutStem } from '../core/words/search-stems.ts';
import { ARTICLE_COLUMNS, type ArticleRow, toArticle } from './article-row.ts';
import { clockOf } from './clock.ts';
import { positionOf, timeOf } from './position.ts';
import type { Database, Schema, Write } from './schema.ts';
import { matches } from './search.ts';
import { standingAmong, type ToldBy } from './story-standing.ts';

const GROUPING = 'grouping';
/** What is further from an article in time tells of another event. */
const WINDOW_MS = 30 * 24 * 60 * 60 * 1000;

export function createGrouping({ kind, sql: query }: Database, write: Write): Grouping {
  const now = clockOf(kind);
  return {
    claim: async (holder, lease) => {
      // A lease that ends later than any could was taken before the clock was put back.
      const claimed = await sql<{ holder: string }>`INSERT INTO lease (name, holder, until)
        VALUES (${GROUPING}, ${holder}, ${now} + ${lease})
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE lease.until <= ${now} OR lease.until > ${now} + ${lease} OR lease.holder = ${holder} RETURNING holder`.execute(
        query,
      );
      return claimed.rows.length > 0;
    },
    release: async (holder) => {
      await query
        .deleteFrom('lease')
        .where((row) => row.and({ name: GROUPING, holder }))
        .execute();
    },
    waiting: async (limit) => {
      const { rows } = await sql<ArticleRow & { entry: string }>`
        SELECT ${ARTICLE_COLUMNS}, CAST(grouped.waiting AS TEXT) AS entry
        FROM (SELECT article_id, waiting FROM story_article WHERE waiting IS NOT NULL ORDER BY waiting DESC LIMIT ${limit})
          AS grouped
        JOIN article a ON a.id = grouped.article_id
        JOIN article_revision r ON r.article_id = grouped.article_id AND r.revision =
          (SELECT max(entry.revision) FROM search_entry entry WHERE entry.article_id = grouped.article_id)
        ORDER BY grouped.waiting DESC`.execute(query);
      return rows.map(({ entry, ...row }) => ({ article: toArticle(row), entry }));
    },
    holders: async (stems, entry, most) => {
      const asked = stems.map(cutStem);
      if (asked.length === 0) return [];
      const searched = asked.flatMap((stem, word) => nearest(kind, stem, word, BigInt(entry), most));
      const { rows } = await sql<HolderRow>`${sql.join(searched, sql` UNION ALL `)}`.execute(query);
      return asked.map((_, place) =>
        holdersAmong(
          rows.filter(({ word }) => word === place),
          most,
        ),
      );
    },
    storiesAt: async (entries) => {
      if (entries.length === 0) return new Map();
      const { rows } = await sql<{ entry: string; story_id: number }>`
        SELECT CAST(entry.position AS TEXT) AS entry, grouped.story_id FROM search_entry entry
        JOIN story_article grouped ON grouped.article_id = entry.article_id
        WHERE entry.position IN (${sql.join(entries.map(BigInt))}) AND grouped.story_id IS NOT NULL`.execute(query);
      return new Map(rows.map((row) => [row.entry, row.story_id]));
    },
    members: async (stories, most) => {
      if (stories.length === 0) return [];
      const { rows } = await sql<StoryMembership>`SELECT "articleId", revision, story, voice FROM (
        SELECT entry.article_id AS "articleId", entry.revision, grouped.story_id AS story, grouped.voice_id AS voice,
          entry.position, row_number() OVER (PARTITION BY grouped.story_id ORDER BY entry.position DESC) AS place
        FROM story_article grouped JOIN search_entry entry ON entry.article_id = grouped.article_id
        WHERE grouped.story_id IN (${sql.join(stories)}) AND entry.revision =
          (SELECT max(other.revision) FROM search_entry other WHERE other.article_id = entry.article_id)) AS member
        WHERE place <= ${most} ORDER BY position DESC`.execute(query);
      return rows;
    },
    texts: async (articles) => {
      if (articles.length === 0) return [];
      const wanted = articles.map(
        ({ articleId, revision }) => sql`(r.article_id = ${articleId} AND r.revision = ${revision})`,
      );
      const { rows } = await sql<ArticleRow>`SELECT ${ARTICLE_COLUMNS} FROM article_revision r
        JOIN article a ON a.id = r.article_id WHERE ${sql.join(wanted, sql` OR `)}`.execute(query);
      return rows.map(toArticle);
    },
    place: (holder, lease, grouped) =>
      write(async (transaction) => {
        const held = await sql<{ holder: string }>`UPDATE lease SET until = ${now} + ${lease}
          WHERE name = ${GROUPING} AND holder = ${holder} AND until > ${now} RETURNING holder`.execute(transaction);
        if (held.rows.length === 0) return false;
        await place(transaction, grouped);
        return true;
      }),
  };
}

/** Entries on one side of a place in time: a row for each of them would take longer than finding them. */
interface HolderRow {
  readonly word: number;
  /** With commas between; NULL where there are none. */
  readonly entries: string | null;
  readonly first: number | null;
  readonly last: number | null;
}

/** The entries with a stem nearest to a place in time: one query up to it, one from it on. */
function nearest(
  kind: Database['kind'],
  stem: string,
  word: number,
  entry: bigint,
  most: number,
): readonly RawBuilder<HolderRow>[] {
  const place = kind === 'sqlite' ? sql`search_index.rowid` : sql`entry.position`;
  const from = kind === 'sqlite' ? sql`search_index` : sql`search_entry entry`;
  const window = positionOf(WINDOW_MS);
  const listed = kind === 'sqlite' ? sql`group_concat(place)` : sql`string_agg(CAST(place AS TEXT), ',')`;
  const select = (between: RawBuilder<unknown>, order: RawBuilder<unknown>): RawBuilder<HolderRow> =>
    sql`SELECT ${sql.lit(word)} AS word, ${listed} AS entries, ${timeOf(sql`min(place)`)} AS first,
      ${timeOf(sql`max(place)`)} AS last
      FROM (SELECT ${place} AS place FROM ${from} WHERE ${matches(kind, [[[stem]]])} AND ${place} ${between}
        ORDER BY ${place} ${order} LIMIT ${most}) AS nearest`;
  return [
    select(sql`BETWEEN ${entry - window} AND ${entry}`, sql`DESC`),
    select(sql`BETWEEN ${entry + 1n} AND ${entry + window}`, sql`ASC`),
  ];
}

/** Where not all were given, those given tell by the time they span how many there are in the window. */
function holdersAmong(rows: readonly HolderRow[], most: number): StemHolders {
  const entries = rows.flatMap((row) => row.entries?.split(',') ?? []);
  if (entries.length < most) return { entries, often: entries.length };
  const span =
    Math.max(...rows.map(({ last }) => last ?? 0)) -
    Math.min(...rows.map(({ first }) => first ?? Number.MAX_SAFE_INTEGER));
  return { entries, often: Math.round((entries.length * 2 * WINDOW_MS) / Math.max(span, 2 * WINDOW_MS * 1e-4)) };
}

async function place(transaction: Transaction<Schema>, grouped: Grouped): Promise<void> {
  const { articleId, entry, voice, moved, merged } = grouped;
  const made = await makeStories(transaction, grouped.made);
  const idOf = (story: StoryPlace): number => (story.kind === 'known' ? story.id : made[story.place]!);
  const before = await transaction
    .selectFrom('story_article')
    .where((row) => row.or([row('article_id', '=', articleId), row('voice_id', 'in', [voice, ...voicesOf(moved)])]))
    .where('story_id', 'is not', null)
    .select('story_id')
    .distinct()
    .execute();
  await sql`UPDATE story_article SET story_id = ${idOf(grouped.story)}, voice_id = ${voice},
    waiting = CASE WHEN waiting = ${BigInt(entry)} THEN NULL ELSE waiting END
    WHERE article_id = ${articleId}`.execute(transaction);
  for (const { voice: name, to } of moved) {
    await transaction
      .updateTable('story_article')
      .set({ story_id: idOf(to) })
      .where('voice_id', '=', name)
      .execute();
  }
  for (const { from, into } of merged) await mergeStories(transaction, from, into);
  const gone = new Set(merged.map(({ from }) => from));
  const touched = [...before.flatMap(({ story_id }) => story_id ?? []), ...made, idOf(grouped.story)];
  const changed = new Set([...touched, ...moved.map(({ to }) => idOf(to)), ...merged.map(({ into }) => into)]);
  for (const story of changed) if (!gone.has(story)) await updateStanding(transaction, story);
}

const voicesOf = (moved: Grouped['moved']): readonly string[] => moved.map(({ voice }) => voice);

/** An id is given once, also where its story has become another one's. */
async function makeStories(transaction: Transaction<Schema>, many: number): Promise<readonly number[]> {
  if (many === 0) return [];
  const { rows } = await sql<{ last: number }>`SELECT max(id) AS last FROM (
    SELECT max(id) AS id FROM story UNION ALL SELECT max(id) FROM story_alias) AS known`.execute(transaction);
  const made = Array.from({ length: many }, (_, place) => (rows[0]?.last ?? 0) + 1 + place);
  for (const id of made) await transaction.insertInto('story').values({ id, standing: 0, newest: 0 }).execute();
  return made;
}

async function mergeStories(transaction: Transaction<Schema>, from: number, into: number): Promise<void> {
  await transaction.updateTable('story_article').set({ story_id: into }).where('story_id', '=', from).execute();
  await transaction.updateTable('story_alias').set({ story_id: into }).where('story_id', '=', from).execute();
  await transaction.deleteFrom('story').where('id', '=', from).execute();
  await transaction.insertInto('story_alias').values({ id: from, story_id: into }).execute();
}

export async function updateStanding(query: Kysely<Schema>, story: number): Promise<void> {
  const { rows } = await sql<ToldBy>`
    SELECT r.source, grouped.voice_id, ${timeOf(sql`entry.position`)} AS time FROM story_article grouped
    JOIN search_entry entry ON entry.article_id = grouped.article_id
    JOIN article_revision r ON r.article_id = entry.article_id AND r.revision = entry.revision
    WHERE grouped.story_id = ${story}`.execute(query);
  if (rows.length === 0) return;
  const newest = Math.max(...rows.map(({ time }) => time));
  await query
    .updateTable('story')
    .set({ standing: standingAmong(rows), newest })
    .where('id', '=', story)
    .execute();
}
