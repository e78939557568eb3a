import { composeBrief } from '../core/brief/brief.ts';
import { readArticle } from '../core/reading/article.ts';
import { briefDocument, pointlessDocument } from './brief-document.ts';
import { noteDocument } from './document.ts';
import type { Asked, Reply } from './reply.ts';
import type { Web } from './web.ts';

/** A brief of one page, for who asked alone: it is read now and kept nowhere. */
export async function respondPage(web: Web, address: string, { clock }: Asked): Promise<Reply> {
  const read = await web.readArticle(address);
  if (read.kind === 'failed') {
    return { document: noteDocument('This page', `${read.reason}.`), outcome: 'nothing', private: true };
  }
  const { key: _, text, ...details } = read.article;
  const article = readArticle(text, { ...details, id: address });
  const brief = composeBrief([article]);
  const title = article.title ?? address;
  const telling = { clock, revisions: { [address]: 1 } };
  const span = 'this page alone';
  const document =
    brief.points.length > 0
      ? briefDocument(brief, title, span, telling)
      : pointlessDocument(brief, [article], { title, span, why: NO_SENTENCE }, telling);
  return { document, outcome: brief.points.length > 0 ? 'done' : 'nothing', private: true };
}

const NO_SENTENCE =
  'No sentence of this page can stand in a brief: it may be a list, or need a click before it shows its text.';
