import { expect, it } from 'vitest';
import type { SubscriptionReport } from '../../../src/app/digests/digest-store.ts';
import { subscriptionsDocument } from '../../../src/app/digests/operator-documents.ts';
import { USUAL_WISHES } from '../../../src/app/digests/subscription.ts';

const MONDAY = new Date('2026-11-23T06:00:00Z');
const REPORT: SubscriptionReport = {
  subscription: {
    id: 'm0rn1g',
    place: { platform: 'discord', workspace: 'discord:6', channel: '7' },
    topics: ['harbour'],
    timing: { schedule: 'weekdays 8:00', zone: 'Europe/Kyiv' },
    wishes: USUAL_WISHES,
    maker: 'anna',
    madeAt: new Date('2026-11-01T00:00:00Z'),
    state: { kind: 'active' },
  },
  progress: { dealtWith: MONDAY },
  lastSent: MONDAY,
};

const shown = (report: SubscriptionReport) =>
  subscriptionsDocument([report], { now: new Date('2026-11-23T10:00:00Z'), zone: 'America/New_York' }).blocks;

it('a subscription’s posts are told by the clock of its schedule, whatever the operator’s is', () => {
  expect(shown(REPORT)).toEqual([
    {
      kind: 'entry',
      name: 'm0rn1g discord:6 7',
      detail: 'harbour. every weekday at 08:00, Kyiv time. Last post today 08:00. next 24 November 08:00',
    },
  ]);
});

it('a subscription where the bot was removed has no next post, and says why', () => {
  expect(shown({ ...REPORT, gone: true })).toMatchObject([
    { detail: expect.stringMatching(/Last post today 08:00\. no next one\. Rests: the bot was removed from there$/) },
  ]);
});
