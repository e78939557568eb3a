import { composeBrief } from '../core/brief/brief.ts';
import { readArticle } from '../core/reading/article.ts';
import { briefDocument } from './brief-document.ts';
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
  const document = briefDocument(brief, title, 'this page alone', { clock, revisions: { [address]: 1 } });
  return { document, outcome: brief.points.length > 0 ? 'done' : 'nothing', private: true };
}
