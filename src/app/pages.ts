import type { StoredArticle } from './ports.ts';

/** A page that a feed's article was read from: what is corrected there, the feed does not always tell. */
export interface ReadPage {
  /** Of the article. */
  readonly key: string;
  readonly address: string;
  /** What the last answer said of its state; given with the next request. */
  readonly etag?: string;
  readonly lastModified?: string;
  /** Milliseconds until it is read again. */
  readonly delay: number;
}

/** A page that is to be read again. */
export interface DuePage extends Omit<ReadPage, 'delay'> {
  readonly source: { readonly id: string; readonly name: string };
  /** How often it was read again. */
  readonly readings: number;
  /** As the source gave it last. */
  readonly article: StoredArticle;
}

/** Pages of new articles, as a store keeps them. `at` stands for the database's own clock, which counts where it is absent. */
export interface Pages {
  /** Has them read again. One that was read already begins anew. */
  recordPages(sourceId: string, pages: readonly ReadPage[], at?: Date): Promise<void>;
  /** The one that has been due longest. For so many milliseconds nobody else gets it. */
  claimPage(lease: number, at?: Date): Promise<DuePage | undefined>;
  /** Notes that it was read again, and when it will be next; undefined: it is read no more. */
  recordAgain(page: DuePage, next: Omit<ReadPage, 'key' | 'address'> | undefined, at?: Date): Promise<void>;
}
