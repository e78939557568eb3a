import { DiscordAPIError, HTTPError } from 'discord.js';
import { BriefdeskError } from '../core/errors.ts';

/** Discord's error codes that mean something here (https://docs.discord.com/developers/topics/opcodes-and-status-codes). */
export const CODES = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMember: 10007,
  unknownMessage: 10008,
  unknownUser: 10013,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  missingAccess: 50001,
  cannotSendToUser: 50007,
  missingPermissions: 50013,
  wrongChannelType: 50024,
  invalidWebhookToken: 50027,
  threadArchived: 50083,
  threadExists: 160004,
  threadLocked: 160005,
} as const;

export const isRefused = (error: unknown, ...because: readonly (keyof typeof CODES)[]): boolean =>
  error instanceof DiscordAPIError && because.some((name) => CODES[name] === error.code);

/**
 * Asks again where the connection ended before any answer, which discord.js does after a reset alone. For requests that
 * may be done twice: those with a nonce, and those that set something.
 */
export async function persist<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DiscordAPIError || error instanceof HTTPError) throw error;
    return ask();
  }
}

/** What a person can do about a channel that does not take our messages; anything else stays as it is. */
export function explainRefusal(error: unknown): unknown {
  if (isRefused(error, 'unknownChannel', 'missingAccess', 'missingPermissions'))
    return new BriefdeskError(
      'not-in-channel',
      'I may not post here. In the channel’s settings under Permissions, add Briefdesk and allow View Channel, Send Messages, Send Messages in Threads, Create Public Threads, Embed Links and Read Message History. Until then I answer privately.',
      { cause: error },
    );
  if (isRefused(error, 'threadArchived', 'threadLocked'))
    return new BriefdeskError(
      'thread-closed',
      'This thread is closed, so I cannot answer in it. Ask in the channel, or have a moderator open the thread again.',
      { cause: error },
    );
  if (isRefused(error, 'cannotSendToUser'))
    return new BriefdeskError(
      'no-private-way',
      'I cannot write to you directly. Allow direct messages from members of this server in your privacy settings, or use /ask.',
      { cause: error },
    );
  return error;
}
