import { BriefdeskError } from '../../core/errors.ts';
import { type Conversation, NO_CONVERSATION } from '../conversation.ts';
import { expectationsIn, tellingsIn } from '../digests/telling.ts';
import type { Document } from '../document.ts';
import { noteDocument } from '../document.ts';
import { buttonsBelow } from './buttons.ts';
import type { Content, Post, Talk } from './chat-store.ts';
import { failureCodeOf, privateTalkId, talkIdAt } from './names.ts';
import { againInMinutes } from './notes.ts';
import { type ChatParts, recipientOf, type Task } from './parts.ts';
import type { Action, Incoming, Place } from './ports.ts';
import { minutesToWait, windowBefore } from './rules.ts';

/** What is to be said, and where. */
export interface Saying {
  readonly id: string;
  readonly place: Place;
  readonly document: Document;
  readonly content: Content;
  /** False directly below the question it answers. */
  readonly titled: boolean;
  /** What questions below it are about; absent where it begins no conversation. */
  readonly conversation?: Conversation;
  /** Plain messages in its thread are heard. */
  readonly own: boolean;
}

/** Posts in the channel or thread, once however often it is tried. `limited`: the channel has had too many. */
export async function publish(parts: ChatParts, task: Task, saying: Saying): Promise<'said' | 'limited'> {
  const { store, messengerOf, now } = parts;
  const { incoming } = task;
  const { id, place, document, content, titled } = saying;
  const messenger = messengerOf(place.platform);
  const post: Post = { id, place, asker: incoming.person.id, visibility: 'public', at: now(), content, messages: [] };
  const begun = await store.beginPost(post);
  if (!begun && (await isTooMany(parts, task, post))) return 'limited';

  let messages = begun?.messages ?? [];
  if (messages.length === 0) {
    const actions = buttonsBelow(id, content, { visibility: 'public', place, heard: saying.own });
    const options = { key: id, again: task.again || begun !== undefined, actions, titled };
    try {
      messages = await messenger.post(place, document, options);
    } catch (error) {
      await store.dropPost(id);
      throw error;
    }
  }
  const [first = ''] = messages;
  await noteSent(parts, task, saying, messages);
  if (incoming.replyTo !== undefined) {
    await messenger
      .settle({ ...recipientOf(incoming), place }, first)
      .catch((error: unknown) => parts.report(failureCodeOf(incoming.eventId), error));
  }
  return 'said';
}

const NOT_NOTED = 'post-not-noted';

/** An answer stands where it was asked for: there is nothing to tell who asked, but another try has to note it. */
export const isOnlyNotNoted = (error: unknown): boolean => error instanceof BriefdeskError && error.code === NOT_NOTED;

async function noteSent(parts: ChatParts, task: Task, saying: Saying, messages: readonly string[]): Promise<void> {
  const { id, place, content } = saying;
  const [first = ''] = messages;
  const talk = talkIdAt({ ...place, thread: place.thread ?? first }) ?? first;
  try {
    await remember(parts, task, talk, saying);
    const tells = content.briefs ? tellingsIn(content) : [];
    await parts.store.finishPost(id, messages, talk, parts.now(), tells, expectationsIn(content));
  } catch (cause) {
    throw new BriefdeskError(NOT_NOTED, `the post ${id} is sent, but not noted: that is tried again`, { cause });
  }
}

async function isTooMany(parts: ChatParts, task: Task, post: Post): Promise<boolean> {
  const { store, rulesOf } = parts;
  const earlier = await store.postedBefore(post, windowBefore(post.at));
  const wait = minutesToWait(earlier, rulesOf(post.place).posts, post.at);
  if (wait === undefined) return false;
  await store.dropPost(post.id);
  await putOff(parts, task, againInMinutes('This channel has had many posts of mine', wait));
  return true;
}

/** Says it to the person who asked alone, kept so that its buttons work. */
export async function whisper(parts: ChatParts, task: Task, saying: Saying): Promise<void> {
  const { store, messengerOf, now } = parts;
  const { incoming } = task;
  const { id, place, document, content, titled } = saying;
  const post = {
    id,
    place,
    asker: incoming.person.id,
    visibility: 'private',
    at: now(),
    content,
    messages: [],
  } as const;
  await store.beginPost(post);
  const actions = buttonsBelow(id, content, { visibility: 'private', place, heard: false });
  await messengerOf(place.platform).reply(recipientOf(incoming), document, { actions, titled });
  try {
    await remember(parts, task, privateTalkId(id), saying);
    await store.finishPost(id, [], privateTalkId(id), now());
  } catch (error) {
    // The answer is there. Word of a failure would stand below it, or, on Discord, in its place.
    parts.report(failureCodeOf(incoming.eventId), error);
  }
}

/** A sentence of the bot's own for who did something, never in public. */
export async function tell(
  { messengerOf }: Pick<ChatParts, 'messengerOf'>,
  { incoming }: Task,
  note: string,
  actions: readonly Action[] = [],
): Promise<void> {
  const document = noteDocument('Briefdesk', note);
  await messengerOf(incoming.place.platform).reply(recipientOf(incoming), document, { actions, titled: false });
}

/** Why there is no answer, where there is a private way to say so: said in public it would be what the limit is against. */
export async function putOff(parts: ChatParts, task: Task, why: string): Promise<void> {
  await tell(parts, task, why).catch((error: unknown) => parts.report(failureCodeOf(task.incoming.eventId), error));
}

/** Two questions at once both stay: what is asked is added to the conversation as it is now, not as it was read. */
async function remember({ store, now }: ChatParts, task: Task, id: string, saying: Saying): Promise<void> {
  const { conversation, own, place } = saying;
  if (!conversation) return;
  const { act, person } = task.incoming;
  await store.changeTalk(id, (talk): Talk => {
    const before = talk?.conversation ?? NO_CONVERSATION;
    return {
      id,
      workspace: place.workspace,
      starter: talk?.starter ?? person.id,
      own: talk?.own ?? own,
      muted: talk?.muted ?? false,
      hinted: talk?.hinted ?? false,
      usedAt: now(),
      conversation: act.kind === 'command' || !talk ? conversation : addQuestion(before, conversation),
    };
  });
}

const QUESTIONS_KEPT = 5;

function addQuestion(before: Conversation, after: Conversation): Conversation {
  const asked = after.questions.at(-1);
  const questions =
    asked === undefined || asked === before.questions.at(-1) ? before.questions : [...before.questions, asked];
  return {
    ...after,
    ...(before.topic !== undefined && { topic: before.topic }),
    articles: before.articles.length > 0 ? before.articles : after.articles,
    questions: questions.slice(-QUESTIONS_KEPT),
  };
}

/** A post as this person may use it: of another workspace, or private to somebody else, it is as if it were not. */
export async function openPostIn(
  { store }: Pick<ChatParts, 'store'>,
  { place, person }: Pick<Incoming, 'place' | 'person'>,
  id: string,
): Promise<Post | undefined> {
  const post = await store.openPost(id);
  if (!post || post.place.workspace !== place.workspace) return undefined;
  const isEverybodys = post.visibility === 'public' && !post.place.direct;
  return isEverybodys || post.asker === person.id ? post : undefined;
}
