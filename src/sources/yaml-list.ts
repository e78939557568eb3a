import { readFile } from 'node:fs/promises';
import { type Alias, type Document, isMap, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';

/** What is wrong in a file an editor wrote. An `error` costs the entry (or the file), a `warning` costs nothing else. */
export interface FileProblem {
  readonly severity: 'error' | 'warning';
  /** The file as it was named, with the line (from 1) where one is known: `briefings/topics.yaml:12`. */
  readonly where: string;
  readonly message: string;
}

interface YamlEntry<T> {
  readonly value: T;
  /** File and line, as in a problem. */
  readonly where: string;
}

export interface YamlList<T> {
  readonly entries: readonly YamlEntry<T>[];
  readonly problems: readonly FileProblem[];
}

/** A file's text. One that does not exist is empty; one that can't be read is a problem. */
export async function readYamlText(path: string): Promise<{ text: string } | { problem: FileProblem }> {
  try {
    return { text: await readFile(path, 'utf8') };
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { text: '' };
    return { problem: { severity: 'error', where: path, message: `can't be read: ${message}` } };
  }
}

/**
 * Reads YAML text that is a list of entries of one shape; `file` names it in problems, `what` says what it lists. An
 * entry that is a bare text counts as its name. Entries that can't be used are left out.
 */
export function parseYamlList<Shape extends z.ZodRawShape>(
  text: string,
  { file, what, entry }: { file: string; what: string; entry: z.ZodObject<Shape> },
): YamlList<z.output<z.ZodObject<Shape>>> {
  const lines = new LineCounter();
  // The failsafe schema knows strings only: an editor's `NO`, `5` and `2025-12-03` stay the words they are.
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe', prettyErrors: false });
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  const unusable = (where: string, message: string) => ({
    entries: [],
    problems: [{ severity: 'error', where, message } as const],
  });
  const broken = document.errors[0];
  if (broken) return unusable(at(broken.pos[0]), `is not valid YAML: ${broken.message}`);
  const alias = firstAlias(document);
  if (alias) {
    const message = `*${alias.source} is a reference in YAML: put words that begin with * in quotes`;
    return unusable(at(alias.range?.[0] ?? 0), message);
  }
  if (document.contents === null) return { entries: [], problems: [] };
  const listed: unknown = document.toJS();
  if (!Array.isArray(listed)) return unusable(at(offsetOf(document, [])), `must be a list of ${what}`);

  const keys = Object.keys(entry.shape);
  const entries: YamlEntry<z.output<z.ZodObject<Shape>>>[] = [];
  const problems: FileProblem[] = [];
  listed.forEach((given: unknown, index) => {
    const parsed = entry.safeParse(typeof given === 'string' ? { name: given } : given);
    for (const { path, message } of parsed.error?.issues ?? []) {
      const where = at(offsetOf(document, [index, ...path]));
      problems.push({ severity: 'error', where, message: [...path.slice(0, 1), message].join(' ') });
    }
    for (const { key, offset } of unknownKeys(document, index, keys)) {
      problems.push({ severity: 'warning', where: at(offset), message: `${key} is not one of ${keys.join(', ')}` });
    }
    if (parsed.data) entries.push({ value: parsed.data, where: at(offsetOf(document, [index])) });
  });
  return { entries, problems };
}

/** References are not read: a few of them can stand for gigabytes. */
function firstAlias(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias(_key, node) {
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

/** Where the value at a path begins, or the nearest value around it that the file has. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function unknownKeys(document: Document, index: number, known: readonly string[]) {
  const entry = document.getIn([index], true);
  if (!isMap(entry)) return [];
  return entry.items.flatMap(({ key }) =>
    isNode(key) && !known.includes(String(key)) ? [{ key: String(key), offset: key.range?.[0] ?? 0 }] : [],
  );
}
