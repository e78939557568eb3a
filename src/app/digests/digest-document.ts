import type { AwaitedPoint, Digest, DigestTopic } from '../../core/digest/digest.ts';
import { foldSpace } from '../../core/words/fold-space.ts';
import { differenceBlock } from '../brief-document.ts';
import { coverageLine, type Numbering, numberSources } from '../citing.ts';
import type { Block, Document } from '../document.ts';
import { type Clock, showMoment } from '../times.ts';
import { plural } from '../wording.ts';
import type { Gathered } from './gather.ts';
import type { SourceHealth } from './source-health.ts';

/** How a digest is told: by what clock, of which span, and what was gathered for it. */
export type DigestTelling = Omit<Gathered, 'news' | 'lookedAt'> & { readonly clock: Clock; readonly span: string };

/** A digest topic by topic, then what is quiet and still awaited, the sources, and how much was read. */
export function digestDocument(digest: Digest, telling: DigestTelling): Document {
  const { clock, span, revisions, earlierTexts, sources } = telling;
  const numbering = numberSources(digest.sources, clock);
  const [news, silent] = [digest.topics.filter(hasNews), digest.topics.filter((topic) => !hasNews(topic))];
  const blocks = [
    ...news.flatMap((topic) => topicBlocks(topic, numbering, clock)),
    ...quietBlocks(digest),
    ...silent.flatMap(({ topic, awaited }) => awaited.map((one) => awaitedBlock(one, numbering, clock, topic))),
    ...numbering.blocks(),
    ...coverageBlocks(digest, sources, clock),
  ];
  return {
    title: 'Digest',
    span,
    blocks,
    origin: { kind: 'digest', digest, revisions, earlierTexts },
  };
}

function topicBlocks(topic: DigestTopic, numbering: Numbering, clock: Clock): readonly Block[] {
  const { points, changes, differences, next, awaited } = topic;
  return [
    {
      kind: 'heading',
      text: foldSpace(topic.topic),
      sources: [],
      ...(points.length > 0 && { detail: 'New' }),
    },
    ...points.map((point) => ({ kind: 'point', ...numbering.cite(point) }) as const),
    ...changes.map(({ was, is }) => differenceBlock({ sides: [was, is] }, numbering, 'Changed')),
    ...differences.map((difference) => differenceBlock(difference, numbering)),
    ...(next ? [{ kind: 'next', ...numbering.cite(next) } as const] : []),
    ...awaited.map((one) => awaitedBlock(one, numbering, clock)),
  ];
}

const hasNews = ({ points, changes, differences, next }: DigestTopic): boolean =>
  points.length + changes.length + differences.length > 0 || next !== undefined;

/** Where its topic has no heading above it, it is named. */
function awaitedBlock({ point, at }: AwaitedPoint, numbering: Numbering, clock: Clock, topic?: string): Block {
  const since = `waited since ${showMoment(at, clock)}`;
  return {
    kind: 'next',
    label: topic === undefined ? `A${since}` : `${foldSpace(topic)}, a${since}`,
    ...numbering.cite(point),
  };
}

/** In one line, however many they are. */
function quietBlocks({ quiet, elsewhere }: Digest): readonly Block[] {
  const sentences = [
    ...elsewhere.map(({ topic, under }) => `${topic}: see ${under.join(', ')}.`),
    ...(quiet.length > 0 ? [`Nothing new: ${quiet.join(', ')}.`] : []),
  ];
  return sentences.length > 0 ? [{ kind: 'note', text: foldSpace(sentences.join(' ')) }] : [];
}

function coverageBlocks({ coverage }: Digest, { all, read, troubles }: SourceHealth, clock: Clock): readonly Block[] {
  const fresh = coverage.articles === 0 ? 'no new articles' : coverageLine(coverage, clock).replace(/^(\d+)/, '$1 new');
  const line = [fresh, `${read} of ${plural(all, 'source')} read`, ...troubles].join('; ');
  return [{ kind: 'coverage', text: foldSpace(line).replace(/\.$/, '') }];
}
