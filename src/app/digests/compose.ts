import { citedSources } from '../../core/brief/coverage.ts';
import { composeDigest, type Digest, type DigestSize } from '../../core/digest/digest.ts';
import { contentOf } from '../chat/content.ts';
import type { Length } from '../command.ts';
import { type Conversation, NO_CONVERSATION } from '../conversation.ts';
import type { Document } from '../document.ts';
import { revisionsOf } from '../follow-up.ts';
import type { Shelf } from '../shelf.ts';
import type { Clock } from '../times.ts';
import type { ChannelMemory, Composed } from './delivery.ts';
import { digestDocument } from './digest-document.ts';
import type { Gathered } from './gather.ts';
import { expectationsIn, tellingsIn } from './telling.ts';

export interface DigestFor {
  readonly workspace: string;
  readonly memory: ChannelMemory;
  readonly length: Length;
  /** When its last digest looked; what was gathered may begin a little earlier. */
  readonly since: Date;
  /** What is new in it, in words: "new since yesterday 08:00". */
  readonly span: string;
  readonly clock: Clock;
}

/** A digest as a channel gets it, as a document and as it is kept until it is sent. */
export interface ComposedDigest {
  readonly document: Document;
  /** There is nothing new on any of its topics. */
  readonly quiet: boolean;
  readonly conversation: Conversation;
  readonly composed: Composed;
}

/** Of each topic. */
const SIZES: Readonly<Record<Length, DigestSize>> = {
  short: { points: 2, words: 50 },
  normal: { points: 3, words: 90 },
  long: { points: 6, words: 200 },
};

/** The digest of what was gathered for a channel that knows this much: cheap, however much was gathered. */
export async function composeFor(shelf: Shelf, gathered: Gathered, wanted: DigestFor): Promise<ComposedDigest> {
  const { memory, length, since, span, clock } = wanted;
  const { news, revisions } = await withAwaited(shelf, gathered, wanted);
  const digest = composeDigest(news, withoutUncited(memory, news), { now: clock.now, size: SIZES[length], since });
  const document = digestDocument(digest, { ...gathered, revisions, span, clock });
  const content = contentOf(document);
  const conversation = conversationOn(digest, news.fresh, { ...gathered, revisions });
  return {
    document,
    quiet: digest.topics.every((topic) => digest.quiet.includes(topic.topic)),
    conversation,
    composed: {
      content,
      tells: tellingsIn(content),
      expects: expectationsIn(content),
      settled: digest.settled.map(({ point }) => point.text),
      conversation,
      lookedAt: gathered.lookedAt,
      composedAt: clock.now,
    },
  };
}

/** Questions are put to what is new first, and to what is cited; of several topics none is meant more than another. */
function conversationOn(
  { topics, quiet, sources }: Digest,
  fresh: Gathered['news']['fresh'],
  { revisions, earlierTexts }: Pick<Gathered, 'revisions' | 'earlierTexts'>,
): Conversation {
  const cited = sources.map(({ articleId }) => articleId).filter((id) => earlierTexts[id] === undefined);
  const read = [...new Set([...fresh.map(({ id }) => id), ...cited])].map((id) => ({ id }));
  const [only, another] = [...new Set([...topics.map(({ topic }) => topic), ...quiet])];
  return {
    ...NO_CONVERSATION,
    ...(only !== undefined && another === undefined && { topic: only }),
    articles: revisionsOf(read, revisions),
    shown: topics.flatMap(({ points, next }) => [...points, ...(next ? [next] : [])]),
  };
}

/** What stands in no text that may be read any more was told, and is said no more. */
function withoutUncited({ told, awaited }: ChannelMemory, { references }: Gathered['news']): ChannelMemory {
  const readable = new Set(references.map(({ articleId }) => articleId));
  const isCited = ({ point }: ChannelMemory['awaited'][number]): boolean =>
    point.citations.every(({ articleId }) => readable.has(articleId));
  return {
    told: [...told, ...awaited.filter((one) => !isCited(one))],
    awaited: awaited.filter(isCited),
  };
}

/** What is awaited may stand in articles that were not read this time: they are cited all the same. */
async function withAwaited(
  shelf: Shelf,
  { news, revisions }: Gathered,
  { memory, workspace }: DigestFor,
): Promise<Pick<Gathered, 'news' | 'revisions'>> {
  const known = new Set(news.references.map(({ articleId }) => articleId));
  const cited = memory.awaited.flatMap((one) =>
    one.point.citations
      .filter(({ articleId }) => !known.has(articleId))
      .map(({ articleId: id }) => ({ id, revision: one.revisions[id] ?? 1 })),
  );
  if (cited.length === 0) return { news, revisions };
  const opened = await shelf.open([...new Map(cited.map((one) => [one.id, one])).values()], workspace);
  const references = citedSources(
    opened.articles.map(({ id }) => ({ articleId: id })),
    opened.articles,
  );
  return {
    news: { ...news, references: [...news.references, ...references] },
    revisions: { ...opened.revisions, ...revisions },
  };
}
