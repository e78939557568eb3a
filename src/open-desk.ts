import { join } from 'node:path';
import { createDesk, type Desk } from './app/desk.ts';
import { OPERATOR } from './app/operator.ts';
import type { Library, Store } from './app/ports.ts';
import { type Edition, editionOf } from './app/sample.ts';
import type { ListedSources } from './app/sources.ts';
import type { Web } from './app/web.ts';
import type { Config } from './config.ts';
import { readTopicsFile } from './sources/topics-file.ts';
import type { FileProblem } from './sources/yaml-list.ts';
import { openStore } from './store/store.ts';

export { OPERATOR };

export interface OpenDesk {
  readonly desk: Desk;
  readonly edition: Edition;
  /** What was wrong with files that were read, in sentences. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** The desk over the configured store; without the web, it reads what is stored and adds no sources. */
export async function openStoreDesk(config: Config, web?: Web): Promise<OpenDesk & { readonly store: Store }> {
  const store = await openConfiguredStore(config);
  const over = await deskOver(store, config, [], { watches: store.watches, ...(web && { web }) });
  return { ...over, store, close: () => store.close() };
}

export const openConfiguredStore = (config: Config): Promise<Store> => openStore(storeOf(config));

/** Where the store is, as those who open it want to know. */
export const storeOf = ({ databaseUrl, databaseFile }: Config): { databaseUrl?: string; path: string } => ({
  path: databaseFile,
  ...(databaseUrl !== undefined && { databaseUrl }),
});

/** The desk over a library, with the editor's topics. */
export async function deskOver(
  library: Library,
  config: Config,
  problems: readonly string[],
  sources?: ListedSources,
): Promise<OpenDesk> {
  const edition = editionOf(library, config.timeZone);
  const topics = await readTopicsFile(join(config.briefingsDir, 'topics.yaml'));
  return {
    desk: createDesk({ library: edition.library, topics: topics.topics, ...(sources && { sources }) }),
    edition,
    problems: [...topics.problems.map(inWords), ...problems],
    close: async () => {},
  };
}

export const inWords = ({ where, message }: FileProblem): string => `${where}: ${message}`;
