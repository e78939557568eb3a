import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { type FolderEntry, readSourcesFile } from './sources/sources-file.ts';
import type { FileProblem } from './sources/yaml-list.ts';

export interface ConfiguredSources {
  readonly folders: readonly FolderEntry[];
  readonly problems: readonly FileProblem[];
}

/** The folders of sources.yaml; where it names none, the folder of articles beside it, if there is one. */
export async function configuredSources({ briefingsDir }: Pick<Config, 'briefingsDir'>): Promise<ConfiguredSources> {
  const { folders, problems } = await readSourcesFile(join(briefingsDir, 'sources.yaml'));
  const folder = join(briefingsDir, 'articles');
  if (folders.length > 0 || !(await isThere(folder))) return { folders, problems };
  return { folders: [{ name: 'articles', folder }], problems };
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
