import { allPoints } from '../../core/answer/answer.ts';
import type { DigestTopic } from '../../core/digest/digest.ts';
import type { Point } from '../../core/point.ts';
import type { Document, Origin } from '../document.ts';
import type { Content } from './chat-store.ts';

/** What of a document is kept for its buttons: its blocks and the points it cites, not what it was computed from. */
export function contentOf({ origin, ...document }: Document): Content {
  const briefs = origin !== undefined && origin.kind !== 'answer';
  const expects = origin ? expectedIn(origin) : [];
  return {
    document,
    points: origin ? pointsOf(origin) : [],
    revisions: origin?.revisions ?? {},
    ...(briefs && { briefs }),
    ...(expects.length > 0 && { expects }),
    ...(origin?.kind === 'brief' && origin.brief.topic !== undefined && { topic: origin.brief.topic }),
    ...(origin?.kind === 'digest' && { earlierTexts: origin.earlierTexts }),
  };
}

/** The points in the order shown. */
function pointsOf(origin: Origin): readonly Point[] {
  switch (origin.kind) {
    case 'brief':
      return origin.brief.next ? [...origin.brief.points, origin.brief.next] : origin.brief.points;
    case 'stories':
      return origin.briefs.flatMap(({ points }) => points);
    case 'answer':
      return origin.answer.kind === 'answer'
        ? allPoints(origin.answer)
        : origin.answer.nearest.map(({ point }) => point);
    case 'digest':
      return origin.digest.topics.flatMap(digestPoints);
  }
}

function expectedIn(origin: Origin): NonNullable<Content['expects']> {
  if (origin.kind === 'digest')
    return origin.digest.topics.flatMap(({ topic, next }) => (next ? [{ topic, point: next }] : []));
  if (origin.kind !== 'brief') return [];
  const { topic, next } = origin.brief;
  return topic !== undefined && next ? [{ topic, point: next }] : [];
}

/** Of what changed and what is told differently every side is a point: people want to see both sentences. */
const digestPoints = ({ points, changes, differences, next, awaited }: DigestTopic): readonly Point[] => [
  ...points,
  ...[...changes.map(({ was, is }) => [was, is]), ...differences.map(({ sides }) => sides)].flatMap((sides) =>
    sides.map(({ text, citation }): Point => ({ text, citations: [citation] })),
  ),
  ...(next ? [next] : []),
  ...awaited.map(({ point }) => point),
];
