import { findTerms } from '../../core/words/terms.ts';
import { isQuestionToBot } from './listen.ts';
import { talkIdAt } from './names.ts';
import type { ChatParts } from './parts.ts';
import type { Act, Incoming } from './ports.ts';

/**
 * Whether a plain message is for the bot: it stands in a thread of the bot's own, unmuted, and asks something of what
 * the thread is about: its topic, its questions, and every word of its articles. Those are looked up, not read: the
 * platform waits meanwhile to be told that the message arrived.
 */
export async function hears(
  { store, desk }: Pick<ChatParts, 'store' | 'desk'>,
  { place }: Incoming,
  { text, toOthers }: Extract<Act, { kind: 'talk' }>,
): Promise<boolean> {
  const id = talkIdAt(place);
  if (toOthers || id === undefined) return false;
  const talk = await store.openTalk(id);
  if (!talk?.own || talk.muted) return false;
  if (text.trim() === '') return !talk.hinted;
  const { topic = '', questions, articles } = talk.conversation;
  const asked = findTerms([topic, ...questions].join('\n')).map(({ stem }) => stem);
  const told = await desk.stemsIn(articles, place.workspace);
  return isQuestionToBot(text, new Set([...asked, ...told]));
}
