import { renderMarkdown } from '../markdown.ts';
import type { Pressing } from './actions.ts';
import { button } from './buttons.ts';
import type { Post } from './chat-store.ts';
import { citedSentences } from './cited-sentences.ts';
import { sharedIdOf, talkIdAt } from './names.ts';
import { NOTES } from './notes.ts';
import { type ChatParts, recipientOf, type Task } from './parts.ts';
import type { Act } from './ports.ts';
import { openPostIn, publish, tell } from './posting.ts';

type Pressed = Extract<Act, { kind: Pressing }>;

/** What a button does. Whatever it says of itself, it says to who pressed it. */
export async function press(parts: ChatParts, task: Task, act: Pressed): Promise<void> {
  const post = await openPostIn(parts, task.incoming, act.post);
  if (!post) return tell(parts, task, NOTES.expired);
  switch (act.kind) {
    case 'sentences':
      return showSentences(parts, task, post);
    case 'copy':
      return copy(parts, task, post);
    case 'share':
      return share(parts, task, post);
    case 'mute':
    case 'unmute':
      return setMuted(parts, task, post, act.kind === 'mute');
    case 'delete':
      return remove(parts, task, post);
  }
}

const PLAIN = { actions: [], titled: true };

async function showSentences({ desk, clock, now, messengerOf }: ChatParts, task: Task, post: Post): Promise<void> {
  const { workspace, platform } = task.incoming.place;
  const asked = { workspace, clock: await clock(now(), workspace) };
  const document = await citedSentences(post.content, desk, asked);
  await messengerOf(platform).reply(recipientOf(task.incoming), document, PLAIN);
}

async function copy({ messengerOf }: ChatParts, { incoming }: Task, { content }: Post): Promise<void> {
  const text = renderMarkdown(content.document);
  const document = { title: 'Markdown', blocks: [{ kind: 'verbatim', text } as const] };
  await messengerOf(incoming.place.platform).reply(recipientOf(incoming), document, PLAIN);
}

/** A private document becomes a public one, with a thread and a conversation of its own. */
async function share(parts: ChatParts, task: Task, post: Post): Promise<void> {
  const id = sharedIdOf(post.id);
  const shared = await parts.store.openPost(id);
  if (shared && shared.messages.length > 0) return tell(parts, task, NOTES.shared);
  const talk = post.talk === undefined ? undefined : await parts.store.openTalk(post.talk);
  const { content, place } = post;
  const said = await publish(parts, task, {
    id,
    place,
    document: content.document,
    content,
    titled: true,
    own: true,
    ...(talk && { conversation: talk.conversation }),
  });
  if (said === 'said' && task.incoming.replyTo === undefined) await tell(parts, task, NOTES.shared);
}

async function setMuted(parts: ChatParts, task: Task, post: Post, muted: boolean): Promise<void> {
  const { store } = parts;
  const { person, place } = task.incoming;
  const id = post.talk ?? talkIdAt(place);
  const talk = id === undefined ? undefined : await store.openTalk(id);
  if (!talk) return tell(parts, task, NOTES.noThread);
  const allowed = person.moderator || person.id === post.asker || person.id === talk.starter;
  if (!allowed) return tell(parts, task, NOTES.notModerator);
  await store.changeTalk(talk.id, (now) => now && { ...now, muted });
  await tell(parts, task, muted ? NOTES.muted : NOTES.listening, muted ? [button('unmute', post.id)] : []);
}

async function remove(parts: ChatParts, task: Task, post: Post): Promise<void> {
  const { store, messengerOf } = parts;
  const { person, place } = task.incoming;
  if (!person.moderator && person.id !== post.asker) return tell(parts, task, NOTES.notModerator);
  // What is on its way could not be taken back, and would be posted a second time by who finds it unfinished.
  if (post.visibility === 'public' && post.messages.length === 0) return tell(parts, task, NOTES.onItsWay);
  await messengerOf(place.platform).remove(post.place, post.messages);
  await store.dropPost(post.id);
  const rooted = post.place.thread === undefined && !post.place.direct;
  if (rooted && post.talk !== undefined && post.visibility === 'public') {
    await store.changeTalk(post.talk, () => undefined);
  }
  await tell(parts, task, NOTES.deleted);
}
