import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type FileProblem, parseYamlList, readYamlText } from './yaml-list.ts';

/** A folder of articles the operator named. */
export interface FolderEntry {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

export interface SourcesRead {
  readonly folders: readonly FolderEntry[];
  readonly problems: readonly FileProblem[];
}

const text = (what: string) =>
  z
    .string({ error: `must be ${what}` })
    .trim()
    .min(1, 'must not be empty');
const sourceEntry = z.object(
  { name: text('what people call the source'), folder: text('the path of a folder') },
  { error: 'a source must have a name and a folder' },
);

/** Reads a sources file. One that does not exist names no source; one that can't be read is an error. */
export async function readSourcesFile(path: string): Promise<SourcesRead> {
  const read = await readYamlText(path);
  return 'problem' in read ? { folders: [], problems: [read.problem] } : parseSources(read.text, path);
}

/** Reads the text of a sources file; relative folders count from where `file` lies. A folder named twice counts once. */
export function parseSources(text: string, file: string): SourcesRead {
  const { entries, problems } = parseYamlList(text, { file, what: 'sources', entry: sourceEntry });
  const firsts = new Map<string, string>();
  const folders: FolderEntry[] = [];
  const repeated: FileProblem[] = [];
  for (const { value, where } of entries) {
    const folder = resolve(dirname(file), value.folder);
    const first = firsts.get(folder);
    if (first !== undefined) {
      const message = `${value.folder} is already a source (${first}); this entry is left out`;
      repeated.push({ severity: 'warning', where, message });
      continue;
    }
    firsts.set(folder, where);
    folders.push({ name: value.name, folder });
  }
  return { folders, problems: [...problems, ...repeated] };
}
