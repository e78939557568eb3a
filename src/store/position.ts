import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Reference } from './copies.ts';
import type { Schema } from './schema.ts';

const TIE_BITS = 20n;
const TIES = 1n << TIE_BITS;
/** What is left of 64 bits, in milliseconds: the years 1830 to 2109. */
const FARTHEST = 2 ** 42 - 1;

/**
 * The lowest place in time of an instant: its milliseconds above 20 bits that part articles of one instant. One
 * number that both orders and bounds lets an index give the newest matches without sorting the others.
 */
export function positionOf(time: number): bigint {
  return BigInt(Math.round(Math.min(Math.max(time, -FARTHEST), FARTHEST))) << TIE_BITS;
}

/** The time of a place, in SQL. */
export function timeOf(position: RawBuilder<unknown>): RawBuilder<number> {
  return sql`${position} >> ${sql.lit(Number(TIE_BITS))}`;
}

/** The place of an article of that time; those of one instant go by id, the first of them newest. */
function articlePosition(time: number, articleId: string): bigint {
  return positionOf(time) + (TIES - 1n - BigInt(`0x${articleId.slice(0, 5)}`));
}

/** A revision to be found from now on, and the time it goes by. */
export interface Placing {
  readonly articleId: string;
  readonly revision: number;
  readonly time: number;
  readonly stems: string;
}

/**
 * Puts revisions into the search; their articles wait to be grouped from then on. All of a transaction at once and in
 * the order of their places: SQLite then writes its index once, not once an article.
 */
export async function placeRevisions(transaction: Transaction<Schema>, placings: Iterable<Placing>): Promise<void> {
  const ordered = [...placings]
    .map((placing) => ({ ...placing, wanted: articlePosition(placing.time, placing.articleId) }))
    .sort((one, other) => (one.wanted < other.wanted ? -1 : one.wanted > other.wanted ? 1 : 0));
  const rows: Schema['search_entry'][] = [];
  for (const { articleId, revision, stems, wanted } of ordered) {
    const last = rows.at(-1)?.position;
    const position = last === undefined || wanted > last ? wanted : last + 1n;
    rows.push({ position, article_id: articleId, revision, stems });
  }
  if (rows.length === 0) return;
  if (await areFree(transaction, rows)) await transaction.insertInto('search_entry').values(rows).execute();
  else await placeOneByOne(transaction, rows);
  await sql`INSERT INTO story_article (article_id, waiting)
    SELECT article_id, max(position) FROM search_entry
    WHERE article_id IN (${sql.join(rows.map((row) => row.article_id))}) GROUP BY article_id
    ON CONFLICT (article_id) DO UPDATE SET waiting = excluded.waiting`.execute(transaction);
}

/** Takes a revision out of the search. */
export async function unplace(transaction: Transaction<Schema>, { articleId, revision }: Reference): Promise<void> {
  await transaction
    .deleteFrom('search_entry')
    .where((row) => row.and({ article_id: articleId, revision }))
    .execute();
  await sql`UPDATE story_article SET waiting = NULL WHERE article_id = ${articleId}
    AND NOT EXISTS (SELECT 1 FROM search_entry WHERE article_id = ${articleId})`.execute(transaction);
}

async function areFree(transaction: Transaction<Schema>, rows: readonly Schema['search_entry'][]): Promise<boolean> {
  const places = rows.map(({ position }) => position);
  const taken = await transaction
    .selectFrom('search_entry')
    .where('position', 'in', places)
    .select('revision')
    .limit(1)
    .executeTakeFirst();
  return taken === undefined;
}

async function placeOneByOne(transaction: Transaction<Schema>, rows: readonly Schema['search_entry'][]): Promise<void> {
  let last: bigint | undefined;
  for (const row of rows) {
    const lowest = last === undefined || row.position > last ? row.position : last + 1n;
    last = await freePosition(transaction, lowest);
    await transaction
      .insertInto('search_entry')
      .values({ ...row, position: last })
      .execute();
  }
}

/** The place wanted, or the next newer one that is free. */
async function freePosition(transaction: Transaction<Schema>, wanted: bigint): Promise<bigint> {
  for (let position = wanted; ; position++) {
    const taken = await transaction
      .selectFrom('search_entry')
      .where('position', '=', position)
      .select('revision')
      .executeTakeFirst();
    if (!taken) return position;
  }
}
