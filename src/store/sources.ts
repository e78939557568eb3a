import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import type { SourceAccess, SourceSummary } from '../app/ports.ts';
import { countChange } from './changes.ts';
import { letGoOfHidden } from './let-go.ts';
import { timeOf } from './position.ts';
import type { Schema } from './schema.ts';
import { EVERYONE, mayCite, mayRead } from './search.ts';

export async function saveSource(
  transaction: Transaction<Schema>,
  { id, name, access }: { id: string; name: string; access: SourceAccess },
): Promise<void> {
  const workspaces = [...new Set(access === 'everyone' ? [EVERYONE] : access)].sort();
  const known = await transaction.selectFrom('source').where('id', '=', id).select('name').executeTakeFirst();
  const granted = await transaction
    .selectFrom('source_access')
    .where('source_id', '=', id)
    .where('state', '=', 'read')
    .select('workspace')
    .execute();
  const before = granted.map(({ workspace }) => workspace).sort();
  if (known?.name === name && before.join('\n') === workspaces.join('\n')) return;

  await transaction
    .insertInto('source')
    .values({ id, name })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
    .execute();
  await transaction.deleteFrom('source_access').where('source_id', '=', id).where('state', '=', 'read').execute();
  for (const workspace of workspaces) {
    await transaction
      .insertInto('source_access')
      .values({ source_id: id, workspace })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await letGoOfHidden(transaction, id);
  await countChange(transaction);
}

export async function listSources(query: Kysely<Schema>, workspace: string): Promise<readonly SourceSummary[]> {
  return await summariesWhere(
    query,
    sql`EXISTS (SELECT 1 FROM source_access access WHERE access.source_id = s.id AND ${mayRead(workspace)})`,
  );
}

/** Made of the sources the workspace reads, and of those it does not read any more and may still cite. */
export async function readerKey(query: Kysely<Schema>, workspace: string): Promise<string> {
  const idsWhere = async (condition: RawBuilder<SqlBool>): Promise<readonly string[]> => {
    const found = await sql<{ id: string }>`SELECT DISTINCT access.source_id AS id FROM source_access access
      WHERE ${condition} ORDER BY access.source_id`.execute(query);
    return found.rows.map(({ id }) => id);
  };
  const sources = [await idsWhere(mayRead(workspace)), await idsWhere(mayCite(workspace))];
  return createHash('sha256').update(JSON.stringify(sources)).digest('base64url');
}

/** What sources `s` that meet a condition hold now, by name. */
export async function summariesWhere(
  query: Kysely<Schema>,
  condition: RawBuilder<SqlBool>,
): Promise<readonly SourceSummary[]> {
  const found = await sql<SummaryRow>`
    SELECT s.id, s.name, count(DISTINCT held.article_id) AS articles, ${timeOf(sql`max(entry.position)`)} AS newest
    FROM source s
    LEFT JOIN article_source held ON held.source_id = s.id AND held.current = 1
    LEFT JOIN search_entry entry ON entry.article_id = held.article_id AND entry.revision = held.revision
    WHERE ${condition} GROUP BY s.id, s.name ORDER BY s.name, s.id`.execute(query);
  return found.rows.map(({ id, name, articles, newest }) => ({
    id,
    name,
    articles,
    ...(newest !== null && { newest: new Date(newest) }),
  }));
}

interface SummaryRow {
  readonly id: string;
  readonly name: string;
  readonly articles: number;
  readonly newest: number | null;
}
