import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Composed, deliveryIdOf } from '../../src/app/digests/delivery.ts';
import type { SlotsPassed } from '../../src/app/digests/digest-store.ts';
import { type Slot, type Subscription, USUAL_WISHES } from '../../src/app/digests/subscription.ts';
import type { Store } from '../../src/app/ports.ts';
import { openStore } from '../../src/store/store.ts';

const server = process.env.TEST_DATABASE_URL;
if (!server) throw new Error('these suites need a PostgreSQL server: npm run test:postgres starts one');

const NINE = new Date('2026-11-20T09:00:00Z');
const hour = (at: number): Slot => ({ at: new Date(NINE.getTime() + at * 3_600_000), key: `slot ${at}` });
const COMPOSED: Composed = {
  content: { document: { title: 'Digest', blocks: [] }, points: [], revisions: {} },
  tells: [],
  expects: [],
  settled: [],
  lookedAt: NINE,
  composedAt: NINE,
};
const SENT = { messages: ['17.1'], talk: 'slack:T1/C1/17.1', at: NINE };

const admin = new pg.Client(server);
beforeAll(() => admin.connect());
afterAll(() => admin.end());

/** Two replicas, and a hand on the database that can stop either of them at a row. */
let replicas: readonly [Store, Store];
let hand: pg.Client;
beforeEach(async () => {
  const schema = `locks_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`CREATE SCHEMA ${schema}`);
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  replicas = [
    await openStore({ databaseUrl: url.href, path: 'unused' }),
    await openStore({ databaseUrl: url.href, path: 'unused' }),
  ];
  hand = new pg.Client(url.href);
  await hand.connect();
});
afterEach(async () => {
  await hand.end();
  for (const one of replicas) await one.close();
});

/** A digest of a channel of its own, with a delivery of nine o'clock that `a` holds. */
async function held(id: string, channel = id): Promise<string> {
  const [{ digests }] = replicas;
  const subscription: Subscription = {
    id,
    place: { platform: 'slack', workspace: 'slack:T1', channel },
    topics: ['harbour'],
    timing: { schedule: 'hourly', zone: 'UTC' },
    wishes: USUAL_WISHES,
    maker: 'U1',
    madeAt: hour(-1).at,
    state: { kind: 'active' },
  };
  await digests.addSubscription(subscription, { dealtWith: hour(-1).at, next: NINE }, 200);
  await digests.recordSlots([passed(id, 0)]);
  const delivery = deliveryIdOf(id, hour(0));
  await hand.query(`UPDATE delivery SET lease_holder = 'a', lease_until = 9e15 WHERE id = '${delivery}'`);
  await digests.keepComposed({ delivery, holder: 'a' }, COMPOSED, ['{}']);
  return delivery;
}

const passed = (subscription: string, slot: number): SlotsPassed => ({
  subscription,
  since: hour(slot - 1).at,
  due: { slot: hour(slot), at: hour(slot).at },
  skipped: [],
  progress: { dealtWith: hour(slot).at, next: hour(slot + 1).at },
});

/** Whoever writes a delivery stops before it is written, until the hand lets go of its lock. */
async function stopAtDeliveries(event: 'UPDATE' | 'INSERT OR UPDATE'): Promise<void> {
  await hand.query(`CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NEW; END $$`);
  await hand.query(`CREATE TRIGGER wait BEFORE ${event} ON delivery FOR EACH ROW EXECUTE FUNCTION wait()`);
  await hand.query('SELECT pg_advisory_lock(1)');
}

/** So many of this schema's connections wait for a row. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await admin.query(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'briefdesk' AND wait_event_type = 'Lock'",
    );
    if (rows[0].n >= count) return;
    await sleep(5);
  }
}

it('a digest that is begun while the next slot is recorded does not give way to it', async () => {
  const [one, other] = replicas;
  const delivery = await held('a1b2c3');
  await hand.query('BEGIN');
  await hand.query(`UPDATE delivery SET tries = tries WHERE id = '${delivery}'`);
  const begun = one.digests.beginPart({ delivery, holder: 'a' }, 0, 60_000, NINE);
  await waiting(1);

  const recorded = other.digests.recordSlots([passed('a1b2c3', 1)]);
  await waiting(2);
  await hand.query('COMMIT');
  await recorded;

  expect(await begun).toBe('begun');
  expect((await one.digests.openDelivery(delivery))?.state.kind).toBe('due');
});

it('digests that are finished while the next slots are recorded, in whatever order, wait for each other in no circle', async () => {
  const [one, other] = replicas;
  const deliveries = [await held('a1b2c3'), await held('d4e5f6')].toSorted();
  for (const delivery of deliveries) await one.digests.beginPart({ delivery, holder: 'a' }, 0, 60_000, NINE);
  await one.digests.recordSlots([passed('a1b2c3', 1), passed('d4e5f6', 1)]);
  const order = await hand.query(
    `SELECT subscription FROM delivery WHERE id IN ('${deliveries.join("','")}') ORDER BY id`,
  );
  const [first, last] = order.rows.map(({ subscription }) => subscription as string) as [string, string];
  // Whoever records stops at a delivery of the subscription it comes to first.
  await hand.query('BEGIN');
  await hand.query(`SELECT 1 FROM delivery WHERE id = '${deliveryIdOf(last, hour(1))}' FOR UPDATE`);
  const recorded = other.digests.recordSlots([passed(last, 2), passed(first, 2)]);
  await waiting(1);

  const finished = Promise.all(deliveries.map((delivery) => one.digests.finishDelivery(delivery, SENT)));
  await waiting(2);
  await hand.query('COMMIT');

  await expect(Promise.all([recorded, finished])).resolves.toBeDefined();
  for (const delivery of deliveries) expect((await one.digests.openDelivery(delivery))?.state.kind).toBe('sent');
});

it('two digests of a channel that two replicas claim at the same moment are not both worked on', async () => {
  const [one, other] = replicas;
  const [first, second] = [await held('a1b2c3', 'C1'), await held('d4e5f6', 'C1')].toSorted();
  const seconds = (after: number): Date => new Date(NINE.getTime() + after * 1000);
  await one.digests.postpone({ delivery: first!, holder: 'a' }, seconds(10), { clear: true });
  await one.digests.postpone({ delivery: second!, holder: 'a' }, NINE, { clear: true });
  await stopAtDeliveries('UPDATE');
  const claim = (store: Store, holder: string, now: Date) =>
    store.digests.claimDeliveries({ holder, limit: 9, leaseMs: 60_000, platforms: ['slack'] }, now);
  const claims = [claim(one, 'b', seconds(5)), claim(other, 'c', seconds(11))];
  await waiting(2);
  await hand.query('SELECT pg_advisory_unlock(1)');

  const taken = (await Promise.all(claims)).flat();
  const next = taken.length > 0 ? [] : await claim(one, 'd', seconds(12));

  expect([...taken, ...next]).toHaveLength(1);
});

it.each(['asked for', 'tried again'])(
  'a digest that is %s while it is removed keeps no other one of its channel waiting',
  async (how) => {
    const [one, other] = replicas;
    const delivery = await held('a1b2c3', 'C1');
    await one.digests.closeDelivery({ delivery, holder: 'a' }, 'dead', 'no such channel');
    await held('d4e5f6', 'C1');
    await hand.query('UPDATE delivery SET lease_holder = NULL, lease_until = NULL');
    await stopAtDeliveries('INSERT OR UPDATE');
    const asked =
      how === 'asked for'
        ? other.digests.addDelivery('a1b2c3', { at: hour(-1).at, key: 'now e1' })
        : other.digests.retryDelivery(delivery, NINE);
    await waiting(1);
    const removed = one.digests.removeSubscription('a1b2c3');
    await Promise.race([removed, waiting(2)]);
    await hand.query('SELECT pg_advisory_unlock(1)');
    await Promise.all([asked, removed]);

    const claimed = await one.digests.claimDeliveries(
      { holder: 'b', limit: 9, leaseMs: 60_000, platforms: ['slack'] },
      NINE,
    );

    expect(claimed.map(({ subscription }) => subscription.id)).toEqual(['d4e5f6']);
  },
);
