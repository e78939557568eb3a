import type { webApi } from '@slack/bolt';
import { BriefdeskError } from '../core/errors.ts';
import { slackError } from './errors.ts';
import type { Identity } from './payloads.ts';
import { FOR_MODERATORS, FOR_THREADS, NEEDED, type Scope } from './scopes.ts';

/** What Slack says about the bot's token. */
export interface Signed {
  readonly identity: Identity;
  readonly team: string;
  readonly bot: string;
  /** What does not work for want of a scope, in sentences. */
  readonly notes: readonly string[];
}

/** Signs in with the bot's token. Throws `slack-token` or `slack-scope`, which say what to do. */
export async function signIn(web: webApi.WebClient): Promise<Signed> {
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
  return {
    identity: {
      workspace: `slack:${team_id ?? enterprise_id ?? ''}`,
      userId: user_id,
      ...(bot_id !== undefined && { botId: bot_id }),
    },
    team,
    bot: user,
    notes: [...missing(FOR_THREADS, granted), ...missing(FOR_MODERATORS, granted)].map(
      ({ name, why }) => `Without ${name} the bot lacks the right ${why}.`,
    ),
  };
}

/** Asks for an address for Socket Mode. Throws `slack-token` or `slack-scope`, which say what to do. */
export async function checkAppToken(app: webApi.WebClient): Promise<void> {
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

/** A token in the wrong setting is told by how it begins. */
export function checkForm(setting: string, token: string, begin: string): void {
  if (!token.startsWith(begin)) throw new BriefdeskError('bad-config', `${setting} must begin with ${begin}.`);
}
