import { composeBrief } from '../core/brief/brief.ts';
import { suggestTopics } from '../core/topics/suggestions.ts';
import { commandNames } from './command-names.ts';
import type { Document } from './document.ts';
import { NO_ARTICLES } from './list-document.ts';
import type { Asked, Reply } from './reply.ts';
import type { Shelf } from './shelf.ts';
import { knownNames, listTopics } from './topics.ts';
import { either, pluralCounted, shortened } from './wording.ts';

const OFFERED = 6;
const QUESTION_WORD =
  /^(?:who|whom|whose|what|when|where|why|which|how|did|does|do|is|are|was|were|has|have|will|would|can|could)\s+\S+\s+\S/i;

const isQuestion = (text: string): boolean => /\?\s*$/.test(text) || QUESTION_WORD.test(text);

export const hasArticles = async ({ library }: Shelf, workspace: string): Promise<boolean> =>
  (await library.countArticles({ workspace, limit: 1 })) > 0;

/** No article is about it: what may have been meant, and what there is instead. */
export async function unknownTopic(shelf: Shelf, text: string, { workspace }: Asked): Promise<Reply> {
  const meant = suggestTopics(text, await knownNames(shelf, workspace));
  const topics = await listTopics(shelf, workspace);
  const offered = topics
    .slice(0, OFFERED)
    .map(({ name, articles }) => `${name} (${pluralCounted(articles, 'article')})`);
  const notes = [
    `No article is about “${shortened(text)}”.`,
    ...(isQuestion(text) ? [`If it is a question, type it after ${commandNames(workspace).ask}.`] : []),
    ...(meant.length > 0 ? [`Did you mean ${either(meant.map((name) => `“${name}”`))}?`] : []),
    ...(offered.length > 0 ? [`There is: ${offered.join(', ')}.`] : []),
    ...(offered.length === 0 && !(await hasArticles(shelf, workspace)) ? [NO_ARTICLES] : []),
  ];
  const document: Document = {
    title: shortened(text),
    blocks: notes.map((note) => ({ kind: 'note', text: note })),
    origin: { kind: 'brief', brief: composeBrief([], { topic: text }), revisions: {} },
  };
  return { document, outcome: 'nothing' };
}
