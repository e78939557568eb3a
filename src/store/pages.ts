import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { DuePage, Pages, ReadPage } from '../app/pages.ts';
import { LONGEST_AGAIN } from '../app/poll-schedule.ts';
import { ARTICLE_COLUMNS, type ArticleRow, toArticle } from './article-row.ts';
import { clockAt } from './clock.ts';
import { keyIdOf } from './prepare.ts';
import type { Database, Schema, Write } from './schema.ts';

export function createPages({ kind, sql: query }: Database, write: Write): Pages {
  return {
    recordPages: async (sourceId, pages, at) => {
      if (pages.length === 0) return;
      await write(async (transaction) => {
        for (const page of pages) await recordPage(transaction, sourceId, page, clockAt(kind, at));
      });
    },
    claimPage: async (lease, at) => {
      const now = clockAt(kind, at);
      // Seen first without the lock that writing takes: mostly none is due.
      const due = sql`next_read_at <= ${now} OR next_read_at > ${now} + ${LONGEST_AGAIN + lease}`;
      const { rows } = await sql`SELECT 1 FROM source_page WHERE ${due} LIMIT 1`.execute(query);
      return rows.length === 0 ? undefined : write((transaction) => claim(transaction, due, sql`${now} + ${lease}`));
    },
    recordAgain: async ({ source, key }, next, at) => {
      const ofPage = { source_id: source.id, key_id: keyIdOf(key) };
      if (!next) {
        await query
          .deleteFrom('source_page')
          .where((row) => row.and(ofPage))
          .execute();
        return;
      }
      await sql`UPDATE source_page SET etag = ${next.etag ?? null}, last_modified = ${next.lastModified ?? null},
        readings = readings + 1, next_read_at = ${clockAt(kind, at)} + ${Math.round(next.delay)}
        WHERE source_id = ${ofPage.source_id} AND key_id = ${ofPage.key_id}`.execute(query);
    },
  };
}

async function recordPage(
  transaction: Transaction<Schema>,
  sourceId: string,
  { key, address, etag, lastModified, delay }: ReadPage,
  now: RawBuilder<number>,
): Promise<void> {
  await sql`INSERT INTO source_page (source_id, key_id, address, etag, last_modified, readings, next_read_at)
    VALUES (${sourceId}, ${keyIdOf(key)}, ${address}, ${etag ?? null}, ${lastModified ?? null}, 0,
      ${now} + ${Math.round(delay)})
    ON CONFLICT (source_id, key_id) DO UPDATE SET address = excluded.address, etag = excluded.etag,
      last_modified = excluded.last_modified, readings = 0, next_read_at = excluded.next_read_at`.execute(transaction);
}

interface PageRow extends ArticleRow {
  readonly source_id: string;
  readonly source_name: string;
  readonly key: string;
  readonly address: string;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly readings: number;
}

/** Passes over, and forgets, pages whose source is watched no more, or whose text is kept under another key. */
async function claim(
  transaction: Transaction<Schema>,
  due: RawBuilder<unknown>,
  until: RawBuilder<unknown>,
): Promise<DuePage | undefined> {
  for (;;) {
    const claimed = await sql<{ source_id: string; key_id: string }>`UPDATE source_page SET next_read_at = ${until}
      WHERE (source_id, key_id) IN
        (SELECT source_id, key_id FROM source_page WHERE ${due} ORDER BY next_read_at, source_id, key_id LIMIT 1)
      RETURNING source_id, key_id`.execute(transaction);
    const [page] = claimed.rows;
    if (!page) return undefined;
    const found = await sql<PageRow>`SELECT ${ARTICLE_COLUMNS}, a.key, page.source_id, source.name AS source_name,
        page.address, page.etag, page.last_modified, page.readings
      FROM source_page page JOIN source_watch watched ON watched.source_id = page.source_id
      JOIN source ON source.id = page.source_id
      JOIN article_source held ON held.source_id = page.source_id AND held.key_id = page.key_id AND held.current = 1
      JOIN article a ON a.id = held.article_id AND a.id = page.key_id
      JOIN article_revision r ON r.article_id = held.article_id AND r.revision = held.revision
      WHERE page.source_id = ${page.source_id} AND page.key_id = ${page.key_id}`.execute(transaction);
    if (found.rows[0]) return toPage(found.rows[0]);
    await transaction
      .deleteFrom('source_page')
      .where((row) => row.and(page))
      .execute();
  }
}

function toPage(row: PageRow): DuePage {
  return {
    source: { id: row.source_id, name: row.source_name },
    key: row.key,
    address: row.address,
    ...(row.etag !== null && { etag: row.etag }),
    ...(row.last_modified !== null && { lastModified: row.last_modified }),
    readings: row.readings,
    article: toArticle(row),
  };
}
