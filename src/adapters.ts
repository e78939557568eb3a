import type { Logger } from 'pino';
import type { Adapter, Platform } from './app/chat/ports.ts';
import type { Config, SlackSettings } from './config.ts';
import { BriefdeskError } from './core/errors.ts';
import type { SlackOptions } from './slack/adapter.ts';

/**
 * The adapters there are settings for, in a fixed order. Settings that are not enough fail when that adapter is started.
 * A platform's library is read only where it is needed: together they take a second of the start and 70 MB.
 */
export async function configuredAdapters({ slack, discord }: Config, log: Logger): Promise<readonly Adapter[]> {
  return [
    ...(slack ? [await slackAdapter(slack, log)] : []),
    ...(discord ? [(await import('./discord/adapter.ts')).createDiscordAdapter(discord, log)] : []),
  ];
}

async function slackAdapter(settings: SlackSettings, log: Logger): Promise<Adapter> {
  const { createSlackAdapter } = await import('./slack/adapter.ts');
  try {
    return createSlackAdapter(slackOptions(settings), log);
  } catch (error) {
    return neverStarts('slack', error);
  }
}

/** Throws `bad-config` where a token is missing. */
export function slackOptions(settings: SlackSettings): SlackOptions {
  const { botToken, appToken, signingSecret, port, apiUrl, sourceManagers } = settings;
  if (botToken === undefined) throw lacking('SLACK_BOT_TOKEN must be set, too: it begins with xoxb-.');
  const options = {
    botToken,
    ...(apiUrl !== undefined && { apiUrl }),
    ...(sourceManagers && { sourceManagers }),
  };
  if (appToken !== undefined) return { ...options, transport: { kind: 'socket', appToken } };
  if (signingSecret !== undefined) return { ...options, transport: { kind: 'http', signingSecret, port } };
  throw lacking('SLACK_APP_TOKEN (xapp-…) or SLACK_SIGNING_SECRET must be set, too.');
}

const lacking = (what: string): BriefdeskError => new BriefdeskError('bad-config', what);

function neverStarts(platform: Platform, why: unknown): Adapter {
  const fail = (): Promise<never> => Promise.reject(why);
  const failed = async () => ({ kind: 'failed', reason: String(why) }) as const;
  return {
    platform,
    messenger: { post: fail, reply: fail, settle: fail, remove: fail },
    courier: {
      render: () => [''],
      send: failed,
      look: failed,
      troubleAt: async () => undefined,
      hasLeft: async () => false,
      tell: fail,
    },
    start: fail,
    stop: async () => {},
    state: () => 'stopped',
  };
}
