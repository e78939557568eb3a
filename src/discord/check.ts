import { ApplicationFlags, REST, Routes } from 'discord.js';
import type { DiscordOptions } from './adapter.ts';
import { inviteAddress } from './invite.ts';
import { explainStart } from './problems.ts';
import { areRegistered } from './register.ts';

/** What a check found, in a sentence. `wrong` needs doing, `note` is good to know. */
export interface DiscordFinding {
  readonly kind: 'good' | 'note' | 'wrong';
  readonly about: 'discord';
  readonly text: string;
}

interface Application {
  readonly id: string;
  readonly name: string;
  readonly flags?: number;
  readonly approximate_guild_count?: number;
}

/** Asks Discord about the token, the intent, the servers and the commands. Changes nothing. */
export async function checkDiscord(options: DiscordOptions): Promise<readonly DiscordFinding[]> {
  const rest = new REST({ version: '10', ...(options.apiUrl !== undefined && { api: options.apiUrl }) });
  rest.setToken(options.token);
  try {
    const application = (await rest.get(Routes.currentApplication())) as Application;
    return [
      found('good', `the token is that of ${application.name}`),
      ...intentFindings(application, options.messageContent),
      serverFinding(application),
      await commandsFinding(rest, application, options.guild),
    ];
  } catch (error) {
    return [found('wrong', `${explainStart(error, options).message}.`)];
  }
}

const found = (kind: DiscordFinding['kind'], text: string): DiscordFinding => ({ kind, about: 'discord', text });

/** A toggle in the portal, or granted after a review. */
const MESSAGE_CONTENT = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

const REVIEW =
  'Where more than 10,000 people share servers with the bot, Discord has to review this intent: apply in the developer portal, saying what the messages are for (questions in the bot’s own threads), how long they are kept and where your privacy policy is, and again every year. Until it is granted, or without it, unset DISCORD_MESSAGE_CONTENT: mentions, direct messages, buttons and forms go on working.';

function intentFindings({ flags = 0 }: Application, wanted: boolean): readonly DiscordFinding[] {
  if (!wanted) {
    const text =
      'it reads messages that mention it or come directly; plain questions in its threads need DISCORD_MESSAGE_CONTENT=true and the Message Content Intent';
    return [found('note', `${text}.`)];
  }
  return (flags & MESSAGE_CONTENT) === 0
    ? [
        found(
          'wrong',
          'DISCORD_MESSAGE_CONTENT is true, but the intent is off: enable Message Content Intent in the developer portal (Bot, Privileged Gateway Intents) or unset DISCORD_MESSAGE_CONTENT.',
        ),
      ]
    : [found('good', 'the Message Content Intent is enabled'), found('note', REVIEW)];
}

function serverFinding({ id, approximate_guild_count: servers }: Application): DiscordFinding {
  const invite = `Invite it: ${inviteAddress(id)}`;
  if (servers === undefined) return found('note', invite);
  return servers === 0
    ? found('wrong', `the bot is in no server yet. ${invite}`)
    : found('good', `the bot is in ${servers} server${servers === 1 ? '' : 's'}. ${invite}`);
}

async function commandsFinding(rest: REST, { id }: Application, guild: string | undefined): Promise<DiscordFinding> {
  const where = guild === undefined ? 'for all servers' : `in the server ${guild}`;
  return (await areRegistered(rest, id, guild))
    ? found('good', `the commands are registered ${where}`)
    : found('note', `the commands are not registered ${where} as they are now; the next start does that`);
}
