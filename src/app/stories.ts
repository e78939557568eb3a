import type { StoryPlace } from '../core/stories/placing.ts';
import type { StoredArticle } from './ports.ts';

/** A story as a workspace may read it. */
export interface StoredStory {
  /** Stays its own for ever. Of two stories found to be one the older id goes on, and the other leads to it. */
  readonly id: string;
  /** Newest first (publication, or adding where that is unknown). */
  readonly articles: readonly StoredMember[];
}

/** An article of a story, without its text. */
type StoredMember = Pick<StoredArticle, 'id' | 'revision' | 'source' | 'publishedAt' | 'addedAt'>;

/** Articles grouped by event, as a store keeps them. A workspace is told of the articles alone that it may read. */
export interface Stories {
  /** The ids of the stories that these articles are in. Absent: those not grouped yet, or not to be read. */
  storyOf(workspace: string, articleIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** By its id, or one it had before. */
  openStory(workspace: string, id: string): Promise<StoredStory | undefined>;
  /** Those of the span with the highest standing, their articles those of the span. */
  listStories(query: StoryQuery): Promise<readonly StoredStory[]>;
  /** How many articles of the span wait to be grouped; counts no further than `limit`. */
  countWaiting(query: StoryQuery): Promise<number>;
  readonly grouping: Grouping;
}

export interface StoryQuery {
  readonly workspace: string;
  /** Published (added, where that is unknown) at or after. */
  readonly since?: Date;
  readonly limit: number;
}

/** An article that waits for its story: new, or with a new revision. */
export interface WaitingArticle {
  readonly article: StoredArticle;
  /** Its place in the search. */
  readonly entry: string;
}

/** Articles that have a stem, as places in the search. */
export interface StemHolders {
  readonly entries: readonly string[];
  /** How many of the window have it, estimated where not all are given. */
  readonly often: number;
}

export interface StoryMembership {
  readonly articleId: string;
  readonly revision: number;
  readonly story: number;
  readonly voice: string;
}

/** Where one waiting article goes. Places in `made` are of stories that begin with it. */
export interface Grouped {
  readonly articleId: string;
  readonly entry: string;
  readonly voice: string;
  readonly story: StoryPlace;
  readonly moved: readonly { readonly voice: string; readonly to: StoryPlace }[];
  readonly merged: readonly { readonly from: number; readonly into: number }[];
  readonly made: number;
}

/** What grouping needs of a store. One groups at a time, whoever holds the lease. */
export interface Grouping {
  /** Takes the lease for so many milliseconds on the database's clock. False where another one holds it. */
  claim(holder: string, lease: number): Promise<boolean>;
  release(holder: string): Promise<void>;
  /** Newest first: of a long queue they are what people ask for. */
  waiting(limit: number): Promise<readonly WaitingArticle[]>;
  /** For each stem who has it among the nearest in time to an entry: at most so many before it, and after it. */
  holders(stems: readonly string[], entry: string, most: number): Promise<readonly StemHolders[]>;
  /** By entry the story its article is in, where it is in one. */
  storiesAt(entries: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Of each story the newest articles, at most so many, that can be found. */
  members(stories: readonly number[], most: number): Promise<readonly StoryMembership[]>;
  texts(
    articles: readonly { readonly articleId: string; readonly revision: number }[],
  ): Promise<readonly StoredArticle[]>;
  /** Writes all of it at once and renews the lease. False, and nothing written, where the lease is lost. */
  place(holder: string, lease: number, grouped: Grouped): Promise<boolean>;
}
