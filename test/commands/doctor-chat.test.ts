import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { examineChat } from '../../src/commands/doctor-chat.ts';
import { readConfig } from '../../src/config.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

type Answer = { readonly status?: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };

/** A server that answers by the end of the path; 404 elsewhere. */
async function serve(answers: Readonly<Record<string, Answer>>): Promise<string> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    const { status = 404, body, headers } = answers[path] ? { status: 200, ...answers[path] } : { body: {} };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const SLACK_SCOPES = 'commands,chat:write,app_mentions:read,im:history';
const SIGNED_IN = { ok: true, team: 'Newsroom', team_id: 'T1', user: 'briefdesk', user_id: 'U1' };
const slack = (address: string) =>
  readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: `${address}/api/` });

describe('doctor', () => {
  it('says that there are no tokens', async () => {
    expect(await examineChat(readConfig({}))).toMatchObject([{ kind: 'note', about: 'chat' }]);
  });

  it('says who the bot is in Slack, and what it lacks the rights for', async () => {
    const address = await serve({
      '/api/auth.test': { body: SIGNED_IN, headers: { 'x-oauth-scopes': SLACK_SCOPES } },
      '/api/apps.connections.open': { body: { ok: true, url: 'wss://127.0.0.1' } },
    });

    const findings = await examineChat(slack(address));

    expect(findings[0]).toEqual({
      kind: 'good',
      about: 'slack',
      text: 'briefdesk in Newsroom; both tokens are good, no scope it needs is missing',
    });
    expect(findings.map(({ text }) => text).join()).toContain('channels:history');
  });

  it('names a scope that Slack does not grant, and a token that it refuses', async () => {
    const few = await serve({ '/api/auth.test': { body: SIGNED_IN, headers: { 'x-oauth-scopes': 'commands' } } });
    const wrong = await serve({ '/api/auth.test': { body: { ok: false, error: 'invalid_auth' } } });

    expect((await examineChat(slack(few)))[0]).toMatchObject({
      kind: 'wrong',
      text: expect.stringMatching(/chat:write/),
    });
    expect((await examineChat(slack(wrong)))[0]).toMatchObject({
      kind: 'wrong',
      text: expect.stringMatching(/SLACK_BOT_TOKEN/),
    });
  });

  it('names who may change sources and is nobody in the workspace', async () => {
    const address = await serve({
      '/api/auth.test': { body: SIGNED_IN },
      '/api/apps.connections.open': { body: { ok: true, url: 'wss://127.0.0.1' } },
      '/api/users.info': { body: { ok: false, error: 'user_not_found' } },
    });
    const settings = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: `${address}/api/` };

    const findings = await examineChat(readConfig({ ...settings, SOURCE_MANAGERS: 'admins,U012ABCDEF' }));

    expect(findings.filter(({ kind }) => kind === 'wrong')).toMatchObject([
      { about: 'slack', text: expect.stringMatching(/^SOURCE_MANAGERS names U012ABCDEF, whom Newsroom/) },
    ]);
  });

  it('says which token of Slack is missing', async () => {
    const findings = await examineChat(readConfig({ SLACK_APP_TOKEN: 'xapp-1' }));

    expect(findings).toEqual([
      { kind: 'wrong', about: 'slack', text: 'SLACK_BOT_TOKEN must be set, too: it begins with xoxb-. [bad-config]' },
    ]);
  });
});
