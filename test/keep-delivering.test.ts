import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { type KeptDelivering, keepDelivering } from '../src/keep-delivering.ts';

let kept: KeptDelivering | undefined;
afterEach(async () => {
  await kept?.stop();
  vi.useRealTimers();
});

it('looks for what is due though the clock was put back by an hour', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-20T08:00:30Z') });
  const looked: string[] = [];
  const digests = {
    subscriptionsDue: async (now: Date) => {
      looked.push(now.toISOString());
      return [];
    },
    claimDeliveries: async () => [],
  };
  const clock = async (now: Date) => ({ now, zone: 'UTC' });
  const bot = { config: {}, open: { store: { digests }, edition: { clock } }, desk: {}, adapters: [], log: pino() };
  kept = await keepDelivering(bot as unknown as Parameters<typeof keepDelivering>[0]);
  await vi.advanceTimersByTimeAsync(60_000);

  vi.setSystemTime(new Date('2026-11-20T07:01:30Z'));
  looked.length = 0;
  await vi.advanceTimersByTimeAsync(60_000);

  expect(looked.length).toBeGreaterThanOrEqual(12);
  expect(looked.at(-1)).toBe('2026-11-20T07:02:30.000Z');
});
