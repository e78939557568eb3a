import { sql, type Transaction } from 'kysely';
import { type Reference, readAllReadersOf } from './copies.ts';
import { unplace } from './position.ts';
import type { Schema } from './schema.ts';

/**
 * A source that gets readers holds no longer what is told in the words of an owner whom they may not read: it is read
 * once more, as its own.
 */
export async function letGoOfHidden(transaction: Transaction<Schema>, sourceId: string): Promise<void> {
  const { rows } = await sql<Reference & { keyId: string }>`DELETE FROM article_source WHERE source_id = ${sourceId}
    AND EXISTS (SELECT 1 FROM article_revision r WHERE r.article_id = article_source.article_id
      AND r.revision = article_source.revision AND NOT ${readAllReadersOf(sql`${sourceId}`, sql`r.owner_source`)})
    RETURNING article_id AS "articleId", revision, key_id AS "keyId"`.execute(transaction);
  if (rows.length === 0) return;
  for (const { keyId, ...reference } of rows) {
    await forgetReading(transaction, { sourceId, keyId });
    const holder = await transaction
      .selectFrom('article_source')
      .where((row) => row.and({ article_id: reference.articleId, revision: reference.revision, current: 1 }))
      .select('current')
      .executeTakeFirst();
    if (!holder) await unplace(transaction, reference);
  }
  await sql`UPDATE source_watch SET next_read_at = 0
    WHERE source_id = ${sourceId} AND next_read_at IS NOT NULL`.execute(transaction);
}

/** What a source let go of is read once more, though its feed tells nothing new of it. */
export async function forgetReading(
  transaction: Transaction<Schema>,
  { sourceId, keyId }: { readonly sourceId: string; readonly keyId: string },
): Promise<void> {
  await transaction
    .deleteFrom('source_item')
    .where((row) => row.and({ source_id: sourceId, key_id: keyId }))
    .execute();
  await transaction
    .updateTable('source_watch')
    .set({ etag: null, last_modified: null })
    .where('source_id', '=', sourceId)
    .execute();
}
