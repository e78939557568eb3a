import { beforeEach, describe, expect, it } from 'vitest';
import type { Post } from '../../src/app/chat/chat-store.ts';
import type { Place, Platform } from '../../src/app/chat/ports.ts';
import { type Composed, deliveryIdOf, type Telling } from '../../src/app/digests/delivery.ts';
import type { Hold, Progress, SubscriptionChange } from '../../src/app/digests/digest-store.ts';
import { type Slot, type Subscription, USUAL_WISHES } from '../../src/app/digests/subscription.ts';
import type { Store } from '../../src/app/ports.ts';
import { closingAfterEach } from './opening.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const minutes = (after: number): Date => new Date(NOON.getTime() + after * 60_000);
const PLACE: Place = { platform: 'slack', workspace: 'slack:T1', channel: 'C1' };
const MORNING: Subscription = {
  id: 'm0rn1g',
  place: PLACE,
  topics: ['harbour', 'freight “prices”'],
  timing: { schedule: 'weekdays 8:00', zone: 'Europe/Kyiv' },
  wishes: USUAL_WISHES,
  maker: 'U1',
  madeAt: minutes(-600),
  state: { kind: 'active' },
};
const SLOT: Slot = { at: NOON, key: '2026-11-20T14:00+02:00[Europe/Kyiv]' };
const NEXT_SLOT: Slot = { at: minutes(60), key: '2026-11-20T15:00+02:00[Europe/Kyiv]' };
const START: Progress = { dealtWith: minutes(-60), next: NOON };
const AFTER: Progress = { dealtWith: NOON, next: minutes(60) };
const LEASE_MS = 60_000;

const telling = (text: string): Telling => ({
  point: { text, citations: [{ articleId: 'strike', start: 3, end: 3 + text.length, quote: text }] },
  source: 'Tarn Herald',
  revisions: { strike: 2 },
});
const COMPOSED: Composed = {
  content: {
    document: { title: 'Digest', blocks: [{ kind: 'note', text: 'Nothing new.' }] },
    points: [telling('Crews left.').point],
    revisions: { strike: 2 },
    briefs: true,
  },
  tells: [telling('Crews left.')],
  expects: [{ ...telling('The union meets on Friday.'), topic: 'harbour' }],
  settled: [],
  conversation: { topic: 'harbour', articles: [{ id: 'strike', revision: 2 }], questions: [], shown: [] },
  lookedAt: minutes(-1),
  composedAt: NOON,
};
const SENT = { messages: ['17.1', '17.2'], talk: 'slack:T1/C1/17.1', at: minutes(2) };

/** What every store must do for digests. `open` gives a new, empty one at each call; the suite closes them. */
export function describeDigestStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    const openAnother = closingAfterEach(open);
    let store: Store;

    const add = (changes: Partial<Subscription> = {}, progress = START) =>
      store.digests.addSubscription({ ...MORNING, ...changes }, progress, 200);
    const claim = (
      holder = 'a',
      now = NOON,
      leaseMs = LEASE_MS,
      platforms: readonly Platform[] = ['slack', 'discord'],
    ) => store.digests.claimDeliveries({ holder, limit: 10, leaseMs, platforms }, now);
    const recordDue = (subscription = MORNING.id, slot = SLOT) =>
      store.digests.recordSlots([
        { subscription, since: START.dealtWith, due: { slot, at: slot.at }, skipped: [], progress: AFTER },
      ]);
    const change = (changed: (subscription: Subscription) => SubscriptionChange) =>
      store.digests.changeSubscription(MORNING.id, changed);
    /** A delivery that `a` holds. */
    const held = async (): Promise<Hold> => {
      await add();
      await recordDue();
      const [claimed] = await claim();
      return { delivery: claimed!.delivery.id, holder: 'a' };
    };
    const draftUntil = async (hold: Hold, until: Date) => {
      await store.digests.keepDraft(hold, COMPOSED);
      await store.digests.postpone(hold, until, { clear: true });
    };
    const stateOf = async (id: string) => (await store.digests.openDelivery(id))?.state.kind;

    beforeEach(async () => {
      store = await openAnother();
    });

    describe('subscriptions', () => {
      it('come out as they went in', async () => {
        const { maker: _, ...rest } = MORNING;
        const others: readonly Subscription[] = [
          { ...rest, id: 'paused', maker: 'U2', madeAt: minutes(1), state: { kind: 'paused', by: 'U2' } },
          {
            ...MORNING,
            id: 'faulty',
            madeAt: minutes(2),
            state: { kind: 'faulty', reason: 'invite me', since: NOON },
            wishes: { ...USUAL_WISHES, review: { by: 'U1', unapproved: 'hold' } },
          },
        ];
        await add();
        for (const one of others) await add(one);

        const found = await store.digests.subscriptionsIn(PLACE);

        expect(found.map(({ subscription }) => subscription)).toStrictEqual([MORNING, ...others]);
        expect(found[0]?.progress).toStrictEqual(START);
      });

      it('are as many in a channel as may be, however many are added at once', async () => {
        const ids = ['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd'];

        const added = await Promise.all(ids.map((id) => store.digests.addSubscription({ ...MORNING, id }, START, 3)));

        expect(added.toSorted()).toEqual(['added', 'added', 'added', 'too-many']);
      });

      it('with an id that is taken are refused', async () => {
        await add();

        expect(await add({ place: { ...PLACE, channel: 'C2' } })).toBe('known');
      });

      it('are due when their next slot has come, those in order or faulty', async () => {
        await add({ id: 'due', state: { kind: 'faulty', reason: 'no', since: NOON } });
        await add({ id: 'later' }, { dealtWith: NOON, next: minutes(1) });
        await add({ id: 'never' }, { dealtWith: NOON });
        await add({ id: 'paused', state: { kind: 'paused', by: 'U1' } });
        await add({ id: 'gone', place: { ...PLACE, workspace: 'slack:T2' } });
        await store.chat.markRemoved('slack:T2', NOON);

        const due = await store.digests.subscriptionsDue(NOON, 10);

        expect(due.map(({ subscription }) => subscription.id)).toEqual(['due']);
      });

      it('changed keep what they are called', async () => {
        await add();

        const changed = { ...MORNING, topics: ['ferries'], timing: { schedule: 'daily 9:00', zone: 'UTC' } };
        const known = await change(() => ({ subscription: changed, waiting: { retimed: AFTER } }));

        expect(known).toEqual(changed);
        expect(await store.digests.openSubscription(MORNING.id)).toStrictEqual({
          subscription: changed,
          progress: AFTER,
        });
        expect(await store.digests.changeSubscription('nobody', () => ({ subscription: changed }))).toBeUndefined();
      });

      it('changed by several people at once have every change', async () => {
        await add();

        await Promise.all([
          change((one) => ({ subscription: { ...one, topics: [...one.topics, 'ferries'] } })),
          change((one) => ({ subscription: { ...one, state: { kind: 'paused', by: 'U2' } } })),
          change((one) => ({ subscription: { ...one, wishes: { ...one.wishes, length: 'short' } } })),
          change((one) => ({ subscription: { ...one, topics: [...one.topics, 'cranes'] } })),
        ]);

        const { subscription } = (await store.digests.openSubscription(MORNING.id))!;
        expect(subscription.topics.toSorted()).toEqual([...MORNING.topics, 'cranes', 'ferries'].toSorted());
        expect(subscription.wishes.length).toBe('short');
        expect(subscription.state).toEqual({ kind: 'paused', by: 'U2' });
      });

      it('changed while their slots are recorded lose neither', async () => {
        await add();

        await Promise.all([
          change((one) => ({ subscription: { ...one, topics: ['ferries'] } })),
          recordDue(),
          change((one) => ({ subscription: { ...one, wishes: { ...one.wishes, quiet: 'skip' } } })),
          store.digests.markFaulty(MORNING.id, 'invite me', NOON),
        ]);

        const report = await store.digests.openSubscription(MORNING.id);
        expect(report?.progress).toEqual(AFTER);
        expect(report?.subscription).toMatchObject({
          topics: ['ferries'],
          wishes: { quiet: 'skip' },
          state: { kind: 'faulty' },
        });
        expect(await claim()).toHaveLength(1);
      });

      it('paused after they were found to be due get no delivery', async () => {
        await add();
        await change((one) => ({ subscription: { ...one, state: { kind: 'paused', by: 'U1' } } }));

        await recordDue();

        expect(await store.digests.listDeliveries({ failed: false, limit: 10 })).toEqual([]);
      });

      it.each([
        ['paused', () => change((one) => ({ subscription: { ...one, state: { kind: 'paused', by: 'U1' } } }))],
        ['moved', () => change((subscription) => ({ subscription, waiting: { retimed: AFTER } }))],
        ['removed', () => store.digests.removeSubscription(MORNING.id)],
      ])('%s let go of deliveries that nobody began to send', async (_, letGo) => {
        await add();
        await recordDue();

        await letGo();

        expect(await claim()).toEqual([]);
        expect(await stateOf(deliveryIdOf(MORNING.id, SLOT))).toBe('skipped');
      });

      it('are gone when removed', async () => {
        await add();

        expect(await store.digests.removeSubscription(MORNING.id)).toBe(true);
        expect(await store.digests.openSubscription(MORNING.id)).toBeUndefined();
        expect(await store.digests.removeSubscription(MORNING.id)).toBe(false);
      });

      it('become faulty for the first reason, and are in order when something was sent', async () => {
        const hold = await held();

        await store.digests.markFaulty(MORNING.id, 'invite me', NOON);
        await store.digests.markFaulty(MORNING.id, 'let me post', minutes(1));
        const faulty = (await store.digests.openSubscription(MORNING.id))?.subscription.state;
        await store.digests.keepComposed(hold, COMPOSED, ['one']);
        await store.digests.finishDelivery(hold.delivery, SENT);

        const report = await store.digests.openSubscription(MORNING.id);
        expect(faulty).toEqual({ kind: 'faulty', reason: 'invite me', since: NOON });
        expect(report?.subscription.state).toEqual({ kind: 'active' });
        expect(report?.lastSent).toEqual(SENT.at);
      });
    });

    describe('slots', () => {
      it('are recorded once, whoever else computed them', async () => {
        await add();

        await Promise.all([recordDue(), recordDue(), recordDue()]);

        expect(await store.digests.listDeliveries({ failed: false, limit: 10 })).toHaveLength(1);
        expect((await store.digests.openSubscription(MORNING.id))?.progress).toEqual(AFTER);
      });

      it('not to be posted are recorded with why', async () => {
        await add();

        await store.digests.recordSlots([
          {
            subscription: MORNING.id,
            since: START.dealtWith,
            skipped: [{ slot: SLOT, note: 'missed' }],
            progress: AFTER,
          },
        ]);

        const [skipped] = await store.digests.listDeliveries({ failed: false, limit: 10 });
        expect(skipped).toMatchObject({ slot: SLOT, state: { kind: 'skipped' }, note: 'missed' });
      });

      it('give way to newer ones unless a message of theirs may be there', async () => {
        await add({ id: 'waits' });
        await add({ id: 'begun', place: { ...PLACE, channel: 'C2' } });
        for (const id of ['waits', 'begun']) await recordDue(id);
        const hold = { delivery: deliveryIdOf('begun', SLOT), holder: 'a' };
        await claim();
        await store.digests.keepComposed(hold, COMPOSED, ['one']);
        await store.digests.beginPart(hold, 0, LEASE_MS, NOON);

        const due = { slot: NEXT_SLOT, at: NEXT_SLOT.at };
        const progress = { dealtWith: NEXT_SLOT.at };
        await store.digests.recordSlots(
          ['waits', 'begun'].map((subscription) => ({ subscription, since: NOON, due, skipped: [], progress })),
        );

        expect(await stateOf(deliveryIdOf('waits', SLOT))).toBe('skipped');
        expect(await stateOf(deliveryIdOf('begun', SLOT))).toBe('due');
      });

      it('that were given up before they came are taken up again where they are to come after all', async () => {
        await add();
        await recordDue();
        const hold = { delivery: deliveryIdOf(MORNING.id, SLOT), holder: 'a' };
        await claim();
        await store.digests.keepDraft(hold, COMPOSED);
        await change((one) => ({ subscription: { ...one, state: { kind: 'paused', by: 'U1' } } }));
        await change((one) => ({ subscription: { ...one, state: { kind: 'active' } }, waiting: { retimed: START } }));

        await recordDue();

        expect(await store.digests.keepDraft(hold, COMPOSED)).toBe(false);
        const [again] = await claim('b');
        expect(again).toMatchObject({ delivery: { id: hold.delivery, tries: 1 } });
        expect(again).not.toHaveProperty('composed');
      });

      it('that are sent are not taken up again', async () => {
        const hold = await held();
        await store.digests.keepComposed(hold, COMPOSED, ['one']);
        await store.digests.finishDelivery(hold.delivery, SENT);
        await change((one) => ({ subscription: one, waiting: { retimed: START } }));

        await recordDue();

        expect(await stateOf(hold.delivery)).toBe('sent');
        expect(await claim('b')).toEqual([]);
      });

      it('asked for in between are posted once and move nothing', async () => {
        const asked = { at: NOON, key: 'now/event-1' };
        await add();

        await store.digests.addDelivery(MORNING.id, asked);
        await store.digests.addDelivery(MORNING.id, asked);

        expect((await claim()).map(({ delivery }) => delivery.slot)).toEqual([asked]);
        expect((await store.digests.openSubscription(MORNING.id))?.progress).toEqual(START);
      });
    });

    describe('deliveries', () => {
      it('are taken by one only, with all they need', async () => {
        await add();
        await recordDue();

        const claims = await Promise.all([claim('a'), claim('b'), claim('c')]);

        expect(claims.flat()).toStrictEqual([
          {
            delivery: {
              id: deliveryIdOf(MORNING.id, SLOT),
              subscription: MORNING.id,
              place: { workspace: PLACE.workspace, channel: PLACE.channel },
              slot: SLOT,
              state: { kind: 'due', at: NOON },
              tries: 1,
            },
            subscription: MORNING,
            parts: [],
          },
        ]);
      });

      it('are not taken before they are due, nor in a workspace the bot was removed from', async () => {
        await add();
        await recordDue();

        expect(await claim('a', minutes(-1))).toEqual([]);
        await store.chat.markRemoved('slack:T1', NOON);
        expect(await claim()).toEqual([]);
        expect((await store.digests.allSubscriptions()).map(({ gone }) => gone)).toEqual([true]);
        await store.chat.markReturned('slack:T1');
        expect((await store.digests.allSubscriptions()).map(({ gone }) => gone)).toEqual([undefined]);
        expect(await claim()).toHaveLength(1);
      });

      it('are taken by who reaches their platform', async () => {
        await add({ id: 'slack0' });
        await add({ id: 'person', place: { platform: 'discord', workspace: 'user:discord:7', channel: 'D7' } });
        for (const id of ['slack0', 'person']) await recordDue(id);
        const taken = async (platforms: readonly Platform[]) =>
          (await claim('a', NOON, LEASE_MS, platforms)).map(({ subscription }) => subscription.id);

        expect(await taken([])).toEqual([]);
        expect(await taken(['discord'])).toEqual(['person']);
        expect(await taken(['discord', 'slack'])).toEqual(['slack0']);
      });

      it('of one channel are taken one after the other, the oldest slot first', async () => {
        await add({ id: 'second' });
        await add({ id: 'first' });
        await add({ id: 'elsewhere', place: { ...PLACE, channel: 'C2' } });
        await recordDue('second', NEXT_SLOT);
        await recordDue('first');
        await recordDue('elsewhere', NEXT_SLOT);

        const taken = await claim('a', minutes(120));
        const meanwhile = await claim('b', minutes(120));
        await store.digests.closeDelivery(
          { delivery: deliveryIdOf('first', SLOT), holder: 'a' },
          'skipped',
          'nothing new',
        );
        const then = await claim('b', minutes(120));

        expect(taken.map(({ subscription }) => subscription.id)).toEqual(['first', 'elsewhere']);
        expect(meanwhile).toEqual([]);
        expect(then.map(({ subscription }) => subscription.id)).toEqual(['second']);
      });

      it('are held for longer by their holder alone, as long as they are', async () => {
        const hold = await held();

        await store.digests.prolong({ ...hold, holder: 'b' }, -1);
        const asStranger = await claim('b');
        await store.digests.prolong(hold, -1);
        const ranOut = await claim('b');
        await store.digests.prolong(hold, -1);

        expect(asStranger).toEqual([]);
        expect(ranOut).toHaveLength(1);
        expect(await claim('c')).toEqual([]);
      });

      it('whose lease ran out are taken up by another one as they were kept, and the first one can do nothing more', async () => {
        await add();
        await recordDue();
        await claim('a');
        const hold = { delivery: deliveryIdOf(MORNING.id, SLOT), holder: 'a' };
        await store.digests.keepComposed(hold, COMPOSED, ['one', 'two']);
        await store.digests.beginPart(hold, 0, LEASE_MS, NOON);
        await store.digests.keepMessage(hold.delivery, 0, '17.1');
        expect(await store.digests.beginPart(hold, 1, -1, minutes(1))).toBe('begun');

        const [taken] = await claim('b');

        expect(taken).toMatchObject({ composed: COMPOSED, delivery: { tries: 2 } });
        expect(taken?.parts).toStrictEqual([
          { payload: 'one', message: '17.1', begunAt: NOON },
          { payload: 'two', begunAt: minutes(1) },
        ]);
        expect(await store.digests.beginPart(hold, 1, LEASE_MS, NOON)).toBe('lost');
        expect(await store.digests.keepComposed(hold, COMPOSED, ['other'])).toBe(false);
        await store.digests.closeDelivery(hold, 'dead', 'no');
        expect(await stateOf(hold.delivery)).toBe('due');
      });

      it('put off are due again then, and say since when they fail', async () => {
        const hold = await held();
        await store.digests.keepComposed(hold, COMPOSED, ['one']);
        await store.digests.beginPart(hold, 0, LEASE_MS, NOON);

        await store.digests.postpone(hold, minutes(5), { note: 'no answer', clear: true, failing: NOON });

        expect(await claim('b', minutes(4))).toEqual([]);
        const [again] = await claim('b', minutes(5));
        expect(again?.delivery).toMatchObject({ failingSince: NOON, note: 'no answer', tries: 2 });
        expect(again?.parts).toStrictEqual([{ payload: 'one' }]);
      });

      it('sent are posts with a conversation, and the channel has been told', async () => {
        const hold = await held();
        await store.digests.keepComposed(hold, COMPOSED, ['one', 'two']);

        await store.digests.finishDelivery(hold.delivery, SENT);
        await store.digests.finishDelivery(hold.delivery, { ...SENT, at: minutes(9) });

        expect(await store.digests.openDelivery(hold.delivery)).toMatchObject({ state: { kind: 'sent', at: SENT.at } });
        expect(await store.chat.openPost(hold.delivery)).toStrictEqual({
          id: hold.delivery,
          place: PLACE,
          asker: 'U1',
          visibility: 'public',
          at: SENT.at,
          content: COMPOSED.content,
          talk: SENT.talk,
          messages: SENT.messages,
        } satisfies Post);
        expect(await store.chat.lastSent()).toEqual(SENT.at);
        expect(await store.chat.openTalk(SENT.talk)).toMatchObject({
          own: true,
          starter: 'U1',
          conversation: COMPOSED.conversation,
        });
        expect(await store.digests.channelMemory(PLACE, minutes(-5))).toStrictEqual({
          told: [{ ...COMPOSED.tells[0], at: SENT.at }],
          awaited: [{ ...COMPOSED.expects[0], at: SENT.at }],
        });
      });

      it('sent tell the next one when they looked', async () => {
        const hold = await held();
        await store.digests.keepComposed(hold, COMPOSED, ['one']);
        await store.digests.finishDelivery(hold.delivery, SENT);

        await store.digests.addDelivery(MORNING.id, NEXT_SLOT);
        const [next] = await claim('a', NEXT_SLOT.at);

        expect(next?.lookedAt).toEqual(COMPOSED.lookedAt);
      });

      it('sent after one that looked later do not make the next one look back', async () => {
        const hold = await held();
        await store.digests.keepComposed(hold, { ...COMPOSED, lookedAt: minutes(20) }, ['one']);
        await store.digests.finishDelivery(hold.delivery, SENT);
        await store.digests.addDelivery(MORNING.id, { at: minutes(30), key: 'now e1' });
        const [waited] = await claim('a', minutes(30));
        const { id } = waited!.delivery;
        await store.digests.keepComposed({ delivery: id, holder: 'a' }, { ...COMPOSED, lookedAt: minutes(10) }, [
          'one',
        ]);
        await store.digests.finishDelivery(id, SENT);

        await store.digests.addDelivery(MORNING.id, NEXT_SLOT);
        const [next] = await claim('a', NEXT_SLOT.at);

        expect(next?.lookedAt).toEqual(minutes(20));
      });

      it('that failed are listed and can be tried again by hand', async () => {
        const hold = await held();
        await store.digests.closeDelivery(hold, 'dead', 'the channel is gone');

        const failed = await store.digests.listDeliveries({ failed: true, limit: 10 });
        const report = await store.digests.openSubscription(MORNING.id);
        const retried = await store.digests.retryDelivery(hold.delivery, minutes(3));

        expect(failed).toMatchObject([{ id: hold.delivery, state: { kind: 'dead' }, note: 'the channel is gone' }]);
        expect(report?.failing?.id).toBe(hold.delivery);
        expect(retried).toBe(true);
        expect(await claim('b', minutes(3))).toHaveLength(1);
        expect(await store.digests.retryDelivery('unknown', NOON)).toBe(false);
      });

      it('that are sent can not be tried again', async () => {
        const hold = await held();
        await store.digests.keepComposed(hold, COMPOSED, ['one']);
        await store.digests.finishDelivery(hold.delivery, SENT);

        expect(await store.digests.retryDelivery(hold.delivery, NOON)).toBe(false);
      });
    });

    describe('drafts', () => {
      it('wait for their reviewer until then, and can be changed', async () => {
        const hold = await held();
        await draftUntil(hold, minutes(30));

        const changed = await store.digests.reviseDraft(hold.delivery, (draft) => ({
          ...draft,
          composed: { ...draft.composed, tells: [] },
        }));

        expect(changed?.composed.tells).toEqual([]);
        expect(await store.digests.openDraft(hold.delivery)).toMatchObject({
          review: 'waiting',
          composed: { tells: [] },
        });
        expect(await claim('b', minutes(29))).toEqual([]);
        const [due] = await claim('b', minutes(30));
        expect(due).toMatchObject({ review: 'waiting', composed: { tells: [] }, parts: [] });
      });

      it('approved at once are due at once', async () => {
        const hold = await held();
        await draftUntil(hold, minutes(30));

        await store.digests.reviseDraft(hold.delivery, (draft) => ({ ...draft, review: 'approved' }), NOON);

        expect(await claim('b')).toMatchObject([{ review: 'approved' }]);
      });

      it('changed while somebody holds them are taken up as they are now', async () => {
        const hold = await held();
        await store.digests.keepDraft(hold, COMPOSED);

        await store.digests.reviseDraft(hold.delivery, ({ composed }) => ({
          composed: { ...composed, tells: [] },
          review: 'approved',
        }));

        expect(await store.digests.keepComposed(hold, COMPOSED, ['one'])).toBe(false);
        expect(await claim('b')).toMatchObject([{ review: 'approved', composed: { tells: [] }, parts: [] }]);
      });

      it('on their way take no more changes', async () => {
        const hold = await held();
        await draftUntil(hold, NOON);
        await claim('a');
        await store.digests.keepComposed(hold, COMPOSED, ['one']);

        const changed = await store.digests.reviseDraft(hold.delivery, (draft) => ({ ...draft, review: 'held' }));

        expect(changed).toBeUndefined();
        expect(await store.digests.openDraft(hold.delivery)).toBeUndefined();
      });
    });

    describe('what a channel was told', () => {
      const post: Post = {
        id: 'post-1',
        place: PLACE,
        asker: 'U1',
        visibility: 'public',
        at: NOON,
        messages: [],
        content: COMPOSED.content,
      };

      it('holds what a brief in it told and said to come next, in its own channel alone', async () => {
        await store.chat.beginPost(post);

        await store.chat.finishPost(post.id, ['17.1'], 'talk', NOON, [telling('Rain fell.')], COMPOSED.expects);

        const elsewhere = { ...PLACE, channel: 'C2' };
        expect((await store.digests.channelMemory(PLACE, NOON)).told).toStrictEqual([
          { ...telling('Rain fell.'), at: NOON },
        ]);
        expect((await store.digests.channelMemory(PLACE, NOON)).awaited).toStrictEqual([
          { ...COMPOSED.expects[0], at: NOON },
        ]);
        expect((await store.digests.channelMemory(PLACE, minutes(1))).told).toEqual([]);
        expect((await store.digests.channelMemory(elsewhere, NOON)).told).toEqual([]);
      });

      it('is awaited since the first time, until it is settled', async () => {
        const hold = await held();
        await store.digests.keepComposed(hold, COMPOSED, ['one']);
        await store.digests.finishDelivery(hold.delivery, SENT);
        const send = async (key: string, composed: Composed, at: Date) => {
          await store.digests.addDelivery(MORNING.id, { at, key });
          await claim('a', at);
          const delivery = deliveryIdOf(MORNING.id, { key });
          await store.digests.keepComposed({ delivery, holder: 'a' }, composed, ['one']);
          await store.digests.finishDelivery(delivery, { ...SENT, at });
        };

        await send('again', COMPOSED, minutes(10));
        const before = await store.digests.channelMemory(PLACE, NOON);
        await send('settled', { ...COMPOSED, expects: [], settled: ['The union meets on Friday.'] }, minutes(20));
        const after = await store.digests.channelMemory(PLACE, NOON);

        expect(before.awaited.map(({ at }) => at)).toEqual([SENT.at]);
        expect(before.told.map(({ at }) => at)).toEqual([minutes(10)]);
        expect(after.awaited).toEqual([]);
      });

      it('goes with all else of a workspace the bot was removed from long ago', async () => {
        const hold = await held();
        await store.digests.keepComposed(hold, COMPOSED, ['one']);
        await store.digests.finishDelivery(hold.delivery, SENT);
        await store.chat.markRemoved('slack:T1', minutes(-5));

        await store.chat.forget({ used: minutes(-100), removed: NOON, told: minutes(-100) });

        expect(await store.digests.channelMemory(PLACE, minutes(-100))).toEqual({ told: [], awaited: [] });
        expect(await store.digests.openSubscription(MORNING.id)).toBeUndefined();
        expect(await store.digests.openDelivery(hold.delivery)).toBeUndefined();
      });

      it('is forgotten after its time, with the slots that are done with', async () => {
        const hold = await held();
        await store.digests.keepComposed(hold, COMPOSED, ['one']);
        await store.digests.finishDelivery(hold.delivery, SENT);
        await store.digests.addDelivery(MORNING.id, { at: NOON, key: 'waits' });

        await store.chat.forget({ used: minutes(-100), removed: minutes(-100), told: minutes(10) });

        expect((await store.digests.channelMemory(PLACE, NOON)).told).toEqual([]);
        expect(await store.digests.openDelivery(hold.delivery)).toBeUndefined();
        expect(await claim()).toHaveLength(1);
      });
    });

    it('comes out of an export as it went in', async () => {
      await add({ id: 'other', state: { kind: 'paused', by: 'U2' } });
      const hold = await held();
      await store.digests.keepComposed(hold, COMPOSED, ['one']);
      await store.digests.finishDelivery(hold.delivery, SENT);
      await store.digests.addDelivery(MORNING.id, NEXT_SLOT);
      const another = await openAnother();

      await another.importRows(store.exportRows());

      const everything = { failed: false, limit: 10 };
      expect(await another.digests.allSubscriptions()).toStrictEqual(await store.digests.allSubscriptions());
      expect(await another.digests.listDeliveries(everything)).toStrictEqual(
        await store.digests.listDeliveries(everything),
      );
      expect(await another.digests.channelMemory(PLACE, NOON)).toStrictEqual(
        await store.digests.channelMemory(PLACE, NOON),
      );
    });
  });
}
