import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type FileProblem, parseYamlList, readYamlText } from './yaml-list.ts';

/** A folder of articles the operator named. */
export interface FolderEntry {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

/** A feed or one article's page on the web. */
export interface WebEntry {
  readonly name: string;
  readonly kind: 'feed' | 'page';
  readonly address: string;
}

export interface SourcesRead {
  readonly web: readonly WebEntry[];
  readonly folders: readonly FolderEntry[];
  readonly problems: readonly FileProblem[];
}

const text = (what: string) =>
  z
    .string({ error: `must be ${what}` })
    .trim()
    .min(1, 'must not be empty');
const webAddress = text('a web address').regex(/^https?:\/\/\S+$/i, 'must begin with https:// or http://');
const sourceEntry = z.object(
  {
    name: text('what people call the source'),
    folder: text('the path of a folder').optional(),
    feed: webAddress.optional(),
    page: webAddress.optional(),
  },
  { error: 'a source must have a name and a folder, a feed or a page' },
);

/** Reads a sources file. One that does not exist names no source; one that can't be read is an error. */
export async function readSourcesFile(path: string): Promise<SourcesRead> {
  const read = await readYamlText(path);
  return 'problem' in read ? { folders: [], web: [], problems: [read.problem] } : parseSources(read.text, path);
}

/** Reads the text of a sources file; relative folders count from where `file` lies. A place named twice counts once. */
export function parseSources(text: string, file: string): SourcesRead {
  const { entries, problems } = parseYamlList(text, { file, what: 'sources', entry: sourceEntry });
  const firsts = new Map<string, string>();
  const folders: FolderEntry[] = [];
  const web: WebEntry[] = [];
  const mistaken: FileProblem[] = [];
  for (const { value, where } of entries) {
    const { name, folder, feed, page } = value;
    const [place, ...others] = [folder && resolve(dirname(file), folder), feed, page].filter(
      (one) => one !== undefined,
    );
    if (place === undefined || others.length > 0) {
      const message = 'a source must have one of folder, feed and page; this entry is left out';
      mistaken.push({ severity: 'error', where, message });
      continue;
    }
    const first = firsts.get(place);
    if (first !== undefined) {
      const message = `${folder ?? place} is already a source (${first}); this entry is left out`;
      mistaken.push({ severity: 'warning', where, message });
      continue;
    }
    firsts.set(place, where);
    if (folder !== undefined) folders.push({ name, folder: place });
    else web.push({ name, kind: feed === undefined ? 'page' : 'feed', address: place });
  }
  return { folders, web, problems: [...problems, ...mistaken] };
}
