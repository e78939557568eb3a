import type { Kysely } from 'kysely';
import type { IncomingArticle, SaveOutcome } from '../app/ports.ts';
import { countChange } from './changes.ts';
import { hasDetails, type PreparedArticle, prepareArticle } from './prepare.ts';
import { savePrepared } from './save.ts';
import type { Schema, Write } from './schema.ts';

type Outcomes = ReadonlyMap<PreparedArticle, SaveOutcome>;

/** Keeps what a source hands over, in one short transaction, and in none where the store has it all. */
export async function saveBatch(
  { query, write }: { readonly query: Kysely<Schema>; readonly write: Write },
  sourceId: string,
  articles: readonly IncomingArticle[],
  at: Date,
): Promise<readonly SaveOutcome[]> {
  if (articles.length === 0) return [];
  const prepared = articles.map(prepareArticle);
  const unchanged = await findUnchanged(query, sourceId, prepared);
  const rest = prepared.filter((article) => !unchanged.has(article));
  if (rest.length === 0) return outcomesOf(prepared, unchanged);
  // The longest work of all, before any other writer has to wait for it.
  for (const article of rest) article.stems();
  const saved = await write(async (transaction) => {
    const { outcomes, changed } = await savePrepared(transaction, sourceId, rest, at.getTime());
    if (changed) await countChange(transaction);
    return outcomes;
  });
  return outcomesOf(prepared, new Map([...unchanged, ...saved]));
}

const outcomesOf = (articles: readonly PreparedArticle[], outcomes: Outcomes): readonly SaveOutcome[] =>
  articles.flatMap((article) => outcomes.get(article) ?? []);

/**
 * Those of the articles that the source holds to the letter, details included: they need no transaction, and a folder
 * read again keeps no writer waiting. Of a key that is there twice the order counts: it is left to the transaction.
 */
async function findUnchanged(
  query: Kysely<Schema>,
  sourceId: string,
  articles: readonly PreparedArticle[],
): Promise<Outcomes> {
  const held = await query
    .selectFrom('article_source as held')
    .innerJoin('article_revision as r', (join) =>
      join.onRef('r.article_id', '=', 'held.article_id').onRef('r.revision', '=', 'held.revision'),
    )
    .where('held.source_id', '=', sourceId)
    .where('held.current', '=', 1)
    .where(
      'held.key_id',
      'in',
      articles.map(({ keyId }) => keyId),
    )
    .select(['held.key_id', 'r.article_id', 'r.content_hash', 'r.owner_source', 'r.owner_key'])
    .select(['r.url', 'r.source', 'r.author', 'r.language', 'r.published_at'])
    .execute();
  const byKey = new Map(held.map((row) => [row.key_id, row]));
  const unchanged = new Map<PreparedArticle, SaveOutcome>();
  for (const article of articles) {
    const row = byKey.get(article.keyId);
    if (!row || row.content_hash !== article.contentHash) continue;
    const owns = row.owner_source === sourceId && row.owner_key === article.keyId;
    if (owns && !hasDetails(row, article.details)) continue;
    if (articles.some((other) => other !== article && other.keyId === article.keyId)) continue;
    const kind = row.article_id === article.keyId ? 'unchanged' : 'duplicate';
    unchanged.set(article, { kind, articleId: row.article_id });
  }
  return unchanged;
}
