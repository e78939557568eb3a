import { pino } from 'pino';
import { slackOptions } from '../adapters.ts';
import type { Config } from '../config.ts';
import { explain } from '../explain.ts';
import type { SlackOptions } from '../slack/adapter.ts';
import type { Finding } from './finding.ts';

/** Tries the tokens of each platform that has settings, without taking anything up. */
export async function examineChat(config: Config): Promise<readonly Finding[]> {
  const found = await Promise.all([examineSlack(config), examineDiscord(config)]);
  if (config.slack || config.discord) return found.flat();
  const text = 'no tokens: Briefdesk answers in the terminal. README says how to get some for Slack and Discord.';
  return [{ kind: 'note', about: 'chat', text }];
}

async function examineSlack({ slack }: Config): Promise<readonly Finding[]> {
  if (!slack) return [];
  const { checkSlack, findStrangers } = await import('../slack/checks.ts');
  try {
    const options = { ...slackOptions(slack), log: pino({ level: 'silent' }) };
    const { team, bot, scopesKnown, notes } = await checkSlack(options);
    const strangers = await findStrangers(options, slack.sourceManagers ?? []);
    return [
      {
        kind: 'good',
        about: 'slack',
        text: `${bot} in ${team}; ${goodTokens(options.transport)}, ${scopesKnown ? 'no scope it needs is missing' : 'its scopes are not told'}`,
      },
      ...strangers.map((id): Finding => ({ kind: 'wrong', about: 'slack', text: notHere(id, team) })),
      ...notes.map((text): Finding => ({ kind: 'note', about: 'slack', text })),
    ];
  } catch (error) {
    return [{ kind: 'wrong', about: 'slack', text: explain(error) }];
  }
}

async function examineDiscord({ discord }: Config): Promise<readonly Finding[]> {
  return discord ? (await import('../discord/check.ts')).checkDiscord(discord) : [];
}

const goodTokens = ({ kind }: SlackOptions['transport']): string =>
  kind === 'socket' ? 'both tokens are good' : 'the token is good';

const notHere = (id: string, team: string): string =>
  `SOURCE_MANAGERS names ${id}, whom ${team} does not know. A person's id stands in their profile, under the three dots.`;
