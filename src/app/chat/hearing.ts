import { setImmediate as others } from 'node:timers/promises';
import type { Article } from '../../core/reading/article.ts';
import { findTerms, termsOf } from '../../core/words/terms.ts';
import type { Conversation } from '../conversation.ts';
import { isQuestionToBot } from './listen.ts';
import { talkIdAt } from './names.ts';
import type { ChatParts } from './parts.ts';
import type { Act, Incoming } from './ports.ts';

/** Whether a plain message is for the bot: it stands in a thread of the bot's own, unmuted, and asks. */
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
  const { articles } = await desk.open(talk.conversation.articles, place.workspace);
  return isQuestionToBot(text, await wordsOf(talk.conversation, articles));
}

/**
 * Stems of what the thread is about: its topic, its questions, and every word of its articles. Between one article and
 * the next, what else has arrived gets a turn.
 */
async function wordsOf(
  { topic = '', questions }: Conversation,
  articles: readonly Article[],
): Promise<ReadonlySet<string>> {
  const words = new Set(findTerms([topic, ...questions].join('\n')).map(({ stem }) => stem));
  for (const article of articles) {
    if (!stemsKept.has(article)) await others();
    for (const stem of stemsOf(article)) words.add(stem);
  }
  return words;
}

const stemsKept = new WeakMap<Article, ReadonlySet<string>>();

function stemsOf(article: Article): ReadonlySet<string> {
  const kept = stemsKept.get(article);
  if (kept) return kept;
  const { sentences, language, title = '' } = article;
  const terms = [...findTerms(title, language), ...sentences.flatMap((sentence) => termsOf(sentence, language))];
  const stems = new Set(terms.flatMap(({ stop, stem }) => (stop ? [] : stem)));
  stemsKept.set(article, stems);
  return stems;
}
