import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { BriefdeskError } from '../src/core/errors.ts';
import { callsTo, serveCalls } from '../src/thread-calls.ts';

const opened: MessageChannel[] = [];
afterEach(() => {
  for (const { port1 } of opened.splice(0)) port1.close();
});

/** The two ends of a channel, the one serving what the other calls. */
function connect(served: Parameters<typeof serveCalls>[1]) {
  const channel = new MessageChannel();
  opened.push(channel);
  serveCalls(channel.port1, served);
  return callsTo(channel.port2);
}

describe('calls between threads', () => {
  it('give each caller its own answer, in whatever order they come', async () => {
    const waiting: (() => void)[] = [];
    const { call } = connect({
      late: (name: string) => new Promise((resolve) => waiting.push(() => resolve(`late ${name}`))),
      soon: async (name: string) => {
        for (const answer of waiting) answer();
        return `soon ${name}`;
      },
    });

    const answers = await Promise.all([call('late', ['first']), call('soon', ['second'])]);

    expect(answers).toEqual(['late first', 'soon second']);
  });

  it('keep dates and what an error is called', async () => {
    const { call } = connect({
      tomorrow: async (day: Date) => new Date(day.getTime() + 86_400_000),
      refuse: async () => {
        throw new BriefdeskError('store-full', 'no space left');
      },
    });

    expect(await call('tomorrow', [new Date('2026-05-11T12:00:00Z')])).toEqual(new Date('2026-05-12T12:00:00Z'));
    await expect(call('refuse', [])).rejects.toMatchObject({ code: 'store-full', message: 'no space left' });
  });

  it('say so where an answer cannot pass', async () => {
    const { call } = connect({ secret: async () => () => 'a function' });

    await expect(call('secret', [])).rejects.toThrow(/could not be cloned/);
  });

  it('fail where the other end is gone', async () => {
    const { call, fail } = connect({ never: () => new Promise(() => {}) });

    const answer = call('never', []);
    fail(new BriefdeskError('desk-failed', 'ask again'));

    await expect(answer).rejects.toMatchObject({ code: 'desk-failed' });
  });
});
