import { BriefdeskError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { type Conversation, NO_CONVERSATION } from '../conversation.ts';
import { noteDocument } from '../document.ts';
import type { Asked, Reply } from '../reply.ts';
import type { Post } from './chat-store.ts';
import { contentOf } from './content.ts';
import { isCourtesy } from './courtesy.ts';
import { answerDigest } from './digesting.ts';
import { postIdOf, talkIdAt } from './names.ts';
import { againInMinutes, NOTES } from './notes.ts';
import type { ChatParts, Task } from './parts.ts';
import type { Act, Incoming, Place, Visibility } from './ports.ts';
import { openPostIn, publish, putOff, type Saying, whisper } from './posting.ts';
import { minutesToWait, refusalBy, windowBefore } from './rules.ts';
import { spokenCommand } from './spoken-command.ts';

type Asking = Extract<Act, { kind: 'command' | 'question' | 'talk' | 'digest' | 'form' }>;
type Question = Extract<Act, { kind: 'question' | 'talk' }>;

/** Whether it counts as one of the questions a person may ask in a while. */
export function isCounted(act: Act): boolean {
  if (act.kind === 'command')
    return act.command.kind === 'brief' || act.command.kind === 'top-stories' || act.command.kind === 'ask';
  if (act.kind === 'digest') return act.command.kind === 'preview' || act.command.kind === 'now';
  return act.kind === 'question' || (act.kind === 'talk' && act.text.trim() !== '');
}

/** Answers a command or a question. `limited`: it was put off, and does not count. */
export async function answer(parts: ChatParts, task: Task, act: Asking): Promise<'said' | 'limited'> {
  const refused = refusalBy(parts.rulesOf(task.incoming.place), task.incoming);
  if (refused !== undefined) {
    await putOff(parts, task, refused);
    return 'limited';
  }
  if (isCounted(act)) {
    const wait = await waitFor(parts, task.incoming);
    if (wait !== undefined) {
      await putOff(parts, task, againInMinutes('You have asked a lot', wait));
      return 'limited';
    }
  }
  if (act.kind === 'command') return answerCommand(parts, task, act.command, act.visibility);
  if (act.kind === 'digest' || act.kind === 'form') return answerDigest(parts, task, act);
  if (act.kind === 'talk' && act.text.trim() === '') return hint(parts, task);
  return answerQuestion(parts, task, act);
}

async function waitFor({ store, rulesOf }: ChatParts, incoming: Incoming): Promise<number | undefined> {
  const earlier = await store.askedBefore(incoming, windowBefore(incoming.at));
  return minutesToWait(earlier, rulesOf(incoming.place).questions, incoming.at);
}

/** What nobody else needs to see is private: what was not found or understood, and lists. */
async function answerCommand(
  parts: ChatParts,
  task: Task,
  command: Command,
  wished: Visibility | undefined,
): Promise<'said' | 'limited'> {
  const { incoming } = task;
  const { place } = incoming;
  const reply = await parts.desk.respond(command, await askedBy(parts, place, incoming.person));
  const usual = place.direct ? 'public' : parts.rulesOf(place).visibility;
  const worthSharing = reply.private !== true && reply.outcome === 'done' && reply.document.origin !== undefined;
  const visibility = worthSharing ? (wished ?? usual) : 'private';
  return say(parts, task, visibility, { ...sayingOf(incoming, place, reply), titled: true, own: true });
}

async function answerQuestion(parts: ChatParts, task: Task, act: Question): Promise<'said' | 'limited'> {
  const { incoming } = task;
  const formed = act.kind === 'question' ? act.post : undefined;
  const post = formed === undefined ? undefined : await openPostIn(parts, incoming, formed);
  const place = post ? placeBelow(post) : incoming.place;
  const command = spokenCommand(act.text);
  const courteous = act.kind === 'question' && formed === undefined && isCourtesy(act.text);
  const asked = await askedBy(parts, place, incoming.person);
  const before = await conversationAt(parts, post?.talk ?? talkIdAt(place));
  const reply = courteous
    ? WELCOME
    : await (command ? parts.desk.respond(command, asked) : parts.desk.followUp(act.text, before, asked));
  const begins = act.kind === 'question' && act.begins === true;
  const saying: Saying = {
    ...sayingOf(incoming, place, { ...reply, conversation: reply.conversation ?? before }),
    titled: formed !== undefined || command !== undefined,
    own: place.thread === undefined || begins || post !== undefined || act.kind === 'talk',
  };
  // A form whose document is forgotten was opened by one person: nobody else has seen the question.
  const visibility = reply.private ? 'private' : formed === undefined ? 'public' : (post?.visibility ?? 'private');
  return say(parts, task, visibility, saying);
}

/** Of what is kept nowhere, as a page that was read for one person, no sentence can be shown later, nor asked for. */
const sayingOf = ({ eventId }: Incoming, place: Place, { document, conversation, private: passing }: Reply) => ({
  id: postIdOf(eventId),
  place,
  document,
  content: passing ? { ...contentOf(document), points: [], passing } : contentOf(document),
  ...(conversation && { conversation }),
});

async function say(parts: ChatParts, task: Task, visibility: Visibility, saying: Saying): Promise<'said' | 'limited'> {
  try {
    if (visibility === 'public') return await publish(parts, task, saying);
  } catch (error) {
    if (!saying.place.direct || !isAbsent(error)) throw error;
  }
  await whisper(parts, task, saying);
  return 'said';
}

/** A direct message of two people, in which a command was typed: there nobody can invite the bot. */
const isAbsent = (error: unknown): boolean => error instanceof BriefdeskError && error.code === 'not-in-channel';

/** What is a person's own, they manage themselves. */
const askedBy = async (
  { clock, now }: ChatParts,
  { workspace }: Place,
  person: Incoming['person'],
): Promise<Asked> => ({
  workspace,
  clock: await clock(now(), workspace),
  manager: person.manager === true || workspace.startsWith('user:'),
  asker: person.id,
});

/** Who calls the bot to thank it has called it. */
const WELCOME: Reply = { document: noteDocument('Briefdesk', NOTES.welcome), outcome: 'done' };

async function conversationAt({ store }: ChatParts, talk: string | undefined): Promise<Conversation> {
  const known = talk === undefined ? undefined : await store.openTalk(talk);
  return known?.conversation ?? NO_CONVERSATION;
}

/** Questions about a public document go into its thread. */
function placeBelow({ place, visibility, messages }: Post): Place {
  const [first] = messages;
  if (visibility === 'private' || place.direct || place.thread !== undefined || first === undefined) return place;
  return { ...place, thread: first };
}

/** Once a thread, for all in it: where the platform withholds what people type, silence would look like a fault. */
async function hint(parts: ChatParts, task: Task): Promise<'limited'> {
  const { incoming } = task;
  const id = talkIdAt(incoming.place);
  if (id === undefined) return 'limited';
  const options = { key: postIdOf(incoming.eventId), again: task.again, actions: [], titled: false };
  await parts
    .messengerOf(incoming.place.platform)
    .post(incoming.place, noteDocument('Briefdesk', NOTES.emptyText), options);
  await parts.store.changeTalk(id, (talk) => talk && { ...talk, hinted: true });
  return 'limited';
}
