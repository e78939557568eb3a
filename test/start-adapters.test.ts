import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Adapter, Chat } from '../src/app/chat/ports.ts';
import { BriefdeskError } from '../src/core/errors.ts';
import { startAdapters } from '../src/start-adapters.ts';

/** An adapter whose starts end like this, one after the other, and then go well. */
function adapter(platform: Adapter['platform'], ...errors: readonly Error[]) {
  const left = [...errors];
  const did: string[] = [];
  const never = () => Promise.reject(new Error('nothing is said in this test'));
  const made: Adapter = {
    platform,
    messenger: { post: never, reply: never, settle: never, remove: never },
    courier: { render: () => [''], send: never, look: never, troubleAt: never, hasLeft: never, tell: never },
    start: async () => {
      did.push('start');
      const error = left.shift();
      if (error) throw error;
      did.push('runs');
    },
    stop: async () => void did.push('stop'),
    state: () => 'starting',
  };
  return { made, did };
}

const unreachable = () => new BriefdeskError('slack-unreachable', 'Slack did not answer.');
const wrongToken = () => new BriefdeskError('discord-token', 'DISCORD_TOKEN was refused.');

function startAll(...adapters: readonly { readonly made: Adapter }[]) {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
  const stop = new AbortController();
  const starting = { chat: {} as Chat, log, signal: stop.signal, firstPause: 1 };
  return {
    lines,
    stop,
    started: startAdapters(
      adapters.map(({ made }) => made),
      starting,
    ),
  };
}

describe('adapters at the start', () => {
  it('are tried again until their platform is reached, which is told once', async () => {
    const slack = adapter('slack', unreachable(), unreachable(), unreachable());

    const { started, lines } = startAll(slack);

    expect(await started).toEqual({
      running: [],
      failed: ['slack does not run yet: Slack did not answer. [slack-unreachable] It is tried again until it does.'],
      goesOn: true,
    });
    await expect.poll(() => slack.did).toEqual(['start', 'start', 'start', 'start', 'runs']);
    expect(lines.filter((line) => line.includes('does not run'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('slack runs now'))).toHaveLength(1);
  });

  it('are given up where a token is wrong, while the other one runs', async () => {
    const discord = adapter('discord', wrongToken());

    const { started } = startAll(adapter('slack'), discord);

    expect(await started).toEqual({
      running: ['slack'],
      failed: ['discord does not run: DISCORD_TOKEN was refused. [discord-token]'],
      goesOn: false,
    });
    expect(discord.did).toEqual(['start', 'stop']);
  });

  it('are given up where the token proves wrong once the platform is reached', async () => {
    const discord = adapter('discord', new BriefdeskError('discord-unreachable', 'no'), wrongToken());

    await startAll(discord).started;

    await expect.poll(() => discord.did).toEqual(['start', 'start', 'stop']);
  });

  it('are tried no more once the bot stops', async () => {
    const slack = adapter('slack', unreachable(), unreachable());
    const { started, stop } = startAll(slack);

    await started;
    stop.abort();
    await turn();

    expect(slack.did).toEqual(['start']);
  });
});
