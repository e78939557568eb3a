import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTwin, TOKEN, type Twin } from './discord/twin.ts';
import { folderWith, startProgram } from './programs.ts';
import { payloadsOf } from './slack/payloads.ts';
import { APP_TOKEN, BOT_TOKEN, freePort, openWorkspace, type Workspace } from './slack/workspace.ts';

let twin: Twin;
let workspace: Workspace;
beforeAll(async () => {
  twin = await startTwin();
  workspace = await openWorkspace();
});
afterAll(async () => {
  await workspace.close();
  await twin.stop();
});

const started: ChildProcess[] = [];
afterEach(() => {
  for (const program of started.splice(0)) program.kill('SIGKILL');
});

/** The built bot over the sample edition, with what it has said on stderr; ready when it says what runs. */
async function startBot(env: Readonly<Record<string, string>>): Promise<{ program: ChildProcess; said: () => string }> {
  const folder = folderWith();
  cpSync('briefings', join(folder, 'briefings'), { recursive: true });
  const program = startProgram('main', [], folder, env);
  started.push(program);
  let said = '';
  for await (const part of program.stderr!.iterator({ destroyOnReturn: false })) {
    said += String(part);
    if (/Adapters running: .*\n/.test(said)) break;
  }
  program.stderr!.on('data', (part) => (said += String(part)));
  return { program, said: () => said };
}

const slack = () => ({ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: workspace.apiUrl });
const discord = () => ({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: twin.discord.restUrl });

describe('one process', () => {
  it('runs both platforms, tells its health, answers, and leaves within ten seconds of SIGTERM', async () => {
    const port = String(await freePort());
    const { program, said } = await startBot({ ...slack(), ...discord(), PORT: port });

    const { send } = await workspace.sockets.connection(1);
    const { ms } = await send('slash_commands', payloadsOf(workspace).command('territory'));
    const held = await waitFor(async () => (await workspace.held()).find(({ text }) => /territory/i.test(text)));
    const health = (await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as Record<string, unknown>;
    const asked = performance.now();
    program.kill('SIGTERM');
    const [status] = await once(program, 'exit');

    expect(said()).toContain('Adapters running: slack, discord.');
    expect(ms).toBeLessThan(3000);
    expect(held.text).toMatch(/territory/i);
    expect(health).toMatchObject({ ok: true, store: 'ok', adapters: { slack: 'connected', discord: 'connected' } });
    expect(status).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
  }, 60_000);

  it('goes on with Discord where a token of Slack is wrong, and says which', async () => {
    const { said } = await startBot({ ...slack(), SLACK_APP_TOKEN: 'xoxb-in-the-wrong-place', ...discord() });

    expect(said()).toContain('Adapters running: discord.');
    await waitFor(
      async () => said().includes('slack does not run: SLACK_APP_TOKEN must begin with xapp-') || undefined,
    );
  }, 60_000);

  it('goes on with Slack where the token of Discord is wrong, and says so', async () => {
    const { said } = await startBot({ ...slack(), ...discord(), DISCORD_TOKEN: 'no-such-token' });

    expect(said()).toContain('Adapters running: slack.');
    await waitFor(async () => /discord does not run: .*DISCORD_TOKEN/.test(said()) || undefined);
  }, 60_000);
});

/** Asks again and again until there is something. */
async function waitFor<Found>(find: () => Promise<Found | undefined>): Promise<Found> {
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
