import { z } from 'zod';
import type { Topic } from '../core/topics/topic.ts';
import { type FileProblem, parseYamlList, readYamlText } from './yaml-list.ts';

export interface TopicsRead {
  readonly topics: readonly Topic[];
  readonly problems: readonly FileProblem[];
}

const words = z.string({ error: 'must be a word or phrase' }).trim().min(1, 'must not be empty');
const wordList = z.array(words, { error: 'must be a list, e.g. [first, second]' }).default([]);
const topicEntry = z.object(
  { name: words, aliases: wordList, related: wordList },
  { error: 'a topic must be a name, or name, aliases and related' },
);

/** Reads a topics file. One that does not exist holds no topics; one that can't be read is an error. */
export async function readTopicsFile(path: string): Promise<TopicsRead> {
  const read = await readYamlText(path);
  return 'problem' in read ? { topics: [], problems: [read.problem] } : parseTopics(read.text, path);
}

/** Reads the text of a topics file; `file` names it in problems. Of two topics with one name the first counts. */
export function parseTopics(text: string, file: string): TopicsRead {
  const { entries, problems } = parseYamlList(text, { file, what: 'topics', entry: topicEntry });
  const firsts = new Map<string, string>();
  const topics: Topic[] = [];
  const repeated: FileProblem[] = [];
  for (const { value, where } of entries) {
    const key = value.name.toLowerCase();
    const first = firsts.get(key);
    if (first !== undefined) {
      const message = `${value.name} is already a topic (${first}); this entry is left out`;
      repeated.push({ severity: 'warning', where, message });
      continue;
    }
    firsts.set(key, where);
    topics.push(value);
  }
  return { topics, problems: [...problems, ...repeated] };
}
