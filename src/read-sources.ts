import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type IngestReport, ingest } from './app/ingest.ts';
import type { Store } from './app/ports.ts';
import type { Config } from './config.ts';
import { folderSource } from './sources/folder.ts';
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

/** Reads the operator's sources into the store, one after the other. What they hold is everybody's. */
export async function readSources(
  store: Store,
  config: Pick<Config, 'briefingsDir'>,
): Promise<readonly IngestReport[]> {
  const { folders, problems } = await configuredSources(config);
  const reports: IngestReport[] = [];
  for (const { name, folder } of folders) {
    const options = { access: 'everyone', now: () => new Date() } as const;
    reports.push(await ingest(store, folderSource(folder, { name }), options));
  }
  if (problems.length > 0) {
    const warnings = problems.map(({ where, message }) => ({ name: where, reason: message }));
    reports.push({
      source: 'sources.yaml',
      counts: { added: 0, revised: 0, unchanged: 0, duplicate: 0 },
      unreadable: [],
      warnings,
    });
  }
  return reports;
}
