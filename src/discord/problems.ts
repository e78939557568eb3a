import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes, HTTPError } from 'discord.js';
import { BriefdeskError } from '../core/errors.ts';
import { isRefused } from './api-errors.ts';

const PORTAL = 'https://discord.com/developers/applications';

/** Why the gateway turned the bot away for good, and what to do. */
export function explainClose(code: number): BriefdeskError {
  switch (code) {
    case GatewayCloseCodes.DisallowedIntents:
      return new BriefdeskError(
        'discord-intent',
        `Discord does not let the bot read plain messages: enable Message Content Intent (${PORTAL}, your application, Bot) or unset DISCORD_MESSAGE_CONTENT`,
      );
    case GatewayCloseCodes.AuthenticationFailed:
      return wrongToken();
    default:
      return new BriefdeskError('discord-refused', `Discord closed the connection for good (code ${code})`);
  }
}

/** What went wrong at the start, as something that can be mended. */
export function explainStart(
  error: unknown,
  { guild, apiUrl }: { readonly guild?: string; readonly apiUrl?: string },
): BriefdeskError {
  if (error instanceof BriefdeskError) return error;
  if (isWrongToken(error)) return wrongToken(error);
  if (guild !== undefined && isRefused(error, 'missingAccess', 'unknownGuild'))
    return new BriefdeskError(
      'discord-commands',
      `Commands could not be registered in the server ${guild}: invite the bot there with the scopes bot and applications.commands, or correct DISCORD_GUILD_ID`,
      { cause: error },
    );
  const where = apiUrl === undefined ? 'Discord' : `Discord at DISCORD_API_URL (${new URL(apiUrl).host})`;
  return new BriefdeskError('discord-unreachable', `${where} could not be reached: ${reason(error)}`, { cause: error });
}

function reason(error: unknown): string {
  if (error instanceof HTTPError || error instanceof DiscordAPIError) return `it answered ${error.status}`;
  return error instanceof Error ? error.message : String(error);
}

const isWrongToken = (error: unknown): boolean =>
  (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
  (error instanceof DiscordAPIError && error.status === 401);

const wrongToken = (cause?: unknown): BriefdeskError =>
  new BriefdeskError(
    'discord-token',
    `DISCORD_TOKEN was refused: copy the token anew (${PORTAL}, your application, Bot, Reset Token)`,
    { cause },
  );
