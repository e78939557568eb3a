import type { Transaction } from 'kysely';
import type { SaveOutcome } from '../app/ports.ts';
import { findCopies, findKept, findOwn, type Reference } from './copies.ts';
import { forgetReading } from './let-go.ts';
import { type Placing, placeRevisions, unplace } from './position.ts';
import { hasDetails, type PreparedArticle } from './prepare.ts';
import type { Schema } from './schema.ts';

/** What is handed over in one transaction. */
interface Delivery {
  readonly transaction: Transaction<Schema>;
  readonly sourceId: string;
  readonly at: number;
  /** Revisions that go into the search at its end, by article and revision. */
  readonly unplaced: Map<string, Placing>;
}

interface Saved {
  readonly outcome: SaveOutcome;
  /** Whether readers may see anything new. */
  readonly changed: boolean;
}

/** Keeps what a source hands over, and lets go of what it handed over before under the same keys. */
export async function savePrepared(
  transaction: Transaction<Schema>,
  sourceId: string,
  articles: readonly PreparedArticle[],
  at: number,
): Promise<{ readonly outcomes: ReadonlyMap<PreparedArticle, SaveOutcome>; readonly changed: boolean }> {
  const delivery: Delivery = { transaction, sourceId, at, unplaced: new Map() };
  const known = await findKnown(delivery, articles);
  const isNew = (article: PreparedArticle): boolean => {
    const before = known.size;
    return known.add(article.keyId).add(article.textHash).size === before + 2;
  };
  const added = articles.filter(isNew);
  await saveNew(delivery, added);
  const outcomes = new Map<PreparedArticle, SaveOutcome>(
    added.map((article) => [article, { kind: 'added', articleId: article.keyId }]),
  );
  let anyChanged = added.length > 0;
  for (const article of articles) {
    if (outcomes.has(article)) continue;
    const { outcome, changed } = await saveArticle(delivery, article);
    outcomes.set(article, outcome);
    anyChanged ||= changed;
  }
  await placeRevisions(transaction, delivery.unplaced.values());
  return { outcomes, changed: anyChanged };
}

/** Keys and texts of the articles that the store has had, from this source or another. */
async function findKnown({ transaction, sourceId }: Delivery, articles: readonly PreparedArticle[]) {
  const keys = articles.map(({ keyId }) => keyId);
  const hashes = articles.map(({ textHash }) => textHash);
  const known = await transaction
    .selectFrom('article')
    .where('id', 'in', keys)
    .select('id')
    .union((query) =>
      query
        .selectFrom('article_source')
        .where('source_id', '=', sourceId)
        .where('current', '=', 1)
        .where('key_id', 'in', keys)
        .select('key_id as id'),
    )
    .union((query) => query.selectFrom('article_revision').where('text_hash', 'in', hashes).select('text_hash as id'))
    .execute();
  return new Set(known.map(({ id }) => id));
}

/** What `saveArticle` comes to where there is nothing to compare with: of many articles, a statement a table. */
async function saveNew(delivery: Delivery, articles: readonly PreparedArticle[]): Promise<void> {
  if (articles.length === 0) return;
  const { transaction, sourceId, at } = delivery;
  await transaction
    .insertInto('article')
    .values(articles.map(({ keyId, key }) => ({ id: keyId, key, added_at: at })))
    .execute();
  await insertRevisions(
    delivery,
    articles.map((article) => ({ article, revision: 1, addedAt: at })),
  );
  await transaction
    .insertInto('article_source')
    .values(
      articles.map(({ keyId }) => ({ source_id: sourceId, key_id: keyId, current: 1, article_id: keyId, revision: 1 })),
    )
    .execute();
}

async function saveArticle(delivery: Delivery, article: PreparedArticle): Promise<Saved> {
  const held = await findHeld(delivery, article.keyId);
  if (held && held.contentHash === article.contentHash) {
    const kind = held.articleId === article.keyId ? 'unchanged' : 'duplicate';
    const changed = await mendDetails(delivery, held, article);
    return { outcome: { kind, articleId: held.articleId }, changed };
  }
  const known = await findKept(delivery, article);
  const own = known ? undefined : await findOwn(delivery, article);
  if (own)
    return {
      outcome: { kind: 'unchanged', articleId: own.articleId },
      changed: await hold(delivery, article.keyId, held, own),
    };
  const target = known ?? (await addRevision(delivery, article));
  const changed = await hold(delivery, article.keyId, held, target);
  if (!known) await foldInto(delivery, article, target);
  const parted = !known && (await partCopies(delivery, target));
  const kind = outcomeKind(article, held, known, target);
  return { outcome: { kind, articleId: target.articleId, ...(parted && { parted }) }, changed };
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

async function findHeld({ transaction, sourceId }: Delivery, keyId: string) {
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

async function addRevision(delivery: Delivery, article: PreparedArticle): Promise<Reference> {
  const articleId = article.keyId;
  const last = await delivery.transaction
    .selectFrom('article')
    .leftJoin('article_revision', 'article_revision.article_id', 'article.id')
    .where('article.id', '=', articleId)
    .select(['article.added_at as addedAt', 'article_revision.revision'])
    .orderBy('article_revision.revision', 'desc')
    .executeTakeFirst();
  const { transaction, at } = delivery;
  if (!last)
    await transaction.insertInto('article').values({ id: articleId, key: article.key, added_at: at }).execute();
  const revision = (last?.revision ?? 0) + 1;
  await insertRevisions(delivery, [{ article, revision, addedAt: last?.addedAt ?? at }]);
  return { articleId, revision };
}

interface NewRevision {
  readonly article: PreparedArticle;
  readonly revision: number;
  readonly addedAt: number;
}

async function insertRevisions(delivery: Delivery, added: readonly NewRevision[]): Promise<void> {
  const rows = added.map(({ article, revision }) => ({
    ...article.details,
    article_id: article.keyId,
    revision,
    text: article.text,
    text_hash: article.textHash,
    content_hash: article.contentHash,
    stored_at: delivery.at,
    owner_source: delivery.sourceId,
    owner_key: article.keyId,
  }));
  await delivery.transaction.insertInto('article_revision').values(rows).execute();
  for (const { article, revision, addedAt } of added) {
    const time = article.details.published_at ?? addedAt;
    placeLater(delivery, { articleId: article.keyId, revision, time, stems: article.stems() });
  }
}

function placeLater({ unplaced }: Delivery, placing: Placing): void {
  unplaced.set(placeKey(placing), placing);
}

const placeKey = ({ articleId, revision }: Reference): string => `${articleId} ${revision}`;

/** Returns whether the source did not hold it before. A revision that no source holds any more leaves the search. */
async function hold(
  delivery: Delivery,
  keyId: string,
  held: Reference | undefined,
  target: Reference,
): Promise<boolean> {
  if (held?.articleId === target.articleId && held.revision === target.revision) return false;
  const { transaction, sourceId } = delivery;
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
  if (held) await retireUnlessHeld(delivery, held);
  return true;
}

/** Copies that others brought to fewer readers are let go for this one: nobody reads a text twice. */
async function foldInto(delivery: Delivery, article: PreparedArticle, target: Reference): Promise<void> {
  for (const { sourceId, keyId, ...held } of await findCopies(delivery, article, target)) {
    await hold({ ...delivery, sourceId }, keyId, held, target);
  }
}

/**
 * Copies that were kept as what the article was before its newest revision are let go: the newest alone is found, and
 * nobody would find their text. Read once more, each is an article of its own. Returns whether there were any.
 */
async function partCopies(delivery: Delivery, { articleId, revision }: Reference): Promise<boolean> {
  const copies = await delivery.transaction
    .updateTable('article_source')
    .set({ current: 0 })
    .where((row) => row.and({ article_id: articleId, current: 1 }))
    .where('revision', '<', revision)
    .where('key_id', '<>', articleId)
    .returning(['source_id as sourceId', 'key_id as keyId', 'revision'])
    .execute();
  for (const copy of copies) {
    await retireUnlessHeld(delivery, { articleId, revision: copy.revision });
    await forgetReading(delivery.transaction, copy);
  }
  return copies.length > 0;
}

async function retireUnlessHeld({ transaction, unplaced }: Delivery, reference: Reference): Promise<void> {
  const { articleId, revision } = reference;
  const holder = await transaction
    .selectFrom('article_source')
    .where((row) => row.and({ article_id: articleId, revision, current: 1 }))
    .select('current')
    .executeTakeFirst();
  if (holder) return;
  unplaced.delete(placeKey(reference));
  await unplace(transaction, reference);
}

/**
 * A date or address put right does not make the text another one: the revision stays and says what is known now. Only
 * who brought it may do so, or two feeds that disagree would mend it in turn for ever.
 */
async function mendDetails(
  delivery: Delivery,
  { articleId, revision }: Reference,
  article: PreparedArticle,
): Promise<boolean> {
  const { transaction, sourceId } = delivery;
  const { details, keyId } = article;
  const row = await transaction
    .selectFrom('article_revision as r')
    .innerJoin('article', 'article.id', 'r.article_id')
    .where('r.article_id', '=', articleId)
    .where('r.revision', '=', revision)
    .select(['r.url', 'r.source', 'r.author', 'r.language', 'r.published_at', 'r.owner_source', 'r.owner_key'])
    .select('article.added_at')
    .executeTakeFirstOrThrow();
  if (row.owner_source !== sourceId || row.owner_key !== keyId) return false;
  if (hasDetails(row, details)) return false;
  await transaction
    .updateTable('article_revision')
    .set(details)
    .where((of) => of.and({ article_id: articleId, revision }))
    .execute();
  await unplace(transaction, { articleId, revision });
  placeLater(delivery, { articleId, revision, time: details.published_at ?? row.added_at, stems: article.stems() });
  return true;
}
