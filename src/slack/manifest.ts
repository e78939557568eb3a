import { ALL_SCOPES, FOR_THREADS } from './scopes.ts';

export interface ManifestOptions {
  /** Without the right to read channels: plain questions in threads are not heard, mentions are. */
  readonly mentionOnly: boolean;
  /** Where Slack sends requests, instead of Socket Mode: `https://briefdesk.example/slack/events`. */
  readonly requestUrl?: string;
}

/** Where the bot takes Slack's requests. */
export const EVENTS_PATH = '/slack/events';

/** Slack takes secure addresses alone; a host without a path gets the bot's. */
export function readRequestUrl(typed: string): string | undefined {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (url?.protocol !== 'https:') return undefined;
  return url.pathname === '/' ? new URL(EVENTS_PATH, url).href : url.href;
}

export const REQUEST_URL_HINT = (typed: string): string =>
  `“${typed}” is not an address Slack sends to. Use https://your.host${EVENTS_PATH}.`;

/**
 * The Slack app as its manifest describes it, to be pasted into api.slack.com/apps.
 * https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest({ mentionOnly, requestUrl }: ManifestOptions): object {
  const left = mentionOnly ? new Set(FOR_THREADS) : new Set();
  const address = requestUrl === undefined ? {} : { request_url: requestUrl };
  const command = requestUrl === undefined ? {} : { url: requestUrl };
  return {
    display_information: {
      name: 'Briefdesk',
      description: 'Short, cited briefs and answers from news articles',
      background_color: '#1f2a44',
    },
    features: {
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Briefdesk', always_online: true },
      slash_commands: [
        {
          command: '/brief',
          ...command,
          description: 'A short brief with sources',
          usage_hint: '[topic] [since:3d] [short|long] [private] · ask … · topics · sources · help',
          should_escape: false,
        },
        {
          command: '/digest',
          ...command,
          description: 'What is new on your topics, in this channel at your times',
          usage_hint: 'add [topics] [weekdays 8:00] · list · preview · now · pause · resume · edit · remove · help',
          should_escape: false,
        },
      ],
    },
    oauth_config: {
      scopes: { bot: ALL_SCOPES.filter((scope) => !left.has(scope)).map(({ name }) => name) },
    },
    settings: {
      event_subscriptions: {
        ...address,
        bot_events: [
          'app_mention',
          'app_uninstalled',
          ...(mentionOnly ? [] : ['message.channels', 'message.groups']),
          'message.im',
          'tokens_revoked',
        ],
      },
      interactivity: { is_enabled: true, ...address },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}
