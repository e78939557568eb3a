import { expect, it } from 'vitest';
import { composeDeliveries } from '../../../src/app/digests/compose-delivery.ts';
import type { DigestWish } from '../../../src/app/digests/digests.ts';
import { type Subscription, USUAL_WISHES } from '../../../src/app/digests/subscription.ts';

const HOUR_MS = 3_600_000;
const FRIDAY_EVENING = new Date('2026-11-20T18:00:00Z');
const MONDAY = new Date('2026-11-23T08:00:00Z');

const subscription = (madeAt: Date): Subscription => ({
  id: 'm0rn1g',
  place: { platform: 'slack', workspace: 'slack:T1', channel: 'C1' },
  topics: ['harbour'],
  timing: { schedule: 'weekdays 8:00', zone: 'UTC' },
  wishes: USUAL_WISHES,
  maker: 'anna',
  madeAt,
  state: { kind: 'active' },
});

/** Since when Monday's digest, the first one, looks. */
async function firstLook(madeAt: Date): Promise<DigestWish['since'] | undefined> {
  let since: DigestWish['since'] | undefined;
  const nothing = { document: { title: '', blocks: [] }, points: [], revisions: {}, briefs: true as const };
  const composed = { content: nothing, tells: [], expects: [], settled: [], lookedAt: MONDAY, composedAt: MONDAY };
  const compose = composeDeliveries({
    digest: async (wish) => {
      since = wish.since;
      return { document: nothing.document, quiet: true, conversation: {} as never, composed };
    },
    store: { channelMemory: async () => ({ told: [], awaited: [] }) },
    clock: async (now) => ({ now, zone: 'UTC' }),
  });
  const slot = { at: MONDAY, key: '2026-11-23T08:00[UTC]' };
  await compose({ subscription: subscription(madeAt), delivery: { slot } as never }, MONDAY);
  return since;
}

it('the first digest looks back to when it was made, over the weekend that its schedule leaves out', async () => {
  expect(await firstLook(FRIDAY_EVENING)).toEqual({ span: 62 * HOUR_MS });
});

it('the first digest looks back a day where it was made an hour ago, and a month at most', async () => {
  expect(await firstLook(new Date(MONDAY.getTime() - HOUR_MS))).toEqual({ span: 24 * HOUR_MS });
  expect(await firstLook(new Date('2026-05-01T00:00:00Z'))).toEqual({ span: 30 * 24 * HOUR_MS });
});
