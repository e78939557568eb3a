import { type Brief, type BriefOptions, composeBrief } from '../core/brief/brief.ts';
import type { Topic } from '../core/topics/topic.ts';
import { contentWords } from '../core/words/phrase.ts';
import { briefDocument, pointlessDocument } from './brief-document.ts';
import type { BriefWishes, Command, Length } from './command.ts';
import { NO_CONVERSATION } from './conversation.ts';
import { digestsElsewhere, respondDigest } from './digests/respond-digest.ts';
import { noteDocument } from './document.ts';
import { askAll, revisionsOf } from './follow-up.ts';
import { helpDocument } from './help-document.ts';
import { NO_ARTICLES, NO_TOPICS, topicsDocument } from './list-document.ts';
import { respondPage } from './page-brief.ts';
import type { Asked, Reply } from './reply.ts';
import { BRIEF_CANDIDATES, type Reading, type Shelf } from './shelf.ts';
import { type ListedSources, respondSource } from './sources.ts';
import { sourceListDocument } from './sources-document.ts';
import { chooseSpan } from './span.ts';
import { nameSpan, showAge } from './times.ts';
import { respondTopStories } from './top-stories.ts';
import { listTopics } from './topics.ts';
import { hasArticles, unknownTopic } from './unknown-topic.ts';

/** What a person gets for what they asked. */
export async function respond(
  shelf: Shelf,
  rooms: ListedSources | undefined,
  command: Command,
  asked: Asked,
): Promise<Reply> {
  switch (command.kind) {
    case 'brief':
      return respondBrief(shelf, command.topic, command, asked);
    case 'top-stories':
      return respondTopStories(shelf, command, asked);
    case 'ask':
      return askAll(shelf, command.question, command.topic, asked);
    case 'digest':
      return respondDigest(shelf, rooms?.watches, command, asked);
    case 'digests-elsewhere':
      return digestsElsewhere(command.topics);
    case 'topics': {
      const topics = await listTopics(shelf, asked.workspace);
      const none = (await hasArticles(shelf, asked.workspace)) ? NO_TOPICS : NO_ARTICLES;
      return topics.length > 0
        ? { document: topicsDocument(topics, asked.clock), outcome: 'done' }
        : { document: noteDocument('Topics', none), outcome: 'nothing' };
    }
    case 'sources': {
      // Counting the articles of every source takes a time that grows with the store.
      const sources = await shelf.remember('sources', asked.workspace, () =>
        shelf.library.listSources(asked.workspace),
      );
      const watched = (await rooms?.watches.listWatched(asked.workspace)) ?? [];
      const document = sourceListDocument(sources, watched, asked);
      return { document, outcome: sources.length + watched.length > 0 ? 'done' : 'nothing' };
    }
    case 'source':
      return rooms?.web ? respondSource({ watches: rooms.watches, web: rooms.web }, command, asked) : NO_WEB;
    case 'page':
      return rooms?.web ? respondPage(rooms.web, command.address, asked) : NO_WEB;
    case 'help':
      return { document: helpDocument(asked.workspace), outcome: 'done' };
    case 'misunderstood':
      return { document: noteDocument('Not understood', command.reason), outcome: 'misunderstood' };
  }
}

/** A folder that is read alone has no sources beside it. */
const NO_WEB: Reply = {
  document: noteDocument('Sources', 'One folder is read here, and nothing on the web.'),
  outcome: 'misunderstood',
};

async function respondBrief(shelf: Shelf, text: string, wishes: BriefWishes, asked: Asked): Promise<Reply> {
  const topic = shelf.topicNamed(text);
  const found = await shelf.onTopic(topic, asked.workspace, candidatesFor(wishes));
  if (found.articles.length === 0) return unknownTopic(shelf, text, asked);

  const { since, articles } = chooseSpan(found.articles, wishes.since, asked.clock);
  const span = nameSpan(since, asked.clock);
  const { brief, partly } = tell(topic, articles, sizeOf(wishes));
  const { revisions } = found;
  if (articles.length === 0) return nothingSince(brief, topic.name, span, found, asked);
  const telling = { clock: asked.clock, revisions };
  const document =
    brief.points.length > 0
      ? briefDocument(brief, topic.name, span, telling, partly ? whyPartly(topic.name) : undefined)
      : pointlessDocument(brief, articles, { title: topic.name, span, why: whyNothing(topic.name, articles) }, telling);
  const conversation = {
    ...NO_CONVERSATION,
    topic: topic.name,
    articles: revisionsOf(articles, revisions),
    shown: brief.points,
  };
  return { document, outcome: brief.points.length > 0 ? 'done' : 'nothing', conversation };
}

interface Told {
  readonly brief: Brief;
  /** Its sentences name the topic in part. */
  readonly partly: boolean;
}

/** Where no sentence holds all the words of a topic, though each of the articles does, those that hold some tell of it. */
function tell(topic: Topic, articles: Reading['articles'], size: BriefOptions): Told {
  const brief = composeBrief(articles, { topic, ...size });
  const words = contentWords(topic.name);
  if (brief.points.length > 0 || words.length < 2) return { brief, partly: false };
  const inPart = { ...topic, related: [...topic.related, ...words] };
  return { brief: composeBrief(articles, { topic: inPart, ...size }), partly: true };
}

const whyPartly = (topic: string): string => `No sentence is on all of “${topic}”. These are on a part of it.`;

/** The articles hold the topic's words, but no sentence is about it. */
function whyNothing(topic: string, { length }: Reading['articles']): string {
  const mentioned = length === 1 ? '1 article has its words' : `${length} articles have its words, the newest below`;
  return `No sentence on “${topic}” can stand in a brief. ${mentioned}: open one, or ask a question about it.`;
}

/** The topic is known, but has no article in the span asked for. */
function nothingSince(
  brief: Brief,
  topic: string,
  span: string,
  { articles, revisions }: Reading,
  asked: Asked,
): Reply {
  const newest = articles[0]?.publishedAt ?? articles[0]?.addedAt;
  const age = newest ? ` The newest article on it came ${showAge(newest, asked.clock)}.` : '';
  const text = `Nothing on ${topic} in this span (${span}).${age}`;
  const origin = { kind: 'brief', brief, revisions } as const;
  return { document: { title: topic, span, blocks: [{ kind: 'note', text }], origin }, outcome: 'nothing' };
}

/** A person who asks for much, or for a span of their own, gets all that is read. */
const candidatesFor = ({ length, words, since }: BriefWishes): number | undefined =>
  length === 'long' || words !== undefined || since !== undefined ? undefined : BRIEF_CANDIDATES;

const LENGTHS: Readonly<Record<Length, BriefOptions>> = {
  short: { maxPoints: 3, maxWords: 75, maxQuotes: 0 },
  normal: {},
  long: { maxPoints: 10, maxWords: 300 },
};

const sizeOf = ({ length = 'normal', words }: BriefWishes): BriefOptions =>
  words === undefined ? LENGTHS[length] : { maxWords: words };
