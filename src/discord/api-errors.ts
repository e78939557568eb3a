import { DiscordAPIError } from 'discord.js';
import { BriefdeskError } from '../core/errors.ts';

/** Discord's error codes that mean something here (https://docs.discord.com/developers/topics/opcodes-and-status-codes). */
export const CODES = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMessage: 10008,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  missingAccess: 50001,
  cannotSendToUser: 50007,
  missingPermissions: 50013,
  wrongChannelType: 50024,
  invalidWebhookToken: 50027,
  threadExists: 160004,
} as const;

export const isRefused = (error: unknown, ...because: readonly (keyof typeof CODES)[]): boolean =>
  error instanceof DiscordAPIError && because.some((name) => CODES[name] === error.code);

/** What a person can do about a channel that does not take our messages; anything else stays as it is. */
export function explainRefusal(error: unknown): unknown {
  if (isRefused(error, 'unknownChannel', 'missingAccess', 'missingPermissions'))
    return new BriefdeskError(
      'not-in-channel',
      'I may not post here. In the channel’s settings under Permissions, add Briefdesk and allow View Channel, Send Messages, Send Messages in Threads, Create Public Threads, Embed Links and Read Message History. Until then I answer privately.',
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
