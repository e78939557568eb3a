import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Messenger, Place, Recipient } from '../app/chat/ports.ts';
import { isAbsent, isUnclear, slackCode } from './errors.ts';
import { content, goesOn, inWords } from './messages.ts';
import { metadataOf, partOf } from './posted.ts';
import { renderSlack, type SlackMessage } from './render.ts';

export interface MessengerOptions {
  readonly web: webApi.WebClient;
  /** Does not repeat a call by itself whose result is unclear. */
  readonly posting: webApi.WebClient;
}

const TRIES = 4;
/** Before looking whether a post came through, the first time. */
const LOOK_AFTER_MS = 1000;
/** Messages looked through for a post of ours. Slack gives a thread's oldest first, so those of other days are left out. */
const LOOKED_THROUGH = 200;
const LOOKED_BACK_S = 86_400;
const REPLY_TIMEOUT_MS = 10_000;

export function createSlackMessenger({ web, posting }: MessengerOptions): Messenger {
  /** Parts of the post with this key that are there already, by place in it. Without the right to look: none. */
  const findPosted = async ({ channel, thread }: Place, key: string): Promise<ReadonlyMap<number, string>> => {
    const oldest = String(Math.floor(Date.now() / 1000) - LOOKED_BACK_S);
    const query = { channel, oldest, limit: LOOKED_THROUGH, include_all_metadata: true };
    try {
      const { messages = [] } =
        thread === undefined
          ? await web.conversations.history(query)
          : await web.conversations.replies({ ...query, ts: thread });
      return new Map(messages.flatMap((message) => partOf(message, key)));
    } catch (error) {
      if (slackCode(error) === undefined) throw error;
      return new Map();
    }
  };

  const send = async (place: Place, message: SlackMessage, key: string, part: number): Promise<string> => {
    const { ts } = await posting.chat.postMessage({
      channel: place.channel,
      ...(place.thread !== undefined && { thread_ts: place.thread }),
      ...content(message),
      metadata: metadataOf(key, part),
    });
    return ts ?? '';
  };

  /** Slack has no key that makes a post happen once: after an unclear result, it is looked for before the next try. */
  const sendOnce = async (place: Place, message: SlackMessage, key: string, part: number): Promise<string> => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await send(place, message, key, part);
      } catch (error) {
        if (!isUnclear(error) || tried === TRIES) throw error;
        await sleep(LOOK_AFTER_MS * tried);
        const posted = (await findPosted(place, key)).get(part);
        if (posted !== undefined) return posted;
      }
    }
  };

  /** Where the person is, if the bot is there, too: in a channel seen by them alone. Otherwise a direct message. */
  const whisper = async ({ place, person }: Recipient, message: SlackMessage): Promise<void> => {
    const thread = place.thread !== undefined && { thread_ts: place.thread };
    const where = { channel: place.channel, ...thread, ...content(message) };
    try {
      await (place.direct ? web.chat.postMessage(where) : web.chat.postEphemeral({ ...where, user: person }));
    } catch (error) {
      if (!isAbsent(error) && slackCode(error) !== 'user_not_in_channel') throw error;
      await web.chat.postMessage({ channel: person, ...content(message) });
    }
  };

  return {
    post: async (place, document, { key, again, ...showing }) =>
      inWords(async () => {
        const [first, ...others] = renderSlack(document, showing);
        const put = async (at: Place, messages: readonly SlackMessage[], from: number): Promise<readonly string[]> => {
          const posted = again ? await findPosted(at, key) : new Map<number, string>();
          const put: string[] = [];
          for (const [place, message] of messages.entries())
            put.push(posted.get(from + place) ?? (await sendOnce(at, message, key, from + place)));
          return put;
        };
        const [root = ''] = await put(place, [others.length > 0 ? goesOn(first, place) : first], 0);
        return [root, ...(others.length > 0 ? await put(below(place, root), others, 1) : [])];
      }),
    reply: async (to, document, showing) =>
      inWords(async () => {
        for (const message of renderSlack(document, showing))
          if (to.replyTo === undefined || !(await respond(to.replyTo, to.place, message))) await whisper(to, message);
      }),
    settle: async () => {},
    remove: async ({ channel }, messages) =>
      inWords(async () => {
        for (const ts of messages.toReversed()) {
          try {
            await web.chat.delete({ channel, ts });
          } catch (error) {
            if (slackCode(error) !== 'message_not_found') throw error;
          }
        }
      }),
  };
}

/**
 * What one message does not hold goes on in its thread: a channel gets one message a post, and every question below it
 * is in the thread of that one.
 */
const below = (place: Place, root: string): Place =>
  place.direct || place.thread !== undefined ? place : { ...place, thread: root };

/** Sends to a response address. False where it does not take it: it is good for five messages and half an hour. */
async function respond(replyTo: string, { thread }: Place, message: SlackMessage): Promise<boolean> {
  try {
    const { ok } = await fetch(replyTo, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        response_type: 'ephemeral',
        replace_original: false,
        ...(thread !== undefined && { thread_ts: thread }),
        ...content(message),
      }),
      signal: AbortSignal.timeout(REPLY_TIMEOUT_MS),
    });
    return ok;
  } catch {
    return false;
  }
}
