import type { SourceSummary } from './ports.ts';

/** An address that is read again and again: a feed, or one article's page. */
export interface Watched {
  /** The source's id, e.g. `feed:https://herald.example/rss`. It stays when the address moves. */
  readonly id: string;
  readonly kind: 'feed' | 'page';
  readonly name: string;
  /** Where it is read now. */
  readonly address: string;
  /** What the last answer said of its state; given with the next request. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** Milliseconds between two readings. */
  readonly interval: number;
  /** Readings that failed since the last one that did not. */
  readonly failures: number;
  /** Why the last reading failed, or what a person should know of it. */
  readonly note?: string;
}

/** How a watched source fares, for those who may read it. */
export interface WatchHealth extends Watched {
  readonly lastReadAt?: Date;
  /** Absent: it is not read any more. */
  readonly nextReadAt?: Date;
  readonly muted: boolean;
  /** Who added it; absent where the operator's file did. */
  readonly addedBy?: string;
  readonly summary: SourceSummary;
  /** Of the week before its newest article. */
  readonly articlesADay: number;
}

/** A watched source that could not be read, or is not read any more. */
export interface WatchTrouble {
  readonly name: string;
  readonly address: string;
  readonly failures: number;
  readonly note?: string;
  /** Absent: it is not read any more. */
  readonly nextReadAt?: Date;
}

export interface NewWatch {
  readonly kind: Watched['kind'];
  readonly name: string;
  readonly address: string;
  /** Who reads it from now on, beside those who do. */
  readonly reader: 'everyone' | { readonly workspace: string };
  readonly addedBy?: string;
}

/** What a reading came to, in the store's terms. */
export interface ReadingRecord {
  readonly etag?: string;
  readonly lastModified?: string;
  /** Where it moved for good. */
  readonly movedTo?: string;
  readonly failures: number;
  readonly note?: string;
  readonly interval: number;
  /** Milliseconds until it is read again; absent: never. */
  readonly delay?: number;
}

/** A feed's items as last read: by the key of the article, what tells whether the feed has changed it since. */
export type ItemPrints = ReadonlyMap<string, string>;

/** Sources on the web, as a store keeps them. `at` stands for the database's own clock, which counts where it is absent. */
export interface Watches {
  /** Watches an address, due at once. One that is watched already gets another reader. */
  watch(entry: NewWatch, at?: Date): Promise<{ readonly kind: 'added' | 'shared' | 'known'; readonly id: string }>;
  /**
   * The workspace reads it no more; what it has cited stays open to it. Read by nobody, it is not watched any more.
   * False where it was not the workspace's to remove.
   */
  unwatch(reader: NewWatch['reader'], id: string): Promise<boolean>;
  /** A muted source is kept and read, but not briefed in this workspace. */
  mute(reader: NewWatch['reader'], id: string, muted: boolean): Promise<void>;
  /** Those the workspace reads or has muted, by name. */
  listWatched(workspace: string): Promise<readonly WatchHealth[]>;
  /** Over all workspaces: how many are watched, and those of them whose last reading failed, most failures first. */
  examine(): Promise<{ readonly watched: number; readonly troubled: readonly WatchTrouble[] }>;
  /** Takes up to `limit` due ones for `holder` alone, for so many milliseconds; the longest due first. */
  claimDue(claim: { holder: string; limit: number; lease: number }, at?: Date): Promise<readonly Watched[]>;
  /** Notes a reading and gives up the claim; nothing happens where the claim is no longer the holder's. */
  recordReading(holder: string, id: string, record: ReadingRecord, at?: Date): Promise<void>;
  itemPrints(id: string, keys: readonly string[]): Promise<ItemPrints>;
  recordItems(id: string, prints: ItemPrints): Promise<void>;
}
