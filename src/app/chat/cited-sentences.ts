import type { Citation } from '../../core/point.ts';
import type { Article } from '../../core/reading/article.ts';
import { foldSpace } from '../../core/words/fold-space.ts';
import type { Desk } from '../desk.ts';
import type { Block, Document } from '../document.ts';
import type { Asked } from '../reply.ts';
import { type Clock, showMoment } from '../times.ts';
import type { Content } from './chat-store.ts';

/** Every sentence that a document cites, as the revision cited has it, between its neighbours. */
export async function citedSentences(
  { document, points, revisions, earlierTexts = {} }: Content,
  desk: Pick<Desk, 'open'>,
  { workspace, clock }: Asked,
): Promise<Document> {
  const citations = onceEach(points.flatMap((point) => point.citations));
  const cited = [...new Set(citations.map(({ articleId }) => articleId))];
  const byId = new Map<string, Article>();
  for (const id of cited) {
    const { articles } = await desk.open([earlierTexts[id] ?? { id, revision: revisions[id] ?? 1 }], workspace);
    if (articles[0]) byId.set(id, articles[0]);
  }
  const numbers = numbersIn(document);
  const passages = citations.flatMap((citation): readonly Block[] => {
    const article = byId.get(citation.articleId);
    if (!article) return [];
    const number = numbers.get(citation.articleId);
    const detail = whenAndBy(article, clock);
    return [{ kind: 'passage', ...surroundings(article, citation), sources: number ? [number] : [], detail }];
  });
  const gone = cited.length - byId.size;
  const note = gone > 0 ? `${gone} of the articles can no longer be read here.` : undefined;
  return {
    title: `Sentences: ${document.title}`,
    blocks: [...passages, ...(note ? [{ kind: 'note', text: note } as const] : [])],
  };
}

function onceEach(citations: readonly Citation[]): readonly Citation[] {
  const keyOf = ({ articleId, start, end }: Citation): string => `${start}-${end} ${articleId}`;
  return [...new Map(citations.map((citation) => [keyOf(citation), citation])).values()];
}

function numbersIn({ blocks }: Document): ReadonlyMap<string, number> {
  const sources = blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
  return new Map(sources.map(({ articleId, number }) => [articleId, number]));
}

/** The span to the letter, and the sentences before and after it. */
function surroundings({ text, sentences }: Article, { start, end }: Citation) {
  const before = sentences.findLast((sentence) => sentence.end <= start);
  const after = sentences.find((sentence) => sentence.start >= end);
  return {
    text: foldSpace(text.slice(start, end)),
    ...(before && { before: foldSpace(before.text) }),
    ...(after && { after: foldSpace(after.text) }),
  };
}

function whenAndBy({ source, title, publishedAt, addedAt, fetchedAt = addedAt }: Article, clock: Clock): string {
  return [
    source ? foldSpace(source) : 'publisher unknown',
    title && `“${foldSpace(title)}”`,
    publishedAt ? `published ${showMoment(publishedAt, clock)}` : 'date unknown',
    fetchedAt && `fetched ${showMoment(fetchedAt, clock)}`,
  ]
    .filter(Boolean)
    .join(', ');
}
