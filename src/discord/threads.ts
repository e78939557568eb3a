import { type REST, Routes } from 'discord.js';
import type { Place } from '../app/chat/ports.ts';
import { harmless } from '../app/plain-text.ts';
import { isRefused, persist } from './api-errors.ts';
import { LIMITS } from './limits.ts';
import type { DiscordMessage } from './render.ts';

/** Minutes without a word after which Discord puts a thread aside: a day. */
const AUTO_ARCHIVE = 1440;

/** A message as sent, and the channel or thread it stands in. */
export interface Sent {
  readonly id: string;
  readonly channel: string;
}

/** The body of a message; `nonce` and `enforce_nonce` keep it from being taken twice. */
export interface Sendable extends DiscordMessage {
  readonly nonce?: string;
  readonly enforce_nonce?: true;
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists: boolean };
}

export async function send(rest: REST, channel: string, body: Sendable): Promise<Sent> {
  const post = (): Promise<unknown> => rest.post(Routes.channelMessages(channel), { body });
  const { id } = (await (body.nonce === undefined ? post() : persist(post))) as { readonly id: string };
  return { id, channel };
}

/**
 * Sends into the channel or into the thread below a message, which has that message's id; the thread is opened where
 * there is none yet. Where none can be, the message is a reply to the one the thread would begin with.
 */
export async function sendTo(rest: REST, { channel, thread }: Place, body: Sendable, title: string): Promise<Sent> {
  if (thread === undefined) return send(rest, channel, body);
  try {
    return await send(rest, thread, body);
  } catch (error) {
    if (!isRefused(error, 'unknownChannel')) throw error;
  }
  const opened = await openThread(rest, channel, thread, title);
  const reference = { message_reference: { message_id: thread, fail_if_not_exists: false } };
  return opened ? send(rest, thread, body) : send(rest, channel, { ...body, ...reference });
}

async function openThread(rest: REST, channel: string, message: string, title: string): Promise<boolean> {
  const name =
    Array.from(harmless(title))
      .slice(0, LIMITS.threadName / 2)
      .join('') || 'Questions';
  try {
    await rest.post(Routes.threads(channel, message), { body: { name, auto_archive_duration: AUTO_ARCHIVE } });
    return true;
  } catch (error) {
    if (isRefused(error, 'threadExists')) return true;
    if (isRefused(error, 'wrongChannelType', 'missingPermissions', 'unknownMessage')) return false;
    throw error;
  }
}
