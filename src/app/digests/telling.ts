import type { Point } from '../../core/point.ts';
import type { Content } from '../chat/chat-store.ts';
import type { Expecting, Telling } from './delivery.ts';

/** What a document of cited points tells whoever reads it. */
export function tellingsIn(content: Content): readonly Telling[] {
  const tell = tellerOf(content);
  return content.points.map(tell);
}

/** What whoever reads it awaits from then on. */
export function expectationsIn(content: Content): readonly Expecting[] {
  const tell = tellerOf(content);
  return (content.expects ?? []).map(({ topic, point }) => ({ topic, ...tell(point) }));
}

function tellerOf({ document, revisions }: Content): (point: Point) => Telling {
  const publishers = new Map(
    document.blocks
      .flatMap((block) => (block.kind === 'sources' ? block.sources : []))
      .flatMap(({ articleId, publisher }) => (publisher === undefined ? [] : [[articleId, publisher] as const])),
  );
  return (point) => {
    const source = publishers.get(point.citations[0].articleId);
    const cited = point.citations.map(({ articleId }) => [articleId, revisions[articleId] ?? 1] as const);
    return { point, ...(source !== undefined && { source }), revisions: Object.fromEntries(cited) };
  };
}
