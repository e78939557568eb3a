import { stat } from 'node:fs/promises';
import { createMemoryLibrary } from './app/memory-library.ts';
import type { StoredArticle } from './app/ports.ts';
import type { Config } from './config.ts';
import { BriefdeskError } from './core/errors.ts';
import { foldSpace } from './core/words/fold-space.ts';
import { deskOver, type OpenDesk } from './open-desk.ts';
import { folderSource } from './sources/folder.ts';

/** The desk over one folder alone, read into memory: touches no store. Throws `bad-folder`. */
export async function openFolderDesk(folder: string, config: Config, now: Date): Promise<OpenDesk> {
  const { articles, problems } = await readFolder(folder, now);
  return deskOver(createMemoryLibrary(folder, articles), config, problems);
}

async function readFolder(folder: string, now: Date): Promise<{ articles: StoredArticle[]; problems: string[] }> {
  await stat(folder).catch((cause) => {
    throw new BriefdeskError('bad-folder', `there is no folder ${folder} to read: check the path`, { cause });
  });
  const articles: StoredArticle[] = [];
  const problems: string[] = [];
  const texts = new Set<string>();
  for await (const item of folderSource(folder).read()) {
    if (item.kind === 'unreadable') {
      problems.push(`${item.name}: ${item.reason}`);
      continue;
    }
    const { key: _, ...article } = item.article;
    // As in the store: one text counts once, be it under two names.
    const words = foldSpace(article.text);
    if (words !== '' && texts.has(words)) continue;
    texts.add(words);
    articles.push({ ...article, id: item.name, revision: 1, addedAt: now });
    problems.push(...(item.warnings ?? []).map((warning) => `${item.name}: ${warning}`));
  }
  return { articles, problems };
}
