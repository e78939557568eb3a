import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chat } from '../../src/app/chat/ports.ts';
import { createSlackAdapter, type SlackOptions } from '../../src/slack/adapter.ts';
import { ALL_SCOPES } from '../../src/slack/scopes.ts';
import { APP_TOKEN, BOT_TOKEN, openWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

/** What starting with these settings fails with, and what it warns of. */
async function start(given: Partial<SlackOptions> = {}) {
  const warned: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void warned.push(line) });
  const options = { botToken: BOT_TOKEN, transport: { kind: 'socket', appToken: APP_TOKEN }, apiUrl: workspace.apiUrl };
  const adapter = createSlackAdapter({ ...options, ...given } as SlackOptions, log);
  const chat = { returned: async () => {} } as Partial<Chat> as Chat;
  const failure = await adapter.start(chat).then(
    () => undefined,
    (error: Error & { code: string }) => ({ code: error.code, message: error.message }),
  );
  await adapter.stop();
  return { failure, warned: warned.join('') };
}

describe('at the start', () => {
  it('connects with good tokens and all scopes, and warns of nothing', async () => {
    expect(await start()).toEqual({ failure: undefined, warned: '' });
  });

  it('names a token in the wrong setting by how it should begin', async () => {
    const { failure } = await start({ transport: { kind: 'socket', appToken: 'xoxb-1' } });

    expect(failure?.code).toBe('bad-config');
    expect(failure?.message).toBe(
      'SLACK_APP_TOKEN must begin with xapp-: copy the App-Level Token under Basic Information. ' +
        'What is set is a bot token, which belongs in SLACK_BOT_TOKEN.',
    );
  });

  it('says where the bot token stands to who set the token of a person, never its value', async () => {
    const { failure } = await start({ botToken: 'xoxp-of-anna' });

    expect(failure?.message).toBe(
      'SLACK_BOT_TOKEN must begin with xoxb-: copy the Bot User OAuth Token under OAuth & Permissions. ' +
        'What is set is a person’s token.',
    );
  });

  it('names the bot token that Slack does not accept, never its value', async () => {
    workspace.fail('auth.test', { kind: 'refuse', error: 'invalid_auth' });

    const { failure, warned } = await start({ botToken: 'xoxb-not-the-one' });

    expect(failure?.code).toBe('slack-token');
    expect(failure?.message).toMatch(/^Slack does not accept SLACK_BOT_TOKEN/);
    expect(`${failure?.message}${warned}`).not.toContain('not-the-one');
  });

  it('names the app token that Slack does not accept, and what it has to be', async () => {
    const { failure } = await start({ transport: { kind: 'socket', appToken: 'xapp-not-the-one' } });

    expect(failure?.code).toBe('slack-token');
    expect(failure?.message).toMatch(/SLACK_APP_TOKEN.*connections:write/);
  });

  it('names a scope that it cannot do without', async () => {
    workspace.setScopes(['commands', 'app_mentions:read', 'im:history']);

    const { failure } = await start();

    expect(failure).toEqual({
      code: 'slack-scope',
      message: 'The Slack app lacks chat:write: add under OAuth & Permissions, then install the app again.',
    });
  });

  it('starts without the scopes for threads, and says what does not work', async () => {
    workspace.setScopes(ALL_SCOPES.map(({ name }) => name).filter((name) => !name.startsWith('channels:')));

    const { failure, warned } = await start();

    expect(failure).toBeUndefined();
    expect(warned).toContain('Without the scope channels:history the bot is not able to answer plain questions');
  });

  it('says so where Slack does not answer', async () => {
    const { failure } = await start({ apiUrl: 'http://127.0.0.1:9/api/' });

    expect(failure?.code).toBe('slack-unreachable');
  });
});
