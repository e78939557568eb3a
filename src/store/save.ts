import type { Transaction } from 'kysely';
import type { SaveOutcome } from '../app/ports.ts';
import { articlePosition } from './position.ts';
import type { PreparedArticle } from './prepare.ts';
import type { Schema } from './schema.ts';

/** One revision of one article. */
interface Reference {
  readonly articleId: string;
  readonly revision: number;
}

interface Saved {
  readonly outcome: SaveOutcome;
  /** Whether readers may see anything new. */
  readonly changed: boolean;
}

/** Keeps what a source hands over under one key, and lets go of what it handed over before. */
export async function saveArticle(
  transaction: Transaction<Schema>,
  sourceId: string,
  article: PreparedArticle,
  at: number,
): Promise<Saved> {
  const held = await findHeld(transaction, sourceId, article.keyId);
  if (held && held.contentHash === article.contentHash) {
    const changed = await mendDetails(transaction, held, sourceId, article);
    const kind = held.articleId === article.keyId ? 'unchanged' : 'duplicate';
    return { outcome: { kind, articleId: held.articleId }, changed };
  }
  const known = await findKept(transaction, article);
  const target = known ?? (await addRevision(transaction, sourceId, article, at));
  const changed = await hold(transaction, sourceId, article.keyId, held, target);
  return { outcome: { kind: outcomeKind(article, held, known, target), articleId: target.articleId }, changed };
}

function outcomeKind(
  { keyId }: PreparedArticle,
  held: Reference | undefined,
  known: Reference | undefined,
  target: Reference,
): SaveOutcome['kind'] {
  if (target.articleId !== keyId) return 'duplicate';
  if (known && !held) return 'unchanged';
  return target.revision === 1 ? 'added' : 'revised';
}

async function findHeld(transaction: Transaction<Schema>, sourceId: string, keyId: string) {
  return await transaction
    .selectFrom('article_source as held')
    .innerJoin('article_revision as r', (join) =>
      join.onRef('r.article_id', '=', 'held.article_id').onRef('r.revision', '=', 'held.revision'),
    )
    .where('held.source_id', '=', sourceId)
    .where('held.key_id', '=', keyId)
    .where('held.current', '=', 1)
    .select(['r.article_id as articleId', 'r.revision', 'r.content_hash as contentHash'])
    .executeTakeFirst();
}

/** A revision in use that says the same: of the same article to the letter, or the same text under another key. */
async function findKept(transaction: Transaction<Schema>, article: PreparedArticle): Promise<Reference | undefined> {
  const candidates = await transaction
    .selectFrom('article_revision')
    .where('text_hash', '=', article.textHash)
    .where('position', 'is not', null)
    .select(['article_id as articleId', 'revision', 'content_hash as contentHash'])
    .orderBy('stored_at')
    .orderBy('article_id')
    .execute();
  return (
    candidates.find((found) => found.articleId === article.keyId && found.contentHash === article.contentHash) ??
    candidates.find((found) => found.articleId !== article.keyId)
  );
}

async function addRevision(
  transaction: Transaction<Schema>,
  sourceId: string,
  article: PreparedArticle,
  at: number,
): Promise<Reference> {
  const articleId = article.keyId;
  const last = await transaction
    .selectFrom('article')
    .leftJoin('article_revision', 'article_revision.article_id', 'article.id')
    .where('article.id', '=', articleId)
    .select(['article.added_at as addedAt', 'article_revision.revision'])
    .orderBy('article_revision.revision', 'desc')
    .executeTakeFirst();
  if (!last) {
    await transaction.insertInto('article').values({ id: articleId, key: article.key, added_at: at }).execute();
  }
  const revision = (last?.revision ?? 0) + 1;
  const time = article.details.published_at ?? last?.addedAt ?? at;
  await transaction
    .insertInto('article_revision')
    .values({
      ...article.details,
      article_id: articleId,
      revision,
      text: article.text,
      text_hash: article.textHash,
      content_hash: article.contentHash,
      stored_at: at,
      owner_source: sourceId,
      owner_key: article.keyId,
      stems: article.stems,
      position: await freePosition(transaction, articlePosition(time, articleId)),
    })
    .execute();
  return { articleId, revision };
}

/** The place wanted, or the next older one that is free. */
export async function freePosition(transaction: Transaction<Schema>, wanted: bigint): Promise<bigint> {
  for (let position = wanted; ; position--) {
    const taken = await transaction
      .selectFrom('article_revision')
      .where('position', '=', position)
      .select('revision')
      .executeTakeFirst();
    if (!taken) return position;
  }
}

/** Returns whether the source did not hold it before. A revision that no source holds any more leaves the search. */
async function hold(
  transaction: Transaction<Schema>,
  sourceId: string,
  keyId: string,
  held: Reference | undefined,
  target: Reference,
): Promise<boolean> {
  if (held?.articleId === target.articleId && held.revision === target.revision) return false;
  const ofKey = { source_id: sourceId, key_id: keyId };
  if (held) {
    await transaction
      .updateTable('article_source')
      .set({ current: 0 })
      .where((row) => row.and({ ...ofKey, current: 1 }))
      .execute();
  }
  await transaction
    .insertInto('article_source')
    .values({ ...ofKey, article_id: target.articleId, revision: target.revision, current: 1 })
    .onConflict((conflict) =>
      conflict.columns(['article_id', 'revision', 'source_id', 'key_id']).doUpdateSet({ current: 1 }),
    )
    .execute();
  if (held) await retireUnlessHeld(transaction, held);
  return true;
}

async function retireUnlessHeld(transaction: Transaction<Schema>, { articleId, revision }: Reference): Promise<void> {
  await transaction
    .updateTable('article_revision')
    .set({ position: null })
    .where((row) => row.and({ article_id: articleId, revision }))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('article_source')
            .where((row) => row.and({ article_id: articleId, revision, current: 1 }))
            .select('current'),
        ),
      ),
    )
    .execute();
}

/**
 * A date or address put right does not make the text another one: the revision stays and says what is known now. Only
 * who brought it may do so, or two feeds that disagree would mend it in turn for ever.
 */
async function mendDetails(
  transaction: Transaction<Schema>,
  { articleId, revision }: Reference,
  sourceId: string,
  { details, keyId, stems }: PreparedArticle,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('article_revision as r')
    .innerJoin('article', 'article.id', 'r.article_id')
    .where('r.article_id', '=', articleId)
    .where('r.revision', '=', revision)
    .select(['r.url', 'r.source', 'r.author', 'r.language', 'r.published_at', 'r.owner_source', 'r.owner_key'])
    .select(['article.added_at', 'r.title'])
    .executeTakeFirstOrThrow();
  if (row.owner_source !== sourceId || row.owner_key !== keyId) return false;
  const fields = ['url', 'source', 'author', 'language', 'published_at'] as const;
  if (fields.every((field) => row[field] === details[field])) return false;
  const wanted = articlePosition(details.published_at ?? row.added_at, articleId);
  const moves = row.published_at !== details.published_at;
  await transaction
    .updateTable('article_revision')
    .set({ ...details, stems, ...(moves && { position: await freePosition(transaction, wanted) }) })
    .where((of) => of.and({ article_id: articleId, revision }))
    .execute();
  return true;
}
