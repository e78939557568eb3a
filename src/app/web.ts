import type { DuePage, ReadPage } from './pages.ts';
import type { IncomingArticle, ReadItem } from './ports.ts';
import type { ItemPrints, Watched } from './watching.ts';

/** What an answer of the web says of when to ask again. */
export interface WebStanding {
  readonly etag?: string;
  readonly lastModified?: string;
  /** Where the address moved for good. */
  readonly movedTo?: string;
  /** Milliseconds the site wants to be left alone. */
  readonly atLeast?: number;
}

/** What reading a watched address gave. */
export type WebReading =
  | (WebStanding & {
      readonly kind: 'read';
      readonly items: readonly ReadItem[];
      /** What tells next time which items have changed. */
      readonly prints: ItemPrints;
      /** Of new articles, where their text stands: to be read again. */
      readonly pages: readonly ReadPage[];
      /** Mean milliseconds from one article to the next, where the dates tell. */
      readonly pace?: number;
      /** What a person should know, e.g. that pages may not be fetched. */
      readonly note?: string;
      /** There is more than one reading takes: it goes on soon. */
      readonly more: boolean;
      /** Pages could not be reached just now: they are tried again in a while. */
      readonly retry: boolean;
    })
  | (WebStanding & { readonly kind: 'unchanged' })
  | WebFailure;

export interface WebFailure {
  readonly kind: 'failed';
  /** A sentence for people. */
  readonly reason: string;
  /** Milliseconds the site wants to be left alone. */
  readonly atLeast?: number;
  /** Taken down for good. */
  readonly gone: boolean;
  /** The site does not want it read by robots. */
  readonly forbidden?: boolean;
  /** May well work another time. */
  readonly passing?: boolean;
}

/** What lies at an address that somebody names. */
export type Looked =
  | {
      readonly kind: 'feed';
      readonly address: string;
      readonly title?: string;
      readonly articles: number;
      /** Of them, those whose text stands in the feed; of the others the pages are read. */
      readonly whole: number;
      /** Why the first of those pages may not be fetched. */
      readonly refusal?: string;
      readonly newest?: Date;
      /** Of the first articles. */
      readonly titles: readonly string[];
    }
  | {
      readonly kind: 'article';
      readonly address: string;
      readonly title?: string;
      readonly publisher?: string;
      readonly words: number;
    }
  | { readonly kind: 'site'; readonly address: string; readonly feeds: readonly FoundFeed[] }
  | WebFailure;

export interface FoundFeed {
  readonly address: string;
  readonly title?: string;
}

/** What reading an article's page gave. */
export type PageReading =
  | (WebStanding & { readonly kind: 'article'; readonly article: IncomingArticle })
  | (WebStanding & { readonly kind: 'unchanged' })
  | WebFailure;

export type ArticleRead =
  | {
      readonly kind: 'article';
      readonly article: IncomingArticle;
      /** The page says itself that it is an article. */
      readonly declared?: true;
    }
  | WebFailure;

/** What people ask of the web. */
export interface Web {
  /** Looks what lies at an address, without keeping anything. */
  look(address: string): Promise<Looked>;
  /** One article's page. */
  readArticle(address: string): Promise<ArticleRead>;
}

/** Reads what is watched. */
export interface WatchReader {
  /** `known` tells what was noted of an item when it was last read. */
  read(watched: Watched, known: (keys: readonly string[]) => Promise<ItemPrints>): Promise<WebReading>;
  readAgain(page: DuePage): Promise<PageReading>;
}
