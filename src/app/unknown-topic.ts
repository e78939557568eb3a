import { composeBrief } from '../core/brief.ts';
import type { Document } from './document.ts';
import { NO_ARTICLES } from './list-document.ts';
import type { Asked, Reply } from './reply.ts';
import type { Shelf } from './shelf.ts';
import { plural } from './times.ts';
import { listTopics } from './topics.ts';

const OFFERED = 6;

/** No article is about it: what may have been meant, and what there is instead. */
export async function unknownTopic(shelf: Shelf, text: string, asked: Asked): Promise<Reply> {
  const topics = await listTopics(shelf, asked.workspace);
  const offered = topics.slice(0, OFFERED).map(({ name, articles }) => `${name} (${plural(articles, 'article')})`);
  const instead = offered.length > 0 ? `There is: ${offered.join(', ')}.` : NO_ARTICLES;
  const notes = [`No article is about “${text}”.`, instead];
  const document: Document = {
    title: text,
    blocks: notes.map((note) => ({ kind: 'note', text: note })),
    origin: { kind: 'brief', brief: composeBrief([], { topic: text }), revisions: {} },
  };
  return { document, outcome: 'nothing' };
}
