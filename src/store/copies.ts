import { type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import type { PreparedArticle } from './prepare.ts';
import type { Schema } from './schema.ts';
import { EVERYONE } from './search.ts';

/** One revision of one article. */
export interface Reference {
  readonly articleId: string;
  readonly revision: number;
}

interface Handing {
  readonly transaction: Transaction<Schema>;
  readonly sourceId: string;
}

/**
 * A revision some source holds that says the same: of the same article to the letter, or the same text under another
 * key. Its title, address and date are its owner's: it is taken only where all who read this source read its owner, too,
 * since nobody may learn of another workspace's sources, nor be told by them where a text is from.
 */
export async function findKept(
  { transaction, sourceId }: Handing,
  article: PreparedArticle,
): Promise<Reference | undefined> {
  const candidates = await transaction
    .selectFrom('article_revision as r')
    .innerJoin('article_source as held', (join) =>
      join.onRef('held.article_id', '=', 'r.article_id').onRef('held.revision', '=', 'r.revision'),
    )
    .where('r.text_hash', '=', article.textHash)
    .where('held.current', '=', 1)
    .where((row) => row.or([row('r.article_id', '=', article.keyId), isNewest]))
    .where(readAllReadersOf(sql`${sourceId}`, sql`r.owner_source`))
    .select(['r.article_id as articleId', 'r.revision', 'r.content_hash as contentHash'])
    .orderBy('r.stored_at')
    .orderBy('r.article_id')
    .execute();
  return (
    candidates.find((found) => found.articleId === article.keyId && found.contentHash === article.contentHash) ??
    candidates.find((found) => found.articleId !== article.keyId)
  );
}

/** Of a revision `r`: no newer one of its article is held, which alone would be found. */
const isNewest = sql<SqlBool>`NOT EXISTS (SELECT 1 FROM article_source newer
  WHERE newer.article_id = r.article_id AND newer.revision > r.revision AND newer.current = 1)`;

/**
 * What a site's own feed or page tells of an article of its: another site's feed, which may name any address, does not
 * tell it differently to those who read both.
 */
export async function findOwn(
  { transaction, sourceId }: Handing,
  { key, keyId }: PreparedArticle,
): Promise<Reference | undefined> {
  if (isOfSite(sourceId, key) !== false) return undefined;
  const { rows } = await sql<Reference & { owner: string }>`SELECT r.article_id AS "articleId", r.revision,
      r.owner_source AS owner FROM article_revision r
    WHERE r.article_id = ${keyId} AND ${readAllReadersOf(sql`${sourceId}`, sql`r.owner_source`)} AND EXISTS (
      SELECT 1 FROM article_source held WHERE held.article_id = r.article_id AND held.revision = r.revision
        AND held.source_id = r.owner_source AND held.current = 1)
    ORDER BY r.revision DESC`.execute(transaction);
  const own = rows.find(({ owner }) => isOfSite(owner, key) === true);
  return own && { articleId: own.articleId, revision: own.revision };
}

/** Whether a source on the web is of an article's site. Undefined where either is not on the web. */
function isOfSite(sourceId: string, key: string): boolean | undefined {
  const [, address = ''] = /^(?:feed|page):(https?:.*)$/s.exec(sourceId) ?? [];
  if (!/^https?:/.test(key) || !URL.canParse(key) || !URL.canParse(address)) return undefined;
  const [one, other] = [address, key].map((at) => new URL(at).host.replace(/^www\./, ''));
  return one === other || one!.endsWith(`.${other}`) || other!.endsWith(`.${one}`);
}

/** The same text as brought by others whom not all readers of this source read, but all of theirs read this one. */
export async function findCopies(
  { transaction, sourceId }: Handing,
  { textHash, contentHash }: PreparedArticle,
  target: Reference,
): Promise<readonly (Reference & { readonly sourceId: string; readonly keyId: string })[]> {
  const { rows } = await sql<Reference & { sourceId: string; keyId: string }>`SELECT r.article_id AS "articleId",
      r.revision, held.source_id AS "sourceId", held.key_id AS "keyId" FROM article_revision r
    JOIN article_source held ON held.article_id = r.article_id AND held.revision = r.revision
    WHERE r.text_hash = ${textHash} AND held.current = 1
      AND (r.article_id <> ${target.articleId} OR r.content_hash = ${contentHash})
      AND NOT ${readAllReadersOf(sql`${sourceId}`, sql`r.owner_source`)}
      AND ${readAllReadersOf(sql`held.source_id`, sql`${sourceId}`)}
    ORDER BY r.article_id, r.revision, held.source_id, held.key_id`.execute(transaction);
  return rows;
}

/** All who read, or muted, the one source may read the other one. */
export function readAllReadersOf(one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`(${one} = ${other} OR NOT EXISTS (SELECT 1 FROM source_access reads
    WHERE reads.source_id = ${one} AND reads.state IN ('read', 'muted') AND NOT EXISTS (
      SELECT 1 FROM source_access may WHERE may.source_id = ${other} AND may.state IN ('read', 'muted')
        AND may.workspace IN (${EVERYONE}, reads.workspace))))`;
}
