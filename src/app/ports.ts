import type { ArticleDetails } from '../core/reading/article.ts';
import type { ChatStore } from './chat/chat-store.ts';
import type { DigestStore } from './digests/digest-store.ts';
import type { Pages } from './pages.ts';
import type { Stories } from './stories.ts';
import type { Watches } from './watching.ts';

/** An article as a source hands it over. */
export interface IncomingArticle extends Omit<ArticleDetails, 'id' | 'addedAt' | 'fetchedAt'> {
  /** What makes it the same article next time: its canonical address, or `file:` and the path. */
  readonly key: string;
  /** Plain text, titles and section headings on lines of their own. */
  readonly text: string;
}

/** What reading one item of a source gave. A thing that can't be read is named and passed over. */
export type ReadItem =
  | {
      readonly kind: 'article';
      readonly name: string;
      readonly article: IncomingArticle;
      /** What was odd about it, in words for an editor, e.g. a date that does not exist. */
      readonly warnings?: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly name: string; readonly reason: string };

/** Where articles come from: a folder, a feed, a page. */
export interface Source {
  /** Stable, e.g. `folder:/srv/briefings/articles`. */
  readonly id: string;
  readonly name: string;
  read(): AsyncIterable<ReadItem>;
}

/** One revision of an article as stored. Offsets of citations count in `text` of that revision. */
export interface StoredArticle extends ArticleDetails {
  /** From 1; rises when the publisher changes the text or title. */
  readonly revision: number;
  readonly text: string;
  readonly addedAt: Date;
}

export interface SaveOutcome {
  /** `duplicate`: another article already has this very text, which is kept once. */
  readonly kind: 'added' | 'revised' | 'unchanged' | 'duplicate';
  readonly articleId: string;
  /** Others were kept as copies of what it was before: read once more, they are articles of their own. */
  readonly parted?: true;
}

/** A phrase to search: for each of its words the stems it may have, in the languages it may be in. */
export type PhraseStems = readonly (readonly string[])[];

export interface ArticleQuery {
  /** Who reads, e.g. `terminal`, `slack:T024BE7LD`, `user:discord:80351110224678912`: decides which sources they see. */
  readonly workspace: string;
  /** Articles that hold all words of any of these phrases; absent: every article. */
  readonly phrases?: readonly PhraseStems[];
  /** Published (added, where that is unknown) at or after. */
  readonly since?: Date;
  /** Whose text came into the store at or after, whenever it was published. */
  readonly storedSince?: Date;
  readonly limit: number;
}

export interface SourceSummary {
  readonly id: string;
  readonly name: string;
  readonly articles: number;
  /** When its newest article was published (added, where that is unknown). */
  readonly newest?: Date;
}

/** `everyone`: every workspace may read it; otherwise the workspaces that may. */
export type SourceAccess = 'everyone' | readonly string[];

/** One row of an export: a table's name and its columns, as JSON. */
export interface ExportedRow {
  readonly table: string;
  readonly row: Readonly<Record<string, string | number | null>>;
}

/** What Briefdesk keeps. Every read goes through the workspace's access to sources. */
export interface Store {
  /** Makes the source known; a known one gets the new name and access. */
  saveSource(source: { id: string; name: string; access: SourceAccess }): Promise<void>;
  /** One short transaction; outcomes in the order given. The same batch twice changes nothing. */
  saveArticles(sourceId: string, articles: readonly IncomingArticle[], at: Date): Promise<readonly SaveOutcome[]>;
  /** Latest revisions, newest first (publication, or adding where that is unknown), then by id. */
  searchArticles(query: ArticleQuery): Promise<readonly StoredArticle[]>;
  /** Counts no further than `limit`, where there is one: counting all takes a time that grows with the store. */
  countArticles(query: Omit<ArticleQuery, 'limit'> & { readonly limit?: number }): Promise<number>;
  /** That revision, or the latest; undefined where there is none or the workspace may not read it. */
  openArticle(workspace: string, articleId: string, revision?: number): Promise<StoredArticle | undefined>;
  /** Every stem that is found in any of these articles, those the workspace may not read left out. */
  stemsIn(workspace: string, articleIds: readonly string[]): Promise<ReadonlySet<string>>;
  listSources(workspace: string): Promise<readonly SourceSummary[]>;
  /** The same for workspaces that read, and may cite, the same sources: what is made for one will do for the others. */
  readerKey(workspace: string): Promise<string>;
  /** Rises with every change to what can be read: tells a cache that it is stale. */
  version(): Promise<number>;
  /** What was asked and said in chat. */
  readonly chat: ChatStore;
  /** Sources on the web. */
  readonly watches: Watches;
  /** Pages that are read again while they are new. */
  readonly pages: Pages;
  /** Digests: who gets them when, and what was posted. */
  readonly digests: DigestStore;
  /** Articles by event. */
  readonly stories: Stories;
  exportRows(): AsyncIterable<ExportedRow>;
  /** Into an empty store; refuses another with code `store-not-empty`. Returns the rows read. */
  importRows(rows: AsyncIterable<ExportedRow>): Promise<number>;
  close(): Promise<void>;
}

/** What the desk reads: all a brief or an answer needs of a store. */
export type Library = Pick<
  Store,
  'searchArticles' | 'countArticles' | 'openArticle' | 'stemsIn' | 'listSources' | 'readerKey' | 'version'
> & {
  /** Absent where no stories are kept. */
  readonly stories?: Pick<Stories, 'listStories' | 'countWaiting'>;
};
