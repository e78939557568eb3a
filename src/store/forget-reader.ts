import { type RawBuilder, sql, type Transaction } from 'kysely';
import { countChange } from './changes.ts';
import { updateStanding } from './grouping.ts';
import type { Schema } from './schema.ts';

/** Bound values of one query: PostgreSQL and SQLite both take far more. */
const ARTICLES_AT_ONCE = 500;

/** The workspace reads nothing any more; what nobody else reads is watched no longer, and what nobody may open is gone. */
export async function forgetReader(transaction: Transaction<Schema>, workspace: string): Promise<void> {
  const given = await transaction
    .deleteFrom('source_access')
    .where('workspace', '=', workspace)
    .returning('source_id')
    .execute();
  if (given.length === 0) return;
  await sql`DELETE FROM source_watch WHERE NOT EXISTS (SELECT 1 FROM source_access access
    WHERE access.source_id = source_watch.source_id AND access.state IN ('read', 'muted'))`.execute(transaction);
  for (const { source_id } of given) {
    const reader = await transaction
      .selectFrom('source_access')
      .where('source_id', '=', source_id)
      .where('state', '<>', 'unwanted')
      .select('workspace')
      .executeTakeFirst();
    if (!reader) await forgetSource(transaction, source_id);
  }
  await countChange(transaction);
}

/** With the texts that no other source has handed over. */
async function forgetSource(transaction: Transaction<Schema>, id: string): Promise<void> {
  const handedOver = await transaction
    .deleteFrom('article_source')
    .where('source_id', '=', id)
    .returning('article_id')
    .execute();
  const articles = [...new Set(handedOver.map(({ article_id }) => article_id))];
  for (let from = 0; from < articles.length; from += ARTICLES_AT_ONCE)
    await forgetTexts(transaction, articles.slice(from, from + ARTICLES_AT_ONCE));
  for (const table of ['source_item', 'source_page', 'source_watch', 'source_access'] as const)
    await transaction.deleteFrom(table).where('source_id', '=', id).execute();
  await transaction.deleteFrom('source').where('id', '=', id).execute();
}

/** A story goes on with the articles that are left of it. */
async function forgetTexts(transaction: Transaction<Schema>, articles: readonly string[]): Promise<void> {
  const listed = sql.join(articles);
  const held = (table: string, current: boolean): RawBuilder<unknown> => sql`EXISTS (SELECT 1 FROM article_source held
    WHERE held.article_id = ${sql.ref(`${table}.article_id`)} AND held.revision = ${sql.ref(`${table}.revision`)}
    ${current ? sql`AND held.current = 1` : sql``})`;
  const ungrouped = sql`NOT EXISTS (SELECT 1 FROM search_entry entry
    WHERE entry.article_id = story_article.article_id)`;
  const touched = await sql<{ story_id: number }>`SELECT DISTINCT story_id FROM story_article
    WHERE article_id IN (${listed}) AND story_id IS NOT NULL`.execute(transaction);

  await sql`DELETE FROM search_entry WHERE article_id IN (${listed})
    AND NOT ${held('search_entry', true)}`.execute(transaction);
  await sql`DELETE FROM article_revision WHERE article_id IN (${listed})
    AND NOT ${held('article_revision', false)}`.execute(transaction);
  await sql`UPDATE story_article SET waiting = NULL
    WHERE article_id IN (${listed}) AND ${ungrouped}`.execute(transaction);
  const textless = (article: string): RawBuilder<unknown> => sql`NOT EXISTS (SELECT 1 FROM article_revision r
    WHERE r.article_id = ${sql.ref(article)})`;
  await sql`DELETE FROM story_article WHERE article_id IN (${listed})
    AND ${textless('story_article.article_id')}`.execute(transaction);
  await sql`DELETE FROM article WHERE id IN (${listed}) AND ${textless('article.id')}`.execute(transaction);
  for (const { story_id } of touched.rows) await keepStory(transaction, story_id);
}

async function keepStory(transaction: Transaction<Schema>, id: number): Promise<void> {
  const member = await transaction
    .selectFrom('story_article')
    .where('story_id', '=', id)
    .select('article_id')
    .executeTakeFirst();
  if (member) return updateStanding(transaction, id);
  await transaction.deleteFrom('story_alias').where('story_id', '=', id).execute();
  await transaction.deleteFrom('story').where('id', '=', id).execute();
}
