import type { Content } from '../chat/chat-store.ts';
import type { Telling } from './delivery.ts';

/** What a document of cited points tells whoever reads it. */
export function tellingsIn({ document, points, revisions }: Content): readonly Telling[] {
  const publishers = new Map(
    document.blocks
      .flatMap((block) => (block.kind === 'sources' ? block.sources : []))
      .flatMap(({ articleId, publisher }) => (publisher === undefined ? [] : [[articleId, publisher] as const])),
  );
  return points.map((point) => {
    const source = publishers.get(point.citations[0].articleId);
    const cited = point.citations.map(({ articleId }) => [articleId, revisions[articleId] ?? 1] as const);
    return { point, ...(source !== undefined && { source }), revisions: Object.fromEntries(cited) };
  });
}
