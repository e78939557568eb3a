import { readFile } from 'node:fs/promises';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Topic } from '../core/topic.ts';

/** What is wrong in a file an editor wrote. An `error` costs the entry (or the file), a `warning` costs nothing else. */
export interface FileProblem {
  readonly severity: 'error' | 'warning';
  /** The file as it was named, with the line (from 1) where one is known: `briefings/topics.yaml:12`. */
  readonly where: string;
  readonly message: string;
}

export interface TopicsRead {
  readonly topics: readonly Topic[];
  readonly problems: readonly FileProblem[];
}

const words = z.string({ error: 'must be a word or phrase' }).trim().min(1, 'must not be empty');
const wordList = z.array(words, { error: 'must be a list, e.g. [first, second]' }).default([]);
const topicEntry = z.object(
  { name: words, aliases: wordList, related: wordList },
  { error: 'must be a name, or name, aliases and related' },
);
const KEYS = Object.keys(topicEntry.shape);

/** Reads a topics file. One that does not exist holds no topics; one that can't be read is an error. */
export async function readTopicsFile(path: string): Promise<TopicsRead> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { topics: [], problems: [] };
    return { topics: [], problems: [{ severity: 'error', where: path, message: `can't be read: ${message}` }] };
  }
  return parseTopics(text, path);
}

/** Reads the text of a topics file; `file` names it in problems. Entries that can't be used are left out. */
export function parseTopics(text: string, file: string): TopicsRead {
  const lines = new LineCounter();
  // The failsafe schema knows strings only: an editor's `NO`, `5` and `2025-12-03` stay the words they are.
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe' });
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  const broken = document.errors[0];
  if (broken) return unusable(at(broken.pos[0]), `is not valid YAML: ${broken.message.split('\n')[0]}`);
  if (document.contents === null) return { topics: [], problems: [] };

  const entries: unknown = document.toJS();
  if (!Array.isArray(entries)) return unusable(at(offsetOf(document, [])), 'must be a list of topics');

  const topics: Topic[] = [];
  const problems: FileProblem[] = [];
  const linesOfNames = new Map<string, string>();
  entries.forEach((entry: unknown, index) => {
    const parsed = topicEntry.safeParse(typeof entry === 'string' ? { name: entry } : entry);
    for (const { path, message } of parsed.error?.issues ?? []) {
      const key = path[0] === undefined ? 'a topic' : String(path[0]);
      problems.push({
        severity: 'error',
        where: at(offsetOf(document, [index, ...path])),
        message: `${key} ${message}`,
      });
    }
    for (const [key, offset] of unknownKeys(document, index)) {
      problems.push({ severity: 'warning', where: at(offset), message: `${key} is not one of ${KEYS.join(', ')}` });
    }
    if (!parsed.data) return;
    const where = at(offsetOf(document, [index, 'name']));
    const earlier = linesOfNames.get(parsed.data.name.toLowerCase());
    if (earlier) {
      const message = `${parsed.data.name} is already a topic (${earlier}); this entry is left out`;
      problems.push({ severity: 'warning', where, message });
      return;
    }
    linesOfNames.set(parsed.data.name.toLowerCase(), where);
    topics.push(parsed.data);
  });
  return { topics, problems };
}

function unusable(where: string, message: string): TopicsRead {
  return { topics: [], problems: [{ severity: 'error', where, message }] };
}

/** Where the value at a path begins, or the nearest value around it that the file has. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function unknownKeys(document: Document, index: number): readonly (readonly [string, number])[] {
  const entry = document.getIn([index], true);
  if (!isMap(entry)) return [];
  return entry.items.flatMap(({ key }) =>
    isNode(key) && !KEYS.includes(String(key)) ? [[String(key), key.range?.[0] ?? 0] as const] : [],
  );
}
