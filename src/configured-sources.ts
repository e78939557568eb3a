import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { type FolderEntry, readSourcesFile, type WebEntry } from './sources/sources-file.ts';
import type { FileProblem } from './sources/yaml-list.ts';

export interface ConfiguredSources {
  readonly folders: readonly FolderEntry[];
  readonly web: readonly WebEntry[];
  readonly problems: readonly FileProblem[];
}

/** What sources.yaml names; where it names no folder, the folder of articles beside it, if there is one. */
export async function configuredSources({ briefingsDir }: Pick<Config, 'briefingsDir'>): Promise<ConfiguredSources> {
  const { folders, web, problems } = await readSourcesFile(join(briefingsDir, 'sources.yaml'));
  const folder = join(briefingsDir, 'articles');
  if (folders.length > 0 || !(await isThere(folder))) return { folders, web, problems };
  return { folders: [{ name: 'articles', folder }], web, problems };
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
