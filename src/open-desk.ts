import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDesk, type Desk } from './app/desk.ts';
import { createMemoryLibrary, type Library } from './app/memory-library.ts';
import type { Store, StoredArticle } from './app/ports.ts';
import { type Edition, editionOf } from './app/sample.ts';
import type { Config } from './config.ts';
import { BriefdeskError } from './core/errors.ts';
import { folderSource } from './sources/folder.ts';
import { readTopicsFile } from './sources/topics-file.ts';
import type { FileProblem } from './sources/yaml-list.ts';
import { openStore } from './store/store.ts';

/** The workspace of whoever sits at the terminal: the operator. */
export const OPERATOR = 'terminal';

export interface OpenDesk {
  readonly desk: Desk;
  readonly edition: Edition;
  /** What was wrong with files that were read, in sentences. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** The desk over the configured store. */
export async function openStoreDesk(config: Config): Promise<OpenDesk & { readonly store: Store }> {
  const store = await openConfiguredStore(config);
  const over = await deskOver(store, config, []);
  return { ...over, store, close: () => store.close() };
}

/** The desk over one folder alone, read into memory: touches no store. */
export async function openFolderDesk(folder: string, config: Config, now: Date): Promise<OpenDesk> {
  const { articles, problems } = await readFolder(folder, now);
  return deskOver(createMemoryLibrary(folder, articles), config, problems);
}

export const openConfiguredStore = ({ databaseUrl, databaseFile }: Config): Promise<Store> =>
  openStore({ path: databaseFile, ...(databaseUrl !== undefined && { databaseUrl }) });

async function deskOver(library: Library, config: Config, problems: readonly string[]): Promise<OpenDesk> {
  const edition = editionOf(library, config.timeZone);
  const topics = await readTopicsFile(join(config.briefingsDir, 'topics.yaml'));
  return {
    desk: createDesk({ library: edition.library, topics: topics.topics }),
    edition,
    problems: [...topics.problems.map(inWords), ...problems],
    close: async () => {},
  };
}

const inWords = ({ where, message }: FileProblem): string => `${where}: ${message}`;

async function readFolder(folder: string, now: Date): Promise<{ articles: StoredArticle[]; problems: string[] }> {
  await stat(folder).catch((cause) => {
    throw new BriefdeskError('bad-folder', `there is no folder ${folder} to read: check the path`, { cause });
  });
  const articles: StoredArticle[] = [];
  const problems: string[] = [];
  for await (const item of folderSource(folder).read()) {
    if (item.kind === 'unreadable') {
      problems.push(`${item.name}: ${item.reason}`);
      continue;
    }
    const { key: _, ...article } = item.article;
    articles.push({ ...article, id: item.name, revision: 1, addedAt: now });
    problems.push(...(item.warnings ?? []).map((warning) => `${item.name}: ${warning}`));
  }
  return { articles, problems };
}
