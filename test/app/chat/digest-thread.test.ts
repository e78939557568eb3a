import { expect, it } from 'vitest';
import { createDesk } from '../../../src/app/desk.ts';
import { composeDeliveries } from '../../../src/app/digests/compose-delivery.ts';
import type { Courier } from '../../../src/app/digests/courier.ts';
import { createHeartbeat } from '../../../src/app/digests/heartbeat.ts';
import { BEN, CHANNEL, postIn, startChat, textOf } from './rig.ts';

const NOW = new Date('2026-05-11T12:00:00Z');
const COURIER: Courier = {
  render: (_, document) => [JSON.stringify(document)],
  send: async () => ({ kind: 'sent', message: 'm-digest' }),
  look: async () => ({ kind: 'seen', messages: new Map() }),
  troubleAt: async () => undefined,
  hasLeft: async () => false,
  tell: async () => {},
};

it.each([CHANNEL, { ...CHANNEL, platform: 'discord', workspace: 'discord:1' } as const])(
  'a question in the thread of a digest on $platform is answered there, and other talk is left alone',
  async (place) => {
    const rig = await startChat({ rules: { digests: 'everyone' } });
    const { digest } = createDesk({ library: rig.store, topics: [] });
    await rig.digest('add harbour daily 8:00', { place });
    await rig.digest('now', { place });
    await createHeartbeat({
      store: rig.store.digests,
      now: () => NOW,
      random: () => 0,
      sleep: async () => {},
      elapsed: () => 0,
      holder: 'test',
      leaseMs: 60_000,
      platforms: () => [place.platform],
      courierOf: () => COURIER,
      compose: composeDeliveries({ digest, store: rig.store.digests, clock: async (now) => ({ now, zone: 'UTC' }) }),
      presentDraft: (_, { composed }) => ({ document: composed.content.document, actions: [] }),
      alert: async () => {},
      report: () => {},
    }).beat();
    const thread = { place: { ...place, thread: 'm-digest' }, person: BEN };

    const answer = await rig.send({ kind: 'talk', text: 'how long will the strike last?', toOthers: false }, thread);
    const silence = await rig.send({ kind: 'talk', text: 'lunch?', toOthers: false }, thread);

    expect(postIn(answer).place).toEqual(thread.place);
    expect(textOf(postIn(answer).document)).toContain('nine days');
    expect(silence).toEqual([]);
    await rig.close();
  },
);
