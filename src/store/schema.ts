import type { Generated, Kysely, Transaction } from 'kysely';

/**
 * The tables, the same on SQLite and PostgreSQL. Times are milliseconds since 1970, truth values are 0 or 1, and
 * nothing else than text and numbers is stored, so that a row is the same JSON on both.
 */
export interface Schema {
  schema_version: { version: number; name: string };
  /** `changes` rises with every change to what can be read. */
  counter: { name: 'changes'; value: number };
  source: { id: string; name: string };
  /**
   * Who may read a source; the workspace `*` stands for everyone. `muted`: it may, and does not want to now; `removed`:
   * it did, and may open what it cited; `unwanted`: it may as everyone may, and does not want to.
   */
  source_access: { source_id: string; workspace: string; state: AccessState };
  source_watch: SourceWatchRow;
  /** What a source said of an article when it was last read, so that only what changed is read again. */
  source_item: { source_id: string; key_id: string; print: string };
  source_page: SourcePageRow;
  /** `id` is a hash of `key`. */
  article: { id: string; key: string; added_at: number };
  article_revision: ArticleRevisionRow;
  /**
   * Which source handed over which revision, and under which key (its hash). `current` marks the one it holds now:
   * who may read the source may search those, and open the earlier ones by citation. So an article that two sources
   * share shows nobody the text of a source they may not read.
   */
  article_source: { article_id: string; revision: number; source_id: string; key_id: string; current: number };
  search_entry: SearchEntryRow;
  story: StoryRow;
  /** What a story was called that was found to be another one. */
  story_alias: { id: number; story_id: number };
  story_article: StoryArticleRow;
  /** Work that one process at a time does. */
  lease: { name: 'grouping'; holder: string; until: number };
  inbox: InboxRow;
  post: PostRow;
  conversation: ConversationRow;
  /** Workspaces the bot was removed from, and when. */
  removed_workspace: { id: string; removed_at: number };
  subscription: SubscriptionRow;
  delivery: DeliveryRow;
  /** A message of a delivery: as rendered, its id when it is there, and when a try began whose end is not known. */
  delivery_part: { delivery: string; part: number; payload: string; message: string | null; begun_at: number | null };
  /** What a channel was told, and when last; `key` is a hash of the point's text, `body` is JSON. */
  told: { workspace: string; channel: string; key: string; at: number; body: string };
  /** What a channel waits for, and since when. */
  awaited: { workspace: string; channel: string; key: string; at: number; body: string };
}

type AccessState = Generated<'read' | 'muted' | 'removed' | 'unwanted'>;

/** A source on the web. Its times are by the database's clock. */
interface SourceWatchRow {
  source_id: string;
  kind: 'feed' | 'page';
  address: string;
  added_by: string | null;
  etag: string | null;
  last_modified: string | null;
  /** Milliseconds. */
  read_every: number;
  failures: number;
  note: string | null;
  last_read_at: number | null;
  /** NULL: not read any more. */
  next_read_at: number | null;
  lease_holder: string | null;
  lease_until: number | null;
}

/** A page that a feed's article was read from, as long as it is read again. Its time is by the database's clock. */
interface SourcePageRow {
  source_id: string;
  /** Of the article. */
  key_id: string;
  address: string;
  etag: string | null;
  last_modified: string | null;
  /** How often it was read again. */
  readings: number;
  /** A claim puts it off, too. */
  next_read_at: number;
}

interface ArticleRevisionRow {
  article_id: string;
  revision: number;
  title: string | null;
  url: string | null;
  source: string | null;
  author: string | null;
  language: string | null;
  published_at: number | null;
  text: string;
  /** Of the text with its white space folded: the same words under two keys are kept once. */
  text_hash: string;
  /** Of title and text to the letter: whatever changes it makes a new revision. */
  content_hash: string;
  stored_at: number;
  /** The source and key hash that brought this revision; they alone may mend its details. */
  owner_source: string;
  owner_key: string;
}

/** A revision that can be found: some source holds it. */
interface SearchEntryRow {
  /** Its place in time: newer is greater, equal times go by article id. Too large for a number: compared, never read. */
  position: bigint;
  article_id: string;
  revision: number;
  /** Core's stems of title and text, a blank between them. */
  stems: string;
}

interface StoryRow {
  /** Rises: the older story has the smaller one. */
  id: number;
  /** Of all its articles: the order in which the front page looks at stories. */
  standing: number;
  newest: number;
}

/** Every article that can be found, or could be. */
interface StoryArticleRow {
  article_id: string;
  /** NULL: not grouped yet. */
  story_id: number | null;
  /** Copies of one text share it: the article id of one of them. */
  voice_id: string | null;
  /** The place in the search of what is to be grouped; NULL: all is. */
  waiting: bigint | null;
}

/** What somebody did in chat. Unfinished and with its lease run out, it is taken up again. */
interface InboxRow {
  event_id: string;
  workspace: string;
  person: string;
  at: number;
  /** As one of the questions a person may ask in a while. */
  counts: number;
  done: number;
  lease_until: number;
  /** A secret of the platform's, gone when the event is done. */
  reply_to: string | null;
  /** JSON. */
  incoming: string;
}

/** What the bot said. `place`, `messages` and `content` are JSON. */
interface PostRow {
  id: string;
  workspace: string;
  channel: string;
  place: string;
  asker: string;
  visibility: 'public' | 'private';
  at: number;
  sent_at: number | null;
  talk: string | null;
  messages: string;
  content: string;
}

interface ConversationRow {
  id: string;
  workspace: string;
  starter: string;
  own: number;
  muted: number;
  hinted: number;
  used_at: number;
  /** JSON. */
  body: string;
}

/** `place`, `topics`, `wishes` and `state_detail` are JSON. */
interface SubscriptionRow {
  id: string;
  workspace: string;
  channel: string;
  place: string;
  topics: string;
  schedule: string;
  zone: string;
  wishes: string;
  maker: string;
  made_at: number;
  state: 'active' | 'paused' | 'faulty';
  state_detail: string;
  /** Slots until then are in `delivery`, or were none. */
  dealt_with: number;
  /** When its slots are to be computed again. NULL: never. */
  next_at: number | null;
  /** When its last digest looked at what was stored. */
  looked_at: number | null;
  last_sent: number | null;
}

/** One subscription's one slot. Its lease is by the database's clock. */
interface DeliveryRow {
  id: string;
  subscription: string;
  workspace: string;
  channel: string;
  slot_at: number;
  slot_key: string;
  state: 'due' | 'sent' | 'skipped' | 'unclear' | 'dead';
  /** NULL: not due, or it waits for a person. */
  next_at: number | null;
  tries: number;
  failing_since: number | null;
  note: string | null;
  sent_at: number | null;
  review: 'waiting' | 'approved' | 'held' | null;
  /** JSON, as long as it is not sent. */
  composed: string | null;
  lease_holder: string | null;
  lease_until: number | null;
}

/** An open, migrated database. The two kinds differ in their search condition and their locks alone. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly sql: Kysely<Schema>;
}

/** Runs the work in a transaction; writers take turns. */
export type Write = <T>(work: (transaction: Transaction<Schema>) => Promise<T>) => Promise<T>;
