import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import type { ReadItem, Source } from '../app/ports.ts';
import { readArticleFile } from './article-file.ts';

export interface FolderOptions {
  /** How people know it; the folder's own name where absent. */
  readonly name?: string;
  /** The key of an article that has no address, from its path below the folder; `file:` and the whole path where absent. */
  readonly keyFor?: (path: string) => string;
  /** The clock, to tell which dates lie in the future. */
  readonly now?: () => Date;
}

const EXTENSIONS = new Set(['.txt', '.md', '.html', '.htm']);
const LARGEST_FILE = 20_000_000;

interface Found {
  readonly path: string;
  /** Why it can't be read, where that is known already. */
  readonly problem?: string;
}

/**
 * The articles of a folder and the folders in it, ordered by path, or of one file: .txt, .md, .html. Files are read one
 * at a time; hidden ones are passed over, and what can't be read is named with the reason.
 */
export function folderSource(path: string, options: FolderOptions = {}): Source {
  const root = resolve(path);
  return {
    id: `folder:${root}`,
    name: options.name ?? basename(root),
    read: () => readFolder(root, options),
  };
}

async function* readFolder(root: string, { keyFor, now = () => new Date() }: FolderOptions): AsyncGenerator<ReadItem> {
  const nameOfKey = new Map<string, string>();
  for await (const { path, content } of loadAhead(findFiles(root))) {
    const name = relative(root, path).split(sep).join('/') || basename(path);
    const item = readItem(path, name, keyFor?.(name) ?? `file:${path}`, content, now());
    if (item.kind === 'article') {
      const earlier = nameOfKey.get(item.article.key);
      if (earlier !== undefined) {
        yield unreadable(name, `has the same address as ${earlier}: ${item.article.key}`);
        continue;
      }
      nameOfKey.set(item.article.key, name);
    }
    yield item;
  }
}

interface Loaded {
  readonly path: string;
  readonly content: Uint8Array | { readonly problem: string };
}

/** The disk works on the next file while this one is read. */
async function* loadAhead(files: AsyncIterable<Found>): AsyncGenerator<Loaded> {
  let before: Promise<Loaded> | undefined;
  for await (const { path, problem } of files) {
    const loading = problem === undefined ? load(path) : Promise.resolve({ path, content: { problem } });
    if (before) yield before;
    before = loading;
  }
  if (before) yield before;
}

/** Never rejects: nobody may be waiting for it yet. */
async function load(path: string): Promise<Loaded> {
  try {
    const problem = problemOf(await stat(path));
    return { path, content: problem === undefined ? await readFile(path) : { problem } };
  } catch (error) {
    return { path, content: { problem: reasonOf(error, path) } };
  }
}

function readItem(path: string, name: string, key: string, content: Loaded['content'], now: Date): ReadItem {
  if ('problem' in content) return unreadable(name, content.problem);
  try {
    return readArticleFile({ name, key, extension: extname(path).toLowerCase(), bytes: content }, now);
  } catch (error) {
    return unreadable(name, reasonOf(error, path));
  }
}

function problemOf(stats: Stats): string | undefined {
  if (!stats.isFile()) return 'is not a file: remove it or put the article itself there';
  if (stats.size === 0) return 'is empty: put the article in it or remove it';
  if (stats.size > LARGEST_FILE) return 'is larger than 20 MB: split it or save only its text';
  return undefined;
}

/** Goes through folders in order of names. One reached a second time, through a link, is passed over. */
async function* findFiles(path: string, seen = new Set<string>()): AsyncGenerator<Found> {
  let entries: readonly Dirent[];
  try {
    if (!(await stat(path)).isDirectory()) {
      yield isArticle(path) ? { path } : { path, problem: 'is not .txt, .md or .html' };
      return;
    }
    const place = await realpath(path);
    if (seen.has(place)) return;
    seen.add(place);
    entries = (await readdir(path, { withFileTypes: true })).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    yield { path, problem: reasonOf(error, path) };
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const inside = join(path, entry.name);
    if (await isFolder(entry, inside)) yield* findFiles(inside, seen);
    else if (isArticle(entry.name)) yield { path: inside };
  }
}

const isArticle = (path: string): boolean => EXTENSIONS.has(extname(path).toLowerCase());

/** A folder, or a link to one. */
async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false; // what it is instead is told when it is read
  }
}

function reasonOf(error: unknown, path: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      // In place of the bytes of a name that are no UTF-8 stands a character that the name on the disk does not have.
      return path.includes('\ufffd') ? 'has a name that is not UTF-8: rename it' : 'does not exist: check the path';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read: give the user that runs Briefdesk the right to read it';
    case 'ELOOP':
      return 'is a link that leads to itself: remove it';
    default:
      return `can't be read: ${message}`;
  }
}

function unreadable(name: string, reason: string): ReadItem {
  return { kind: 'unreadable', name, reason };
}
