import { type RawBuilder, sql } from 'kysely';
import type { StoredStory, Stories, StoryQuery } from '../app/stories.ts';
import { createGrouping } from './grouping.ts';
import { positionOf, timeOf } from './position.ts';
import type { Database, Write } from './schema.ts';
import { newestHeld } from './search.ts';
import { standingAmong, type ToldBy } from './story-standing.ts';

/** Stories looked at together, those of the highest standing among all readers first. */
const PAGE = 40;
/** Where a workspace may read little of what stands high, it is not looked for without end. */
const MOST_PAGES = 10;

export function createStories(database: Database, write: Write): Stories {
  const { sql: query } = database;
  return {
    storyOf: async (workspace, articleIds) => {
      if (articleIds.length === 0) return new Map();
      const rows = await sql<{ article_id: string; story_id: number }>`
        SELECT grouped.article_id, grouped.story_id FROM story_article grouped
        WHERE grouped.article_id IN (${sql.join(articleIds)}) AND grouped.story_id IS NOT NULL
          AND ${newestHeld(workspace, sql`grouped.article_id`)} IS NOT NULL`.execute(query);
      return new Map(rows.rows.map((row) => [row.article_id, String(row.story_id)]));
    },
    openStory: async (workspace, id) => {
      if (!/^\d{1,9}$/.test(id)) return undefined;
      const alias = await query
        .selectFrom('story_alias')
        .where('id', '=', Number(id))
        .select('story_id')
        .executeTakeFirst();
      const [story] = await readStories(database, [alias?.story_id ?? Number(id)], { workspace });
      return story && storedStory(story);
    },
    listStories: (asked) => listStories(database, asked),
    countWaiting: async ({ workspace, since, limit }) => {
      const { rows } = await sql<{ waiting: number }>`SELECT count(*) AS waiting FROM (
        SELECT 1 FROM story_article grouped JOIN search_entry entry ON entry.article_id = grouped.article_id
        WHERE grouped.waiting IS NOT NULL AND grouped.story_id IS NULL AND ${readable(workspace, since)}
        LIMIT ${limit}) AS found`.execute(query);
      return rows[0]?.waiting ?? 0;
    },
    grouping: createGrouping(database, write),
  };
}

interface ReadStory {
  readonly id: number;
  readonly standing: number;
  readonly articles: StoredStory['articles'];
}

const storedStory = ({ id, articles }: ReadStory): StoredStory => ({ id: String(id), articles });

async function listStories(database: Database, query: StoryQuery): Promise<readonly StoredStory[]> {
  const { since, limit } = query;
  const found: ReadStory[] = [];
  let below: { readonly standing: number; readonly id: number } | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const after = below
      ? sql`AND (standing < ${below.standing} OR (standing = ${below.standing} AND id > ${below.id}))`
      : sql``;
    const { rows } = await sql<{ id: number; standing: number }>`SELECT id, standing FROM story
      WHERE newest >= ${since?.getTime() ?? Number.MIN_SAFE_INTEGER} ${after}
      ORDER BY standing DESC, id LIMIT ${PAGE}`.execute(database.sql);
    found.push(...(await readStories(database, idsOf(rows), query)));
    below = rows.at(-1);
    if (rows.length < PAGE || found.length >= limit) break;
  }
  return found
    .sort((a, b) => b.standing - a.standing || a.id - b.id)
    .slice(0, limit)
    .map(storedStory);
}

const idsOf = (rows: readonly { readonly id: number }[]): readonly number[] => rows.map(({ id }) => id);

interface MemberRow extends ToldBy {
  readonly story_id: number;
  readonly article_id: string;
  readonly revision: number;
  readonly published_at: number | null;
  readonly added_at: number;
}

/** The stories as far as they may be read; those of which nothing may be are left out. */
async function readStories(
  { sql: query }: Database,
  ids: readonly number[],
  { workspace, since }: Omit<StoryQuery, 'limit'>,
): Promise<readonly ReadStory[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<MemberRow>`
    SELECT grouped.story_id, grouped.voice_id, entry.article_id, entry.revision, r.source, r.published_at, a.added_at,
      ${timeOf(sql`entry.position`)} AS time
    FROM story_article grouped JOIN search_entry entry ON entry.article_id = grouped.article_id
    JOIN article_revision r ON r.article_id = entry.article_id AND r.revision = entry.revision
    JOIN article a ON a.id = entry.article_id
    WHERE grouped.story_id IN (${sql.join(ids)}) AND ${readable(workspace, since)}
    ORDER BY entry.position DESC`.execute(query);
  const byStory = new Map<number, MemberRow[]>();
  for (const row of rows) {
    const known = byStory.get(row.story_id);
    if (known) known.push(row);
    else byStory.set(row.story_id, [row]);
  }
  return [...byStory].map(([id, members]) => ({
    id,
    standing: standingAmong(members),
    articles: members.map(({ article_id, revision, source, published_at, added_at }) => ({
      id: article_id,
      revision,
      ...(source !== null && { source }),
      ...(published_at !== null && { publishedAt: new Date(published_at) }),
      addedAt: new Date(added_at),
    })),
  }));
}

/** Of an `entry` of the search: it is the revision the workspace reads, and of the span. */
function readable(workspace: string, since: Date | undefined): RawBuilder<unknown> {
  const held = sql`entry.revision = ${newestHeld(workspace, sql`entry.article_id`)}`;
  return since ? sql`${held} AND entry.position >= ${positionOf(since.getTime())}` : held;
}
