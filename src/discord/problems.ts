import { GatewayCloseCodes } from 'discord.js';
import { BriefdeskError } from '../core/errors.ts';
import { isRefused } from './api-errors.ts';

const PORTAL = 'https://discord.com/developers/applications';

/** Why the gateway turned the bot away, and what to do. */
export function explainClose(code: number): BriefdeskError {
  switch (code) {
    case GatewayCloseCodes.DisallowedIntents:
      return new BriefdeskError(
        'discord-intent',
        `Discord does not let the bot read messages: enable Message Content Intent (${PORTAL}, your application, Bot) or unset DISCORD_MESSAGE_CONTENT.`,
      );
    case GatewayCloseCodes.AuthenticationFailed:
      return wrongToken();
    default:
      return new BriefdeskError(
        'discord-refused',
        `Discord closed the connection (${code}) and will not take it again.`,
      );
  }
}

/** What went wrong at the start, as something that can be mended. */
export function explainStart(error: unknown, guild: string | undefined): unknown {
  if (error instanceof BriefdeskError) return error;
  if (isWrongToken(error)) return wrongToken(error);
  if (guild !== undefined && isRefused(error, 'missingAccess', 'unknownGuild'))
    return new BriefdeskError(
      'discord-commands',
      `Commands could not be registered in the server ${guild}: invite the bot there with the scope applications.commands, or correct DISCORD_GUILD_ID.`,
      { cause: error },
    );
  return new BriefdeskError('discord-unreachable', 'Discord could not be reached; see the cause.', { cause: error });
}

const isWrongToken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'TokenInvalid' || error.code === 0);

const wrongToken = (cause?: unknown): BriefdeskError =>
  new BriefdeskError(
    'discord-token',
    `DISCORD_TOKEN was refused: copy the token anew (${PORTAL}, your application, Bot, Reset Token).`,
    { cause },
  );
