import { sql, type Transaction } from 'kysely';
import { BriefdeskError } from '../core/errors.ts';
import type { Database, Schema } from './schema.ts';

export interface Migration {
  readonly name: string;
  /** Statements for both; a pair where the two differ. */
  readonly statements: readonly (string | Readonly<Record<Database['kind'], readonly string[]>>)[];
}

/** In order; the schema's version is how many have been applied. One that was released is never changed. */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'articles, their revisions and sources',
    statements: [
      'CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL)',
      "INSERT INTO counter (name, value) VALUES ('changes', 0)",
      'CREATE TABLE source (id TEXT PRIMARY KEY, name TEXT NOT NULL)',
      `CREATE TABLE source_access (
        source_id TEXT NOT NULL REFERENCES source (id), workspace TEXT NOT NULL,
        PRIMARY KEY (source_id, workspace))`,
      'CREATE TABLE article (id TEXT PRIMARY KEY, key TEXT NOT NULL, added_at BIGINT NOT NULL)',
      `CREATE TABLE article_revision (
        article_id TEXT NOT NULL REFERENCES article (id), revision INTEGER NOT NULL,
        title TEXT, url TEXT, source TEXT, author TEXT, language TEXT, published_at BIGINT,
        text TEXT NOT NULL, text_hash TEXT NOT NULL, content_hash TEXT NOT NULL, stored_at BIGINT NOT NULL,
        owner_source TEXT NOT NULL, owner_key TEXT NOT NULL,
        PRIMARY KEY (article_id, revision))`,
      'CREATE INDEX article_revision_text ON article_revision (text_hash)',
      `CREATE TABLE article_source (
        article_id TEXT NOT NULL, revision INTEGER NOT NULL, source_id TEXT NOT NULL REFERENCES source (id),
        key_id TEXT NOT NULL, current INTEGER NOT NULL,
        PRIMARY KEY (article_id, revision, source_id, key_id),
        FOREIGN KEY (article_id, revision) REFERENCES article_revision (article_id, revision))`,
      'CREATE UNIQUE INDEX article_source_current ON article_source (source_id, key_id) WHERE current = 1',
      'CREATE INDEX article_source_held ON article_source (source_id, article_id, revision) WHERE current = 1',
      {
        postgres: [
          `CREATE TABLE search_entry (
            position BIGINT PRIMARY KEY, article_id TEXT NOT NULL, revision INTEGER NOT NULL, stems TEXT NOT NULL,
            vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(stems, ' '))) STORED,
            UNIQUE (article_id, revision),
            FOREIGN KEY (article_id, revision) REFERENCES article_revision (article_id, revision))`,
          'CREATE INDEX search_entry_vector ON search_entry USING gin (vector)',
        ],
        sqlite: [
          `CREATE TABLE search_entry (
            position INTEGER PRIMARY KEY, article_id TEXT NOT NULL, revision INTEGER NOT NULL, stems TEXT NOT NULL,
            UNIQUE (article_id, revision),
            FOREIGN KEY (article_id, revision) REFERENCES article_revision (article_id, revision))`,
          // Stems are cut and folded already: it must not strip accents, nor part them at an apostrophe or a point.
          `CREATE VIRTUAL TABLE search_index USING fts5 (
            stems, content = search_entry, content_rowid = position, columnsize = 0,
            tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co' tokenchars '''.'")`,
          `CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
            INSERT INTO search_index (rowid, stems) VALUES (new.position, new.stems); END`,
          `CREATE TRIGGER search_entry_deleted AFTER DELETE ON search_entry BEGIN
            INSERT INTO search_index (search_index, rowid, stems) VALUES ('delete', old.position, old.stems); END`,
        ],
      },
    ],
  },
  {
    name: 'chat: what people did, what was said, conversations',
    statements: [
      `CREATE TABLE inbox (
        event_id TEXT PRIMARY KEY, workspace TEXT NOT NULL, person TEXT NOT NULL, at BIGINT NOT NULL,
        counts INTEGER NOT NULL, done INTEGER NOT NULL, lease_until BIGINT NOT NULL, reply_to TEXT,
        incoming TEXT NOT NULL)`,
      'CREATE INDEX inbox_unfinished ON inbox (lease_until) WHERE done = 0',
      'CREATE INDEX inbox_person ON inbox (workspace, person, at)',
      `CREATE TABLE post (
        id TEXT PRIMARY KEY, workspace TEXT NOT NULL, channel TEXT NOT NULL, place TEXT NOT NULL,
        asker TEXT NOT NULL, visibility TEXT NOT NULL, at BIGINT NOT NULL, sent_at BIGINT, talk TEXT,
        messages TEXT NOT NULL, content TEXT NOT NULL)`,
      'CREATE INDEX post_channel ON post (workspace, channel, at)',
      'CREATE INDEX post_sent ON post (sent_at)',
      `CREATE TABLE conversation (
        id TEXT PRIMARY KEY, workspace TEXT NOT NULL, starter TEXT NOT NULL, own INTEGER NOT NULL,
        muted INTEGER NOT NULL, hinted INTEGER NOT NULL, used_at BIGINT NOT NULL, body TEXT NOT NULL)`,
      'CREATE TABLE removed_workspace (id TEXT PRIMARY KEY, removed_at BIGINT NOT NULL)',
    ],
  },
  {
    name: 'sources on the web',
    statements: [
      "ALTER TABLE source_access ADD COLUMN state TEXT NOT NULL DEFAULT 'read'",
      `CREATE TABLE source_watch (
        source_id TEXT PRIMARY KEY REFERENCES source (id), kind TEXT NOT NULL, address TEXT NOT NULL, added_by TEXT,
        etag TEXT, last_modified TEXT, read_every BIGINT NOT NULL, failures INTEGER NOT NULL, note TEXT,
        last_read_at BIGINT, next_read_at BIGINT, lease_holder TEXT, lease_until BIGINT)`,
      'CREATE INDEX source_watch_due ON source_watch (next_read_at)',
      `CREATE TABLE source_item (
        source_id TEXT NOT NULL REFERENCES source (id), key_id TEXT NOT NULL, print TEXT NOT NULL,
        PRIMARY KEY (source_id, key_id))`,
    ],
  },
  {
    name: 'digests: subscriptions, deliveries, what channels were told',
    statements: [
      `CREATE TABLE subscription (
        id TEXT PRIMARY KEY, workspace TEXT NOT NULL, channel TEXT NOT NULL, place TEXT NOT NULL, topics TEXT NOT NULL,
        schedule TEXT NOT NULL, zone TEXT NOT NULL, wishes TEXT NOT NULL, maker TEXT NOT NULL, made_at BIGINT NOT NULL,
        state TEXT NOT NULL, state_detail TEXT NOT NULL, dealt_with BIGINT NOT NULL, next_at BIGINT, looked_at BIGINT,
        last_sent BIGINT)`,
      'CREATE INDEX subscription_channel ON subscription (workspace, channel)',
      "CREATE INDEX subscription_next ON subscription (next_at) WHERE state <> 'paused'",
      `CREATE TABLE delivery (
        id TEXT PRIMARY KEY, subscription TEXT NOT NULL, workspace TEXT NOT NULL, channel TEXT NOT NULL,
        slot_at BIGINT NOT NULL, slot_key TEXT NOT NULL, state TEXT NOT NULL, next_at BIGINT, tries INTEGER NOT NULL,
        failing_since BIGINT, note TEXT, sent_at BIGINT, review TEXT, composed TEXT, lease_holder TEXT,
        lease_until BIGINT, UNIQUE (subscription, slot_key))`,
      "CREATE INDEX delivery_due ON delivery (next_at) WHERE state = 'due'",
      "CREATE INDEX delivery_channel ON delivery (workspace, channel) WHERE state = 'due'",
      'CREATE INDEX delivery_slot ON delivery (slot_at)',
      `CREATE TABLE delivery_part (
        delivery TEXT NOT NULL REFERENCES delivery (id), part INTEGER NOT NULL, payload TEXT NOT NULL, message TEXT,
        begun_at BIGINT, PRIMARY KEY (delivery, part))`,
      `CREATE TABLE told (
        workspace TEXT NOT NULL, channel TEXT NOT NULL, key TEXT NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (workspace, channel, key))`,
      `CREATE TABLE awaited (
        workspace TEXT NOT NULL, channel TEXT NOT NULL, key TEXT NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (workspace, channel, key))`,
    ],
  },
  {
    name: 'when texts were stored',
    statements: ['CREATE INDEX article_revision_stored ON article_revision (stored_at)'],
  },
  {
    name: 'stories',
    statements: [
      'CREATE TABLE story (id INTEGER PRIMARY KEY, standing DOUBLE PRECISION NOT NULL, newest BIGINT NOT NULL)',
      'CREATE INDEX story_standing ON story (standing)',
      'CREATE TABLE story_alias (id INTEGER PRIMARY KEY, story_id INTEGER NOT NULL REFERENCES story (id))',
      'CREATE INDEX story_alias_story ON story_alias (story_id)',
      `CREATE TABLE story_article (
        article_id TEXT PRIMARY KEY REFERENCES article (id), story_id INTEGER REFERENCES story (id), voice_id TEXT,
        waiting BIGINT)`,
      'CREATE INDEX story_article_story ON story_article (story_id)',
      'CREATE INDEX story_article_voice ON story_article (voice_id)',
      'CREATE INDEX story_article_waiting ON story_article (waiting) WHERE waiting IS NOT NULL',
      `INSERT INTO story_article (article_id, waiting)
        SELECT article_id, max(position) FROM search_entry GROUP BY article_id`,
      'CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until BIGINT NOT NULL)',
    ],
  },
  {
    name: 'deliveries in turn',
    statements: [
      // In the order they are claimed in: those due at one minute are many, and each claim takes few of them.
      "CREATE INDEX delivery_turn ON delivery (next_at, id) WHERE state = 'due'",
      'DROP INDEX delivery_due',
    ],
  },
  {
    name: 'pages read again while they are new',
    statements: [
      `CREATE TABLE source_page (
        source_id TEXT NOT NULL REFERENCES source (id), key_id TEXT NOT NULL, address TEXT NOT NULL, etag TEXT,
        last_modified TEXT, readings INTEGER NOT NULL, next_read_at BIGINT NOT NULL, PRIMARY KEY (source_id, key_id))`,
      'CREATE INDEX source_page_due ON source_page (next_read_at)',
    ],
  },
];

/** The schema this program works on. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Any number that is ours alone: processes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_204_318;

/**
 * Applies the migrations that the database has not had, under a lock and all or none. `beforeChange` is called where
 * it has had some, with the lock held. Throws `store-newer` where a newer program has been at it.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = MIGRATIONS,
  beforeChange: () => void = () => {},
): Promise<void> {
  await database.sql.transaction().execute(async (transaction) => {
    if (database.kind === 'postgres') await sql`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(transaction);
    const from = await schemaVersion({ kind: database.kind, sql: transaction });
    if (from > migrations.length) throw newerStore(from, migrations.length);
    if (from > 0 && from < migrations.length) beforeChange();
    for (const [place, migration] of migrations.entries()) {
      if (place < from) continue;
      for (const statement of statementsFor(migration, database.kind)) await sql.raw(statement).execute(transaction);
      await recordMigration(transaction, place + 1, migration.name);
    }
  });
}

function newerStore(found: number, known: number): BriefdeskError {
  const message = `the store was made by a newer Briefdesk (schema ${found}, this one knows ${known}): update this one`;
  return new BriefdeskError('store-newer', message);
}

function statementsFor({ statements }: Migration, kind: Database['kind']): readonly string[] {
  return statements.flatMap((statement) => (typeof statement === 'string' ? [statement] : statement[kind]));
}

async function recordMigration(transaction: Transaction<Schema>, version: number, name: string): Promise<void> {
  if (version === 1) {
    await sql`CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL)`.execute(transaction);
  }
  await transaction.insertInto('schema_version').values({ version, name }).execute();
}

/** How many migrations the database has had; 0 for a new one. */
export async function schemaVersion({ kind, sql: query }: Database): Promise<number> {
  const table =
    kind === 'postgres'
      ? sql<{ found: string | null }>`SELECT to_regclass('schema_version') AS found`
      : sql<{ found: string | null }>`SELECT max(name) AS found FROM sqlite_master WHERE name = 'schema_version'`;
  if (!(await table.execute(query)).rows[0]?.found) return 0;
  const { version } = await query
    .selectFrom('schema_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirstOrThrow();
  return version;
}
