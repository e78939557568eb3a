import { type Answer, allPoints, answerQuestion, type QuestionContext } from '../core/answer/answer.ts';
import { coverageOf } from '../core/brief/coverage.ts';
import type { Topic } from '../core/topics/topic.ts';
import { type Absence, answerDocument } from './answer-document.ts';
import { type ArticleRevision, type Conversation, LONGEST_QUESTION, NO_CONVERSATION } from './conversation.ts';
import type { Asked, Reply } from './reply.ts';
import { joinReadings, type Reading, type Shelf } from './shelf.ts';
import { shorten } from './split-text.ts';
import { hasArticles } from './unknown-topic.ts';

const QUESTIONS_KEPT = 5;

/** A question put to all articles, or to those on a topic. */
export async function askAll(
  shelf: Shelf,
  question: string,
  topicText: string | undefined,
  asked: Asked,
): Promise<Reply> {
  const topic = topicText === undefined ? undefined : shelf.topicNamed(topicText);
  const reading = topic
    ? await shelf.onTopic(topic, asked.workspace)
    : await shelf.onQuestion(question, asked.workspace);
  const answer = answerQuestion(question, reading.articles, topic ? { topic } : {});
  const conversation = { ...NO_CONVERSATION, ...(topic && { topic: topic.name }) };
  return replyWith(shelf, answer, reading, conversation, asked);
}

/**
 * A question in a conversation: put to the brief's articles first, then to others on the topic, newest first; these
 * answer where the brief's don't, or much less surely, and the reply says so. A conversation about nothing yet asks
 * all articles.
 */
export async function followUp(
  shelf: Shelf,
  question: string,
  conversation: Conversation,
  asked: Asked,
): Promise<Reply> {
  const topic = conversation.topic === undefined ? undefined : shelf.topicNamed(conversation.topic);
  const context = contextOf(conversation, topic);
  const own = await shelf.open(conversation.articles, asked.workspace);
  const ownAnswer = answerQuestion(question, own.articles, context);
  if (ownAnswer.kind === 'answer' && ownAnswer.confidence >= SURE)
    return replyWith(shelf, ownAnswer, own, conversation, asked);

  const others = await othersThan(own, shelf, topic, question, asked);
  if (others.articles.length === 0) return replyWith(shelf, ownAnswer, own, conversation, asked);
  const all = joinReadings(own, others);
  const answer = answerQuestion(question, others.articles, context);
  if (answer.kind === 'answer' && answer.confidence > surenessOf(ownAnswer) + CLEARLY) {
    const found = own.articles.length > 0 ? foundElsewhere(ownAnswer, topic) : undefined;
    // All were read for it, and the conversation goes on about all of them.
    const read = { ...answer, coverage: coverageOf(all.articles) };
    return replyWith(shelf, read, all, conversation, asked, found);
  }
  if (ownAnswer.kind === 'answer') return replyWith(shelf, ownAnswer, own, conversation, asked);
  return replyWith(shelf, answerQuestion(question, all.articles, context), all, conversation, asked);
}

const contextOf = ({ questions, shown }: Conversation, topic: Topic | undefined): QuestionContext => ({
  ...(topic && { topic }),
  earlier: questions,
  shown,
});

/** Held-out answers this sure were right nine times in ten: no other article need be asked. */
const SURE = 0.45;
/** Other articles must be surer by so much: a difference smaller than this says little about which answer is right. */
const CLEARLY = 0.15;

/** Any answer is surer than none. */
const surenessOf = (answer: Answer): number => (answer.kind === 'answer' ? answer.confidence : -1);

function foundElsewhere(own: Answer, topic: Topic | undefined): string {
  if (own.kind === 'answer')
    return topic ? `Told more clearly in other articles on ${topic.name}:` : 'Told more clearly in other articles:';
  return topic
    ? `Not in the brief's articles, but in others on ${topic.name}:`
    : 'Not in the articles above, but in others:';
}

async function othersThan(
  own: Reading,
  shelf: Shelf,
  topic: Topic | undefined,
  question: string,
  { workspace }: Asked,
): Promise<Reading> {
  const found = topic ? await shelf.onTopic(topic, workspace) : await shelf.onQuestion(question, workspace);
  return { articles: found.articles.filter(({ id }) => own.revisions[id] === undefined), revisions: found.revisions };
}

async function replyWith(
  shelf: Shelf,
  answer: Answer,
  { articles, revisions }: Reading,
  conversation: Conversation,
  { workspace, clock }: Asked,
  found?: string,
): Promise<Reply> {
  const empty = answer.coverage.articles === 0 && !(await hasArticles(shelf, workspace));
  const absences = answer.kind === 'answer' ? [] : await countAbsences(shelf, answer.absent, workspace);
  const changed = conversation.articles.length > 0 ? await changedSince(shelf, answer, revisions, workspace) : [];
  const document = answerDocument(answer, { absences, changed, empty, ...(found && { found }) }, { clock, revisions });
  return {
    document,
    outcome: answer.kind === 'answer' ? 'done' : 'nothing',
    conversation: {
      ...conversation,
      articles: conversation.articles.length > 0 ? conversation.articles : revisionsOf(articles, revisions),
      questions: [...conversation.questions, shorten(answer.question, LONGEST_QUESTION)].slice(-QUESTIONS_KEPT),
      shown: answer.kind === 'answer' ? allPoints(answer) : conversation.shown,
    },
  };
}

/** Ids of the articles that are cited as a conversation knows them, and that have another text by now. */
async function changedSince(
  shelf: Shelf,
  { sources }: Answer,
  revisions: Reading['revisions'],
  workspace: string,
): Promise<readonly string[]> {
  const newest = await Promise.all(sources.map(({ articleId }) => shelf.library.openArticle(workspace, articleId)));
  return newest.flatMap((article) => (article && article.revision !== revisions[article.id] ? article.id : []));
}

export const revisionsOf = (
  articles: readonly { readonly id: string }[],
  revisions: Reading['revisions'],
): readonly ArticleRevision[] => articles.map(({ id }) => ({ id, revision: revisions[id] ?? 1 }));

/** A name the articles asked do not mention may stand in others: "no article" must be true of all. */
async function countAbsences(shelf: Shelf, absent: readonly string[], workspace: string): Promise<readonly Absence[]> {
  return Promise.all(absent.map(async (name) => ({ name, elsewhere: await shelf.countMentions(name, workspace) })));
}
