import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createSlackAdapter } from '../../src/slack/adapter.ts';
import { glance, type Running, type RunOptions, run, until } from './running.ts';
import { APP_TOKEN, BOT_TOKEN, openWorkspace } from './workspace.ts';

const open: { stop(): Promise<void> }[] = [];
const start = async (options: Partial<RunOptions> = {}): Promise<Running> => {
  const running = await run({ over: 'socket', ...options });
  open.push(running);
  return running;
};
afterEach(async () => {
  for (const running of open.splice(0).reverse()) await running.stop();
});

const posted = ({ workspace }: Running) => workspace.calls.filter(({ method }) => method === 'chat.postMessage');

describe('Socket Mode', () => {
  it('acknowledges commands, clicks, forms and events, each within the three seconds that Slack waits', async () => {
    const running = await start();
    const { payloads, workspace } = running;
    const socket = await workspace.sockets.connection(1);

    const acknowledged = [
      await socket.send('slash_commands', payloads.command('harbour')),
      await socket.send('events_api', payloads.event('app_mention', { text: 'how long will the strike last?' })),
      await socket.send('interactive', payloads.click('sentences', 'no-such-post')),
      await socket.send('interactive', payloads.form('{"post":"p","channel":"C1"}', 'How long?')),
    ];

    for (const { ms } of acknowledged) expect(ms).toBeLessThan(3000);
    expect(running.adapter.state()).toBe('connected');
  });

  it('answers a command in the channel', async () => {
    const running = await start();
    const socket = await running.workspace.sockets.connection(1);

    await socket.send('slash_commands', running.payloads.command('harbour'));
    await running.answered();

    const [post] = await running.workspace.held();
    expect(glance(post!)).toContain('stopped work on Monday');
  });

  it('takes the same event once, delivered three times', async () => {
    const running = await start();
    const socket = await running.workspace.sockets.connection(1);
    const mention = running.payloads.event('app_mention', { text: 'how long will the strike in Tarn last?' });

    for (let time = 1; time <= 3; time += 1) await socket.send('events_api', mention);
    await running.answered();

    expect(posted(running)).toHaveLength(1);
  });

  it('takes it once also across a restart', async () => {
    const workspace = await openWorkspace();
    open.push({ stop: () => workspace.close() });
    const path = join(mkdtempSync(join(tmpdir(), 'briefdesk-slack-')), 'store.db');
    const first = await run({ over: 'socket', workspace, path });
    const mention = first.payloads.event('app_mention', { text: 'how long will the strike in Tarn last?' });
    await (await workspace.sockets.connection(1)).send('events_api', mention);
    await first.answered();
    await first.stop();

    const second = await start({ workspace, path });
    await (await workspace.sockets.connection(2)).send('events_api', mention);
    await second.answered();

    expect(posted(second)).toHaveLength(1);
  });

  it('connects again when Slack asks it to, and goes on', async () => {
    const running = await start();
    const first = await running.workspace.sockets.connection(1);

    first.disconnect('refresh_requested');
    const second = await running.workspace.sockets.connection(2);
    await second.send('slash_commands', running.payloads.command('harbour'));
    await running.answered();

    expect(running.adapter.state()).toBe('connected');
    expect(posted(running)).toHaveLength(1);
  });

  it('connects again when the line is cut, even where Slack refuses the first try', async () => {
    const running = await start();
    const first = await running.workspace.sockets.connection(1);
    running.workspace.fail('apps.connections.open', { kind: 'refuse', error: 'internal_error' });

    first.cut();
    const second = await running.workspace.sockets.connection(2);
    await second.send('slash_commands', running.payloads.command('harbour'));
    await running.answered();

    expect(running.adapter.state()).toBe('connected');
    expect(posted(running)).toHaveLength(1);
  }, 40_000);

  it('outlives a token that Slack takes back while it runs', async () => {
    const running = await start();
    const first = await running.workspace.sockets.connection(1);
    running.workspace.fail('apps.connections.open', { kind: 'refuse', error: 'token_revoked' });
    running.workspace.fail('apps.connections.open', { kind: 'refuse', error: 'invalid_auth' });

    first.cut();
    await until(() => running.logged.find((line) => line.includes('does not accept SLACK_APP_TOKEN')));

    expect(running.adapter.state()).toBe('reconnecting');
  }, 40_000);

  it('starts the next time where Slack did not answer at first', async () => {
    const { workspace, chat } = await start();
    const adapter = createSlackAdapter(
      { botToken: BOT_TOKEN, transport: { kind: 'socket', appToken: APP_TOKEN }, apiUrl: workspace.apiUrl },
      pino({ level: 'silent' }),
    );
    for (let tries = 0; tries < 2; tries++) workspace.fail('auth.test', { kind: 'lose-answer' });

    await expect(adapter.start(chat.chat)).rejects.toMatchObject({ code: 'slack-unreachable' });
    await adapter.start(chat.chat);
    const state = adapter.state();
    await adapter.stop();

    expect(state).toBe('connected');
  }, 20_000);

  it.each(['cut', 'wait'] as const)(
    'starts the next time where the socket is opened and not greeted: %s',
    async (how) => {
      const { workspace, chat } = await start();
      const adapter = createSlackAdapter(
        {
          botToken: BOT_TOKEN,
          transport: { kind: 'socket', appToken: APP_TOKEN, greetedWithinMs: 50 },
          apiUrl: workspace.apiUrl,
        },
        pino({ level: 'silent' }),
      );
      workspace.sockets.snub(how);

      await expect(adapter.start(chat.chat)).rejects.toMatchObject({ code: 'slack-unreachable' });
      await adapter.start(chat.chat);
      const state = adapter.state();
      await adapter.stop();

      expect(state).toBe('connected');
    },
    20_000,
  );

  it('takes nothing new once stopped, and still answers what it took', async () => {
    const running = await start();
    const socket = await running.workspace.sockets.connection(1);
    await socket.send('slash_commands', running.payloads.command('harbour'));

    await running.adapter.stop();
    await running.answered();

    expect(running.adapter.state()).toBe('stopped');
    expect(posted(running)).toHaveLength(1);
  });
});
