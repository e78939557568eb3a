import type { Logger } from 'pino';
import type { Adapter, Platform } from './app/chat/ports.ts';
import type { Config, SlackSettings } from './config.ts';
import { BriefdeskError } from './core/errors.ts';

/**
 * The adapters there are settings for, in a fixed order. Settings that are not enough fail when that adapter is started.
 * A platform's library is read only where it is needed: both together take half a second and 60 MB.
 */
export async function configuredAdapters({ slack, discord }: Config, log: Logger): Promise<readonly Adapter[]> {
  return [
    ...(slack ? [await slackAdapter(slack, log)] : []),
    ...(discord ? [(await import('./discord/adapter.ts')).createDiscordAdapter(discord, log)] : []),
  ];
}

async function slackAdapter(settings: SlackSettings, log: Logger): Promise<Adapter> {
  const { botToken, appToken, signingSecret, port, apiUrl } = settings;
  if (botToken === undefined) return neverStarts('slack', 'SLACK_BOT_TOKEN must be set, too: it begins with xoxb-.');
  const { createSlackAdapter } = await import('./slack/adapter.ts');
  const options = { botToken, ...(apiUrl !== undefined && { apiUrl }) };
  if (appToken !== undefined) return createSlackAdapter({ ...options, transport: { kind: 'socket', appToken } }, log);
  if (signingSecret !== undefined) {
    return createSlackAdapter({ ...options, transport: { kind: 'http', signingSecret, port } }, log);
  }
  return neverStarts('slack', 'SLACK_APP_TOKEN (xapp-…) or SLACK_SIGNING_SECRET must be set, too.');
}

function neverStarts(platform: Platform, why: string): Adapter {
  const fail = (): Promise<never> => Promise.reject(new BriefdeskError('bad-config', why));
  return {
    platform,
    messenger: { post: fail, reply: fail, settle: fail, remove: fail },
    start: fail,
    stop: async () => {},
    state: () => 'stopped',
  };
}
