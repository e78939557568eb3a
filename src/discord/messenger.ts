import { MessageFlags, type REST, Routes } from 'discord.js';
import type { Messenger, Place, PostOptions, Recipient } from '../app/chat/ports.ts';
import type { Document } from '../app/document.ts';
import { explainRefusal, isRefused, persist } from './api-errors.ts';
import { customId } from './buttons.ts';
import { type DiscordMessage, renderDiscord } from './render.ts';
import { type Sendable, send, sendTo } from './threads.ts';

type Ids = readonly [string, ...string[]];

/** Where an earlier try may have come through, it is looked for in so many of the newest messages. */
const LOOKED_AT = 50;

/** The address of a private reply, which Discord takes for 15 minutes. */
export const replyAddress = (application: string, token: string): string => `${application}/${token}`;

/**
 * Everything that Briefdesk says on Discord. discord.js waits for rate limits, and sends again what the server failed at
 * or whose answer was lost: the nonce makes Discord take such a message once.
 */
export const createMessenger = (rest: REST): Messenger => ({
  post: (place, document, options) => refusable(post(rest, place, document, options)),
  reply: async (to, document, showing) => {
    if (to.replyTo !== undefined && (await sendBack(rest, to.replyTo, renderDiscord(document, showing)))) return;
    // Out of the server its buttons would do nothing.
    const actions = to.place.direct ? showing.actions : [];
    await refusable(sendDirectly(rest, to.person, renderDiscord(document, { ...showing, actions })));
  },
  settle: (to, message) => settle(rest, to, message),
  remove: async ({ channel, thread }, messages) => {
    for (const message of messages)
      if (thread === undefined || !(await removed(rest, thread, message))) await removed(rest, channel, message);
  },
});

export async function refusable<T>(sending: Promise<T>): Promise<T> {
  try {
    return await sending;
  } catch (error) {
    throw explainRefusal(error);
  }
}

async function post(rest: REST, place: Place, document: Document, options: PostOptions): Promise<Ids> {
  const [first, ...others] = renderDiscord(document, options).map((message, part) => once(message, options.key, part));
  if (first === undefined) throw new Error('A document has at least one message');
  const sent = options.again ? await findSent(rest, place, others.length + 1, options) : undefined;
  if (sent) return sent;
  const root = await sendTo(rest, place, first, document.title);
  const ids: string[] = [];
  for (const message of others) ids.push((await send(rest, root.channel, message)).id);
  return [root.id, ...ids];
}

const once = (message: DiscordMessage, key: string, part: number): Sendable => ({
  ...message,
  nonce: `${key}.${part}`,
  enforce_nonce: true,
});

interface Known {
  readonly id: string;
  readonly author: { readonly id: string };
  readonly nonce?: string | number;
  readonly components?: readonly { readonly components?: readonly { readonly custom_id?: string }[] }[];
}

/** A post's last message has its buttons; the others are the author's own right before it. */
async function findSent(
  rest: REST,
  { channel, thread }: Place,
  parts: number,
  options: PostOptions,
): Promise<Ids | undefined> {
  const ids = new Set(options.actions.map(({ kind, post: id }) => customId(kind, id)));
  for (const where of thread === undefined ? [channel] : [thread, channel]) {
    const newest = await newestMessages(rest, where);
    const last = newest.findIndex(({ components = [] }) =>
      components.some((row) => row.components?.some(({ custom_id = '' }) => ids.has(custom_id))),
    );
    const author = newest[last]?.author.id;
    const own = newest.slice(last).filter((message) => message.author.id === author);
    const [first, ...others] = own
      .slice(0, parts)
      .map(({ id }) => id)
      .toReversed();
    if (last >= 0 && first !== undefined && others.length === parts - 1) return [first, ...others];
  }
  return undefined;
}

async function newestMessages(rest: REST, channel: string): Promise<readonly Known[]> {
  try {
    const query = new URLSearchParams({ limit: `${LOOKED_AT}` });
    return (await rest.get(Routes.channelMessages(channel), { query })) as readonly Known[];
  } catch (error) {
    if (isRefused(error, 'unknownChannel', 'missingAccess', 'missingPermissions')) return [];
    throw error;
  }
}

/** Into the reply that was deferred, and after it; false where the address is not good any more. */
async function sendBack(rest: REST, address: string, [first, ...others]: readonly DiscordMessage[]): Promise<boolean> {
  const [application = '', token = ''] = address.split('/');
  try {
    await persist(() => rest.patch(Routes.webhookMessage(application, token), { body: first, auth: false }));
  } catch (error) {
    if (isExpired(error)) return false;
    throw error;
  }
  for (const message of others) {
    const body = { ...message, flags: MessageFlags.Ephemeral };
    await rest.post(Routes.webhook(application, token), { body, auth: false });
  }
  return true;
}

export async function sendDirectly(rest: REST, person: string, messages: readonly DiscordMessage[]): Promise<void> {
  const { id } = (await rest.post(Routes.userChannels(), { body: { recipient_id: person } })) as {
    readonly id: string;
  };
  for (const message of messages) await send(rest, id, message);
}

/** The deferred reply goes; where the answer stands in a thread that may be out of sight, it links there instead. */
async function settle(rest: REST, { place, replyTo }: Recipient, message: string): Promise<void> {
  if (replyTo === undefined) return;
  const [application = '', token = ''] = replyTo.split('/');
  const route = Routes.webhookMessage(application, token);
  const server = /^discord:(\d+)$/.exec(place.workspace)?.[1] ?? '@me';
  const content = `Answered: https://discord.com/channels/${server}/${place.thread ?? place.channel}/${message}`;
  const body = { content, allowed_mentions: { parse: [] } };
  try {
    await (place.thread === undefined ? rest.delete(route, { auth: false }) : rest.patch(route, { body, auth: false }));
  } catch (error) {
    if (!isExpired(error)) throw error;
  }
}

const isExpired = (error: unknown): boolean =>
  isRefused(error, 'unknownWebhook', 'unknownInteraction', 'unknownMessage', 'invalidWebhookToken');

/** Whether it was there. */
async function removed(rest: REST, channel: string, message: string): Promise<boolean> {
  try {
    await rest.delete(Routes.channelMessage(channel, message));
    return true;
  } catch (error) {
    if (isRefused(error, 'unknownMessage', 'unknownChannel')) return false;
    throw error;
  }
}
