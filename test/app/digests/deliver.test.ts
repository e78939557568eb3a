import { afterEach, describe, expect, it, vi } from 'vitest';
import { edit } from '../../../src/app/digests/change-subscription.ts';
import { type Composed, deliveryIdOf } from '../../../src/app/digests/delivery.ts';
import { reviewDraft } from '../../../src/app/digests/reviewing.ts';
import { type DigestWishes, USUAL_WISHES } from '../../../src/app/digests/subscription.ts';
import { BriefdeskError } from '../../../src/core/errors.ts';
import { CHANNEL, type RigOptions, startDigests, telling } from './rig.ts';

const EIGHT = '2026-11-20T06:00:00Z';
const SLOT = '2026-11-20T08:00[Europe/Kyiv]';
const DELIVERY = deliveryIdOf('m0rn1g', { key: SLOT });
const ANNA = { id: 'anna', moderator: false, roles: [] };
const REVIEW = { by: 'anna', unapproved: 'hold' } as const;

const opened: Awaited<ReturnType<typeof startDigests>>[] = [];
const start = async (options: RigOptions = {}) => {
  const rig = await startDigests(options);
  opened.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of opened.splice(0)) await rig.close();
});

describe('a digest that is due', () => {
  it('is posted at its slot, not before, and once however often the heart beats', async () => {
    const rig = await start();
    await rig.add();

    await rig.at('2026-11-20T05:59:59Z');
    const before = rig.posted.length;
    for (const time of [EIGHT, EIGHT, '2026-11-20T06:00:05Z']) await rig.at(time);

    expect(before).toBe(0);
    expect(rig.posted).toMatchObject([{ channel: 'C1', key: DELIVERY, part: 0 }]);
    expect(await rig.states()).toEqual([{ slot: SLOT, state: 'sent' }]);
  });

  it('has its points told in the channel', async () => {
    const rig = await start();
    await rig.add();

    await rig.at(EIGHT);

    const memory = await rig.store.digests.channelMemory(CHANNEL, new Date(0));
    expect(memory.told).toMatchObject([{ ...telling('Crews left.'), at: new Date(EIGHT) }]);
  });

  it('stays with whoever composes it, though that takes longer than a lease', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const rig = await start();
    const { compose, store } = rig.delivering;
    const prolonged: unknown[] = [];
    const prolong: typeof store.prolong = async (...asked) => {
      prolonged.push(asked);
      await store.prolong(...asked);
    };
    Object.assign(rig.delivering, {
      store: { ...store, prolong },
      compose: async (...asked: Parameters<typeof compose>) => {
        vi.advanceTimersByTime(65_000);
        return compose(...asked);
      },
    });
    await rig.add();

    await rig.at(EIGHT);
    vi.advanceTimersByTime(65_000);
    vi.useRealTimers();

    const held = [{ delivery: DELIVERY, holder: 'one/1' }, 60_000];
    expect(prolonged).toEqual([held, held, held]);
    expect(rig.posted).toHaveLength(1);
  });

  it('is composed when the one before it in the channel has been told', async () => {
    const toldBefore: number[] = [];
    const rig = await start();
    const compose = rig.delivering.compose;
    Object.assign(rig.delivering, {
      compose: async (...asked: Parameters<typeof compose>) => {
        toldBefore.push((await rig.store.digests.channelMemory(CHANNEL, new Date(0))).told.length);
        return compose(...asked);
      },
    });
    await rig.add({ id: 'first0' });
    await rig.add({ id: 'second' });

    await rig.at(EIGHT);

    expect(toldBefore).toEqual([0, 1]);
  });

  it('is skipped where there is nothing new and nobody wants to hear that', async () => {
    const rig = await start({ quiet: true });
    await rig.add({ id: 'skips0', wishes: { ...USUAL_WISHES, quiet: 'skip' } });
    await rig.add({ id: 'says00', place: { ...CHANNEL, channel: 'C2' } });

    await rig.at(EIGHT);

    expect(rig.posted.map(({ channel }) => channel)).toEqual(['C2']);
  });

  it('of a workspace that the bot was removed from waits, and leaves others alone', async () => {
    const rig = await start();
    await rig.add({ id: 'gone00', place: { ...CHANNEL, workspace: 'slack:T2', channel: 'C9' } });
    await rig.add();
    await rig.store.chat.markRemoved('slack:T2', new Date(EIGHT));

    await rig.at(EIGHT);

    expect(rig.posted.map(({ channel }) => channel)).toEqual(['C1']);
  });
});

describe('after an outage', () => {
  it('the newest missed slot alone is posted, and says that it is late', async () => {
    const rig = await start();
    await rig.add();

    await rig.at('2026-11-22T09:00:00Z');

    expect(rig.posted).toMatchObject([
      { payload: expect.stringContaining('Late: it was due on 2026-11-22 at 08:00.') },
    ]);
    expect((await rig.states()).map(({ state }) => state)).toEqual(['sent', 'skipped', 'skipped']);
  });

  it('of more missed slots than are looked through at once, the newest alone is posted', async () => {
    const rig = await start();
    await rig.add({ timing: { schedule: 'cron * * * * *', zone: 'UTC' } });

    await rig.at('2026-11-23T06:00:30Z');

    const states = await rig.store.digests.listDeliveries({ failed: false, limit: 10_000 });
    expect(rig.posted).toHaveLength(1);
    expect(states).toHaveLength(4325);
    expect(states[0]).toMatchObject({ slot: { key: '2026-11-23T06:00[UTC]' }, state: { kind: 'sent' } });
  });

  it('nothing is posted where the subscription skips what it missed', async () => {
    const rig = await start();
    await rig.add({ wishes: { ...USUAL_WISHES, catchUp: 'skip' } });

    await rig.at('2026-11-20T06:11:00Z');

    expect(rig.posted).toEqual([]);
    expect(await rig.states()).toEqual([{ slot: SLOT, state: 'skipped', note: 'missed while nothing ran' }]);
  });

  it('a slot longer ago than a day and the usual gap is left', async () => {
    const rig = await start();
    await rig.add({ timing: { schedule: 'cron 0 8 20 11 *', zone: 'Europe/Kyiv' } });
    await rig.add({ id: 'weekly', timing: { schedule: 'fri 8:00', zone: 'Europe/Kyiv' } });
    await rig.add({ id: 'daily0' });

    await rig.at('2026-11-24T05:00:00Z');

    const states = (await rig.states()).map(({ slot, state }) => `${slot.slice(0, 10)} ${state}`);
    expect(states.toSorted()).toEqual([
      '2026-11-20 sent',
      '2026-11-20 sent',
      '2026-11-20 skipped',
      '2026-11-21 skipped',
      '2026-11-22 skipped',
      '2026-11-23 sent',
    ]);
  });

  it('with the clock set back by an hour nothing is posted again', async () => {
    const rig = await start();
    await rig.add();
    await rig.at('2026-11-20T06:00:10Z');

    for (const time of ['2026-11-20T05:00:10Z', '2026-11-20T05:59:00Z', EIGHT]) await rig.at(time);

    expect(rig.posted).toHaveLength(1);
  });
});

describe('a message whose end is not known', () => {
  it('is found where it came through, and not sent again', async () => {
    const rig = await start({ script: ['accepted-unclear'] });
    await rig.add();

    await rig.at(EIGHT);

    expect(rig.posted).toHaveLength(1);
    expect(await rig.states()).toEqual([{ slot: SLOT, state: 'sent' }]);
  });

  it('is sent again where it did not', async () => {
    const rig = await start({ script: ['unclear', 'unclear'] });
    await rig.add();

    await rig.at(EIGHT);

    expect(rig.posted).toHaveLength(1);
    expect(await rig.states()).toEqual([{ slot: SLOT, state: 'sent' }]);
  });

  it('is not sent again where nobody can look, which the ledger and the operator are told', async () => {
    const rig = await start({ script: ['unclear'], look: { kind: 'unreadable', reason: 'no right to read' } });
    await rig.add();

    await rig.at(EIGHT);
    await rig.at('2026-11-20T09:00:00Z');

    expect(rig.posted).toEqual([]);
    expect(await rig.states()).toEqual([
      { slot: SLOT, state: 'unclear', note: 'it may be there, and is not sent twice: no right to read' },
    ]);
    expect(rig.alerts).toHaveLength(1);
    expect((await rig.store.digests.channelMemory(CHANNEL, new Date(0))).told).toEqual([]);
  });

  it('is sent again there, too, where the subscription would rather have it twice than never', async () => {
    const rig = await start({ script: ['unclear'], look: { kind: 'unreadable', reason: 'no right to read' } });
    await rig.add({ wishes: { ...USUAL_WISHES, unclear: 'at-least-once' } });

    await rig.at(EIGHT);

    expect(rig.posted).toHaveLength(1);
  });

  it('can be sent by hand', async () => {
    const rig = await start({ script: ['unclear'], look: { kind: 'unreadable', reason: 'no right to read' } });
    await rig.add();
    await rig.at(EIGHT);

    await rig.store.digests.retryDelivery(DELIVERY, new Date(EIGHT));
    await rig.at('2026-11-20T06:01:00Z');

    expect(rig.posted).toHaveLength(1);
  });

  it('is not sent by a process that was stopped for longer than its lease', async () => {
    const rig = await start({ frozenMs: 60_000 });
    await rig.add();

    await rig.at(EIGHT);

    expect(rig.posted).toEqual([]);
  });
});

describe('a process that was stopped and takes its delivery again', () => {
  it('is another holder than its earlier self, which then sends nothing any more', async () => {
    const holders: string[] = [];
    const rig = await start({ script: [{ kind: 'failed', reason: 'away', retryAfterMs: 1000 }] });
    const { store } = rig.delivering;
    const recording = {
      ...store,
      beginPart: (...asked: Parameters<typeof store.beginPart>) => {
        holders.push(asked[0].holder);
        return store.beginPart(...asked);
      },
    };
    Object.assign(rig.delivering, { store: recording });
    await rig.add();

    await rig.at(EIGHT);
    await rig.at('2026-11-20T06:00:05Z');

    expect(new Set(holders).size).toBe(2);
    expect(await store.beginPart({ delivery: DELIVERY, holder: holders[0]! }, 0, 1000, new Date(EIGHT))).toBe('lost');
  });
});

describe('a platform that fails', () => {
  it('is tried again later, with the same digest, and after longer every time', async () => {
    const rig = await start({ script: ['failed', 'failed'] });
    await rig.add();

    await rig.at(EIGHT);
    await rig.at('2026-11-20T06:00:04Z');
    await rig.at('2026-11-20T06:00:05Z');
    await rig.at('2026-11-20T06:00:14Z');
    const before = rig.posted.length;
    await rig.at('2026-11-20T06:00:15Z');

    expect(before).toBe(0);
    expect(rig.posted).toHaveLength(1);
    expect(rig.composedCount()).toBe(1);
  });

  it('is tried again with what another digest in the channel has not told meanwhile', async () => {
    const known: [string, number][] = [];
    const rig = await start({ script: ['failed'] });
    const compose = rig.delivering.compose;
    Object.assign(rig.delivering, {
      compose: async (...asked: Parameters<typeof compose>) => {
        const { told } = await rig.store.digests.channelMemory(CHANNEL, new Date(0));
        known.push([asked[0].subscription.id, told.length]);
        return compose(...asked);
      },
    });
    for (const id of ['first0', 'second']) await rig.add({ id });

    await rig.at(EIGHT);
    await rig.at('2026-11-20T06:00:05Z');

    const [[failed] = ['']] = known;
    expect(rig.posted).toHaveLength(2);
    expect(known.at(-1)).toEqual([failed, 1]);
  });

  it('is waited for as long as it says', async () => {
    const rig = await start({ script: [{ kind: 'failed', reason: 'too many', retryAfterMs: 30_000 }] });
    await rig.add();

    await rig.at(EIGHT);
    await rig.at('2026-11-20T06:00:29Z');
    const before = rig.posted.length;
    await rig.at('2026-11-20T06:00:30Z');

    expect([before, rig.posted.length]).toEqual([0, 1]);
  });

  it('goes on with the message where a digest of several stopped', async () => {
    const rig = await start({ parts: 3, script: ['sent', 'failed'] });
    await rig.add();

    await rig.at(EIGHT);
    await rig.at('2026-11-20T06:00:05Z');

    expect(rig.posted.map(({ part }) => part)).toEqual([0, 1, 2]);
    expect(await rig.store.chat.openPost(DELIVERY)).toMatchObject({
      messages: [`${DELIVERY}.0`, `${DELIVERY}.1`, `${DELIVERY}.2`],
    });
  });

  it('gets no other digest of the channel between two messages of one', async () => {
    const rig = await start({ parts: 2, script: ['sent', 'failed'] });
    for (const id of ['first0', 'second']) await rig.add({ id });

    await rig.at(EIGHT);
    await rig.at('2026-11-20T06:00:05Z');

    const [begun, next] = new Set(rig.posted.map(({ key }) => key));
    expect(rig.posted.map(({ key, part }) => [key, part])).toEqual([
      [begun, 0],
      [begun, 1],
      [next, 0],
      [next, 1],
    ]);
  });

  it('is waited for with the rest of a digest for five minutes; then others of the channel pass', async () => {
    const away = { kind: 'failed', reason: 'away', retryAfterMs: 280_000 } as const;
    const rig = await start({ parts: 2, script: ['sent', away, away] });
    for (const id of ['first0', 'second']) await rig.add({ id });

    await rig.at(EIGHT);
    await rig.at('2026-11-20T06:04:59Z');
    const meanwhile = rig.posted.length;
    await rig.at('2026-11-20T06:05:01Z');
    await rig.at('2026-11-20T06:11:00Z');

    const [begun, next] = new Set(rig.posted.map(({ key }) => key));
    expect(meanwhile).toBe(1);
    expect(rig.posted.map(({ key, part }) => [key, part])).toEqual([
      [begun, 0],
      [next, 0],
      [next, 1],
      [begun, 1],
    ]);
  });

  it('gets every digest of a channel where one has failed before another one stopped on its way', async () => {
    const rig = await start({
      parts: 2,
      script: [{ kind: 'failed', reason: 'away', retryAfterMs: 4000 }, 'sent', 'failed'],
    });
    for (const id of ['first0', 'second']) await rig.add({ id });

    await rig.at(EIGHT);
    await rig.at('2026-11-20T06:01:00Z');
    await rig.at('2026-11-20T06:02:00Z');

    const [begun, failed] = new Set(rig.posted.map(({ key }) => key));
    expect(rig.posted.map(({ key, part }) => [key, part])).toEqual([
      [begun, 0],
      [begun, 1],
      [failed, 0],
      [failed, 1],
    ]);
  });

  it('gets a digest that is composed anew and labelled when it comes back late', async () => {
    const rig = await start({ script: [{ kind: 'failed', reason: 'away', retryAfterMs: 3_600_000 }] });
    await rig.add();

    await rig.at(EIGHT);
    await rig.at('2026-11-20T07:00:00Z');

    expect(rig.posted).toMatchObject([{ payload: expect.stringContaining('Late:') }]);
  });

  it('for a day is given up; the operator hears of it and can try again by hand', async () => {
    const rig = await start({ script: Array.from({ length: 500 }, () => 'failed' as const) });
    await rig.add({ timing: { schedule: 'fri 8:00', zone: 'Europe/Kyiv' } });
    for (let quarter = 0; quarter <= 24 * 4 + 2; quarter += 1)
      await rig.at(new Date(Date.parse(EIGHT) + quarter * 23 * 60_000).toISOString());

    expect(await rig.states()).toEqual([{ slot: SLOT, state: 'dead', note: 'given up after a day: it failed' }]);
    expect(rig.alerts).toHaveLength(1);
    expect(JSON.stringify(rig.alerts)).toContain(`briefdesk deliveries retry ${DELIVERY}`);
  });

  it('and refuses a message for good is not asked again', async () => {
    const rig = await start({ script: ['invalid'] });
    await rig.add();

    await rig.at(EIGHT);

    expect(await rig.states()).toEqual([{ slot: SLOT, state: 'dead', note: 'it invalid' }]);
    expect(rig.alerts).toHaveLength(1);
  });
});

describe('a channel that takes no posts', () => {
  it('rests its subscription, tells the maker once, and is tried at every slot until it is mended', async () => {
    const rig = await start({ script: ['shut-out', 'shut-out'] });
    await rig.add();

    await rig.at(EIGHT);
    const state = async () => (await rig.store.digests.openSubscription('m0rn1g'))?.subscription.state.kind;
    const first = await state();
    await rig.at('2026-11-20T12:00:00Z');
    await rig.at('2026-11-21T06:00:00Z');
    await rig.at('2026-11-22T06:00:00Z');

    expect(first).toBe('faulty');
    expect(await state()).toBe('active');
    expect(rig.told.map(({ person }) => person)).toEqual(['anna']);
    expect(rig.posted.map(({ key }) => key)).toEqual([
      deliveryIdOf('m0rn1g', { key: '2026-11-22T08:00[Europe/Kyiv]' }),
    ]);
  });

  it('has its maker told before that is recorded: no crash in between loses it', async () => {
    const states: unknown[] = [];
    const rig = await start({
      script: ['shut-out'],
      tell: async () => {
        states.push((await rig.store.digests.openSubscription('m0rn1g'))?.subscription.state.kind);
      },
    });
    await rig.add();

    await rig.at(EIGHT);

    expect(states).toEqual(['active']);
  });

  it('is listed even where its maker can not be told', async () => {
    const rig = await start({
      script: ['shut-out'],
      tell: () => Promise.reject(new BriefdeskError('no-private-way', 'closed')),
    });
    await rig.add();

    await rig.at(EIGHT);

    expect(await rig.store.digests.listDeliveries({ failed: true, limit: 5 })).toHaveLength(1);
    expect(rig.alerts).toHaveLength(1);
  });
});

describe('a digest that can not be composed', () => {
  it('until the next one is due gives way to it, and the operator hears of it', async () => {
    const rig = await start({ compose: () => Promise.reject(new Error('broken')) });
    await rig.add();

    await rig.at(EIGHT);
    await rig.at('2026-11-21T06:00:00Z');

    expect(rig.alerts.map(({ title }) => title)).toEqual(['1 digest kept failing until the next one was due']);
    expect((await rig.states()).map(({ state }) => state)).toEqual(['due', 'dead']);
  });

  it('is tried again and keeps nothing else from being posted', async () => {
    const rig = await start({ compose: () => Promise.reject(new Error('broken')) });
    await rig.add();

    await rig.at(EIGHT);

    expect(await rig.states()).toEqual([{ slot: SLOT, state: 'due', note: 'broken' }]);
    expect(rig.failures).toHaveLength(1);
  });
});

/** A digest of these points, of which its reviewer has a draft half an hour before, and another one in its channel. */
async function startReviewed(texts: readonly string[], wished: Partial<DigestWishes> = {}) {
  const digestOf = (points: readonly string[], at: Date): Composed => ({
    content: {
      document: { title: 'Digest', blocks: points.map((text) => ({ kind: 'point', text, sources: [1] })) },
      points: points.map((text) => telling(text).point),
      revisions: { strike: 1 },
    },
    tells: points.map(telling),
    expects: [],
    settled: [],
    lookedAt: at,
    composedAt: at,
  });
  const rig = await start({ compose: async (_, at) => ({ composed: digestOf(texts, at), quiet: false }) });
  await rig.add({ wishes: { ...USUAL_WISHES, ...wished, review: { by: 'anna', unapproved: 'post' } } });
  const tellMeanwhile = async (text: string): Promise<void> => {
    const at = new Date('2026-11-20T05:57:00Z');
    const other = { ...(await rig.store.digests.openSubscription('m0rn1g'))!.subscription, id: 'other0' };
    await rig.store.digests.addSubscription(other, { dealtWith: at }, 200);
    await rig.store.digests.addDelivery('other0', { at, key: 'now e1' });
    const [claimed] = await rig.store.digests.claimDeliveries(
      { holder: 'b', limit: 1, leaseMs: 60_000, platforms: ['slack'] },
      at,
    );
    const delivery = claimed?.delivery.id ?? '';
    await rig.store.digests.keepComposed({ delivery, holder: 'b' }, digestOf([text], at), ['one']);
    await rig.store.digests.finishDelivery(delivery, { messages: ['1'], talk: 't', at });
  };
  return { ...rig, tellMeanwhile };
}

describe('a digest with a review', () => {
  const wishes = { ...USUAL_WISHES, review: REVIEW };

  it('goes to its reviewer half an hour before, and waits beyond its slot where it is to be held', async () => {
    const rig = await start();
    await rig.add({ wishes, timing: { schedule: 'daily 9:00', zone: 'Europe/Kyiv' } });

    await rig.at('2026-11-20T06:29:00Z');
    const early = rig.told.length;
    await rig.at('2026-11-20T06:30:00Z');
    await rig.at('2026-11-20T06:40:00Z');
    await rig.at('2026-11-20T07:00:00Z');
    await rig.at('2026-11-20T09:00:00Z');

    expect(early).toBe(0);
    expect(rig.told.map(({ person }) => person)).toEqual(['anna']);
    expect(rig.posted).toEqual([]);
    expect(await rig.states()).toMatchObject([{ state: 'due', note: 'waits for its reviewer' }]);
  });

  it('is posted at its slot where it need not be approved', async () => {
    const rig = await start();
    await rig.add({
      wishes: { ...wishes, review: { by: 'anna', unapproved: 'post' } },
      timing: { schedule: 'daily 9:00', zone: 'Europe/Kyiv' },
    });

    await rig.at('2026-11-20T06:30:00Z');
    await rig.at('2026-11-20T06:59:00Z');
    const before = rig.posted.length;
    await rig.at('2026-11-20T07:00:00Z');

    expect([before, rig.posted.length]).toEqual([0, 1]);
  });

  it('is posted as its reviewer left it, at once where they say so', async () => {
    const rig = await start();
    await rig.add({ wishes, timing: { schedule: 'daily 9:00', zone: 'Europe/Kyiv' } });
    await rig.at('2026-11-20T06:30:00Z');
    const id = deliveryIdOf('m0rn1g', { key: '2026-11-20T09:00[Europe/Kyiv]' });
    const now = new Date('2026-11-20T06:35:00Z');

    await rig.store.digests.reviseDraft(
      id,
      ({ composed }) => ({
        review: 'approved',
        composed: {
          ...composed,
          tells: [],
          content: { ...composed.content, document: { title: 'D', blocks: [{ kind: 'note', text: 'Signed' }] } },
        },
      }),
      now,
    );
    await rig.at(now.toISOString());

    expect(rig.posted).toMatchObject([{ payload: expect.stringContaining('Signed') }]);
    expect((await rig.store.digests.channelMemory(CHANNEL, new Date(0))).told).toEqual([]);
  });

  it('that was held is posted when it is approved later', async () => {
    const rig = await start();
    await rig.add({ wishes });
    await rig.at(EIGHT);
    await rig.at('2026-11-20T06:05:00Z');

    await rig.store.digests.reviseDraft(
      DELIVERY,
      (draft) => ({ ...draft, review: 'approved' }),
      new Date('2026-11-20T06:06:00Z'),
    );
    await rig.at('2026-11-20T06:06:00Z');

    expect(rig.told).toHaveLength(1);
    expect(rig.posted).toMatchObject([{ payload: expect.not.stringContaining('Late:') }]);
  });

  it('that is approved hours after its slot says that it is late, once', async () => {
    const rig = await start({ script: ['failed'] });
    await rig.add({ wishes });
    await rig.at(EIGHT);

    const noon = new Date('2026-11-20T10:00:00Z');
    await rig.store.digests.reviseDraft(DELIVERY, (draft) => ({ ...draft, review: 'approved' }), noon);
    for (const time of [noon.toISOString(), '2026-11-20T10:20:00Z']) await rig.at(time);

    expect(rig.posted.map(({ payload }) => payload.match(/Late: it was due on 2026-11-20 at 08:00\./g))).toEqual([
      ['Late: it was due on 2026-11-20 at 08:00.'],
    ]);
  });

  it('does not tell again what its channel was told while it waited', async () => {
    const rig = await startReviewed([
      'Crews of the tug Ida left the harbour.',
      'The mayor of Tarn resigned on Friday.',
    ]);

    await rig.at('2026-11-20T05:56:00Z');
    await rig.tellMeanwhile('On Friday the mayor of Tarn resigned.');
    await rig.at(EIGHT);

    const [{ payload } = { payload: '' }] = rig.posted;
    expect(payload).toContain('Crews of the tug');
    expect(payload).not.toContain('resigned');
  });

  it('that has nothing left to tell says so, or is not posted where nothing is to be said then', async () => {
    const rigs = [
      await startReviewed(['The mayor of Tarn resigned on Friday.']),
      await startReviewed(['The mayor of Tarn resigned on Friday.'], { quiet: 'skip' }),
    ];

    for (const rig of rigs) {
      await rig.at('2026-11-20T05:56:00Z');
      await rig.tellMeanwhile('On Friday the mayor of Tarn resigned.');
      await rig.at(EIGHT);
    }

    const [said, skipped] = rigs;
    expect(said?.posted).toMatchObject([{ payload: expect.stringContaining('Nothing new') }]);
    expect(skipped?.posted).toEqual([]);
    expect(await skipped?.states()).toContainEqual({ slot: SLOT, state: 'skipped', note: 'told meanwhile' });
  });

  it('is posted when its reviewer says so before its direct message is known to have arrived', async () => {
    const rig = await start({
      tell: async () => {
        await rig.store.digests.reviseDraft(
          DELIVERY,
          (draft) => ({ ...draft, review: 'approved' }),
          rig.delivering.now(),
        );
      },
    });
    await rig.add({ wishes: { ...USUAL_WISHES, review: REVIEW } });

    for (const time of ['2026-11-20T05:55:00Z', '2026-11-20T05:55:05Z']) await rig.at(time);

    expect(rig.posted).toHaveLength(1);
  });

  it('is shown to nobody who has left, and posted all the same where it need not be approved', async () => {
    const rig = await start({ left: ['anna'] });
    await rig.add({ wishes: { ...USUAL_WISHES, review: { by: 'anna', unapproved: 'post' } } });

    await rig.at('2026-11-20T05:55:00Z');
    const waiting = await rig.states();
    await rig.at(EIGHT);

    expect(rig.told).toEqual([]);
    expect(waiting).toMatchObject([{ state: 'due', note: expect.stringContaining('its reviewer has left') }]);
    expect(rig.posted).toHaveLength(1);
  });

  it('is posted at its slot where it is approved before its direct message is known to have arrived', async () => {
    const reviewer = { place: CHANNEL, person: ANNA };
    const rig = await start({
      tell: async () => {
        const approval = { kind: 'approve', post: DELIVERY } as const;
        await reviewDraft(rig.store.digests, approval, {
          ...reviewer,
          now: rig.delivering.now(),
          hasLeft: async () => false,
        });
      },
    });
    await rig.add({ wishes: { ...USUAL_WISHES, review: REVIEW } });

    for (const time of ['2026-11-20T05:55:00Z', '2026-11-20T05:56:00Z', '2026-11-20T05:59:59Z']) await rig.at(time);
    const before = rig.posted.length;
    await rig.at(EIGHT);

    expect(before).toBe(0);
    expect(rig.posted).toHaveLength(1);
  });

  it('is posted as it was changed while it was about to be sent', async () => {
    const rig = await start();
    const { keepComposed } = rig.delivering.store;
    const note = { kind: 'note', text: 'Changed at the last moment.' } as const;
    let late = true;
    rig.delivering.store.keepComposed = async (...asked) => {
      if (late) {
        late = false;
        await rig.store.digests.reviseDraft(DELIVERY, ({ composed, ...draft }) => {
          const document = { ...composed.content.document, blocks: [note] };
          return { ...draft, composed: { ...composed, content: { ...composed.content, document } } };
        });
      }
      return keepComposed(...asked);
    };
    await rig.add({ wishes: { ...USUAL_WISHES, review: { ...REVIEW, unapproved: 'post' } } });

    for (const time of ['2026-11-20T05:55:00Z', EIGHT, '2026-11-20T06:00:05Z']) await rig.at(time);

    expect(rig.posted.map(({ payload }) => payload)).toEqual([`0: ${JSON.stringify([note])}`]);
  });

  it('is shown to its reviewer again where they could not be told', async () => {
    let tries = 0;
    const rig = await start({
      tell: async () => {
        tries += 1;
        if (tries < 3) throw new BriefdeskError('no-answer', 'Slack did not answer.');
      },
    });
    await rig.add({ wishes: { ...USUAL_WISHES, review: REVIEW } });

    for (const minute of ['55', '56', '57', '58']) await rig.at(`2026-11-20T05:${minute}:00Z`);
    await rig.at(EIGHT);

    expect(tries).toBe(3);
    expect(await rig.states()).toEqual([{ slot: SLOT, state: 'due', note: 'waits for its reviewer' }]);
    expect(await rig.store.digests.listDeliveries({ failed: true, limit: 5 })).toEqual([]);
  });

  it('that nobody could be shown for a day is shown when the operator tries it again', async () => {
    let reachable = false;
    let shown = 0;
    const rig = await start({
      tell: async () => {
        if (!reachable) throw new BriefdeskError('no-answer', 'Slack did not answer.');
        shown += 1;
      },
    });
    await rig.add({
      timing: { schedule: 'fri 8:00', zone: 'Europe/Kyiv' },
      wishes: { ...USUAL_WISHES, review: REVIEW },
    });
    for (const time of ['2026-11-20T05:55:00Z', '2026-11-21T05:31:00Z']) await rig.at(time);
    reachable = true;

    await rig.store.digests.retryDelivery(DELIVERY, new Date('2026-11-21T07:00:00Z'));
    await rig.at('2026-11-21T07:00:00Z');

    expect(shown).toBe(1);
    expect(rig.posted).toEqual([]);
  });

  it('is posted though the draft of the next slot begins when it comes', async () => {
    const rig = await start();
    await rig.add({
      timing: { schedule: 'every 30 minutes 8-9', zone: 'Europe/Kyiv' },
      wishes: { ...USUAL_WISHES, review: { ...REVIEW, unapproved: 'post' } },
    });

    for (const time of ['2026-11-20T05:55:00Z', EIGHT, '2026-11-20T06:30:00Z']) await rig.at(time);

    expect(await rig.states()).toMatchObject([
      { slot: '2026-11-20T09:00[Europe/Kyiv]', state: 'due' },
      { slot: '2026-11-20T08:30[Europe/Kyiv]', state: 'sent' },
      { slot: SLOT, state: 'sent' },
    ]);
  });

  it.each([
    ['began before it', ['2026-11-20T06:30:00Z']],
    ['had not begun', []],
  ])('that an outage kept is posted late, though the draft of the next slot is due, where it %s', async (_, before) => {
    const rig = await start();
    const timing = { schedule: 'hourly', zone: 'UTC' };
    await rig.add({ timing, wishes: { ...USUAL_WISHES, review: { ...REVIEW, unapproved: 'post' } } });
    for (const time of ['2026-11-20T05:56:00Z', EIGHT, ...before]) await rig.at(time);

    await rig.at('2026-11-20T07:41:00Z');
    const posted = rig.posted.map(({ payload }) => payload.includes('Late: it was due on 2026-11-20 at 07:00.'));
    await rig.at('2026-11-20T08:00:00Z');

    expect(posted).toEqual([false, true]);
    expect(await rig.states()).toEqual([
      { slot: '2026-11-20T08:00[UTC]', state: 'sent' },
      { slot: '2026-11-20T07:00[UTC]', state: 'sent' },
      { slot: '2026-11-20T06:00[UTC]', state: 'sent' },
    ]);
  });

  it('is made anew, and shown again, where its subscription is about something else now', async () => {
    const rig = await start();
    await rig.add({ wishes: { ...USUAL_WISHES, review: { ...REVIEW, unapproved: 'post' } } });
    await rig.at('2026-11-20T05:55:00Z');
    const [report] = await rig.store.digests.allSubscriptions();
    const asked = {
      eventId: 'e1',
      place: CHANNEL,
      person: ANNA,
      allowed: true,
      zone: 'UTC',
      zoneOf: 'workspace',
    } as const;
    const now = new Date('2026-11-20T05:57:00Z');
    const nobody = () => Promise.reject(new Error('nobody asks'));
    const rooms = { store: rig.store.digests, preview: nobody, troubleAt: nobody, unmentioned: async () => [] };

    await edit(rooms, report!, { topics: ['freight'] }, { ...asked, now, clock: { now, zone: 'UTC' } });
    for (const time of ['2026-11-20T05:57:00Z', EIGHT]) await rig.at(time);

    expect(rig.told).toHaveLength(2);
    expect(rig.posted).toMatchObject([{ payload: expect.stringContaining('freight') }]);
  });
});

describe('a digest removed while its last message is sent', () => {
  it('has been told in its channel', async () => {
    const rig = await start();
    const { send } = rig.delivering.courierOf('slack');
    rig.delivering.courierOf('slack').send = async (...asked) => {
      await rig.store.digests.removeSubscription('m0rn1g');
      return send(...asked);
    };
    await rig.add();

    await rig.at(EIGHT);

    const { told } = await rig.store.digests.channelMemory(CHANNEL, new Date(0));
    expect(rig.posted).toHaveLength(1);
    expect(told.map(({ point }) => point.text)).toEqual(['Crews left.']);
  });
});

describe('a digest that is not wanted late', () => {
  it('is posted all the same when the operator tries it again', async () => {
    const rig = await start({ script: ['invalid'] });
    await rig.add({ wishes: { ...USUAL_WISHES, catchUp: 'skip' } });
    await rig.at(EIGHT);
    const later = '2026-11-20T09:00:00Z';

    await rig.store.digests.retryDelivery(DELIVERY, new Date(later));
    await rig.at(later);

    expect(rig.posted).toHaveLength(1);
  });
});
