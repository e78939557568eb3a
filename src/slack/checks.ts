import type { webApi } from '@slack/bolt';
import { BriefdeskError } from '../core/errors.ts';
import type { Transport } from './connection.ts';
import { slackCode, slackError } from './errors.ts';
import type { Identity } from './payloads.ts';
import { FOR_MODERATORS, FOR_THREADS, NEEDED, type Scope } from './scopes.ts';
import { openChecking, type WebOptions } from './web.ts';

/** What Slack says about the bot. */
interface Checked {
  readonly identity: Identity;
  readonly team: string;
  readonly bot: string;
  /** Some proxies drop what tells the scopes. */
  readonly scopesKnown: boolean;
  /** What does not work for want of a scope, in sentences. */
  readonly notes: readonly string[];
}

interface Checking extends Omit<WebOptions, 'token'> {
  readonly botToken: string;
  readonly transport: Transport;
}

/** Tries the tokens. Throws `bad-config`, `slack-token`, `slack-scope` or `slack-unreachable`, each with what to do. */
export async function checkSlack({ botToken, transport, ...options }: Checking): Promise<Checked> {
  checkForm('SLACK_BOT_TOKEN', botToken);
  const checked = await signIn(openChecking({ ...options, token: botToken }));
  if (transport.kind === 'socket') {
    checkForm('SLACK_APP_TOKEN', transport.appToken);
    await checkAppToken(openChecking({ ...options, token: transport.appToken }));
  }
  return checked;
}

/** Where on api.slack.com/apps each token stands, and what others are, by how they begin. */
const TOKENS = {
  SLACK_BOT_TOKEN: { begin: 'xoxb-', where: 'copy the Bot User OAuth Token under OAuth & Permissions' },
  SLACK_APP_TOKEN: { begin: 'xapp-', where: 'copy the App-Level Token under Basic Information' },
} as const;
const KINDS = [
  ['xoxb-', 'What is set is a bot token, which belongs in SLACK_BOT_TOKEN.'],
  ['xapp-', 'What is set is an app-level token, which belongs in SLACK_APP_TOKEN.'],
  ['xoxp-', 'What is set is a person’s token.'],
  ['xoxe', 'What is set is a token for configuration, or one that is rotated.'],
] as const;

/** A token in the wrong setting is told by how it begins. */
function checkForm(setting: keyof typeof TOKENS, token: string): void {
  const { begin, where } = TOKENS[setting];
  if (token.startsWith(begin)) return;
  const [, kind] = KINDS.find(([sign]) => token.startsWith(sign)) ?? [];
  const sentences = [`${setting} must begin with ${begin}: ${where}.`, ...(kind ? [kind] : [])];
  throw new BriefdeskError('bad-config', sentences.join(' '));
}

async function signIn(web: webApi.WebClient): Promise<Checked> {
  const answer = await web.auth.test().catch((error) => {
    throw slackError(error);
  });
  const { team_id, enterprise_id, user_id = '', bot_id, team = '', user = '', response_metadata } = answer;
  const granted = response_metadata?.scopes;
  const lacking = namesOf(missing(NEEDED, granted));
  if (lacking.length > 0)
    throw new BriefdeskError(
      'slack-scope',
      `The Slack app lacks ${lacking.join(', ')}: add under OAuth & Permissions, then install the app again.`,
    );
  const without = [...missing(FOR_THREADS, granted), ...missing(FOR_MODERATORS, granted)];
  return {
    identity: {
      workspace: `slack:${team_id ?? enterprise_id ?? ''}`,
      userId: user_id,
      ...(bot_id !== undefined && { botId: bot_id }),
    },
    team,
    bot: user,
    scopesKnown: granted !== undefined,
    notes: without.map(({ name, why }) => `Without the scope ${name} the bot is not able ${why}.`),
  };
}

/** Those of the ids that are nobody's in the workspace, as far as Slack tells. */
export async function findStrangers(
  { botToken, ...options }: Omit<Checking, 'transport'>,
  ids: readonly string[],
): Promise<readonly string[]> {
  const web = openChecking({ ...options, token: botToken });
  const strangers: string[] = [];
  for (const id of ids) {
    if (id === 'admins') continue;
    const failure = await web.users.info({ user: id }).then(() => undefined, slackCode);
    if (failure === 'user_not_found') strangers.push(id);
  }
  return strangers;
}

/** Asks for an address for Socket Mode. */
async function checkAppToken(app: webApi.WebClient): Promise<void> {
  try {
    await app.apps.connections.open();
  } catch (error) {
    const { code, message } = slackError(error, 'SLACK_APP_TOKEN');
    const wanted = 'It has to be an app-level token with connections:write, and Socket Mode has to be on.';
    throw new BriefdeskError(code, code === 'slack-unreachable' ? message : `${message} ${wanted}`, { cause: error });
  }
}

/** Slack tells the scopes in a header; where it is missing (some proxies drop it), nothing can be said. */
const missing = (wanted: readonly Scope[], granted: readonly string[] | undefined): readonly Scope[] =>
  granted === undefined ? [] : wanted.filter(({ name }) => !granted.includes(name));

const namesOf = (scopes: readonly Scope[]): readonly string[] => scopes.map(({ name }) => name);
