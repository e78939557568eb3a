import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Compose } from '../../src/app/digests/delivering.ts';
import type { Composed } from '../../src/app/digests/delivery.ts';
import { createHeartbeat } from '../../src/app/digests/heartbeat.ts';
import { openStore } from '../../src/store/store.ts';
import { createLoopbackCourier } from './courier.ts';
import { LEASE_MS, partsOf, readClock, TIMEOUT_MS } from './terms.ts';

/** A bot of its own, on a store that others share: the real ledger and heartbeat, over a platform on loopback. */
const { STORE_PATH = '', DATABASE_URL, PLATFORM = '', CLOCK = '' } = process.env;
const BEAT_MS = 25;
/** Waits before a look are shortened less than the clock is: what is on its way to the platform arrives in real time. */
const PATIENCE = 4;

const now = (): Date => readClock(readFileSync(CLOCK, 'utf8'), Date.now());

/** As many messages as the subscription's name says; each tells one thing that nothing else tells. */
const compose: Compose = async ({ subscription, delivery }, at) => {
  const texts = Array.from({ length: partsOf(subscription.id) }, (_, part) => `${delivery.id} ${part}`);
  const points = texts.map((text) => ({
    text,
    citations: [{ articleId: 'a', start: 0, end: 1, quote: text }] as const,
  }));
  const document = { title: 'Digest', blocks: texts.map((text) => ({ kind: 'note', text }) as const) };
  const composed: Composed = {
    content: { document, points, revisions: {}, briefs: true },
    tells: points.map((point) => ({ point, revisions: {} })),
    expects: [],
    settled: [],
    lookedAt: at,
    composedAt: at,
  };
  return { composed, quiet: false };
};

/** The database may be restarting. */
async function openPatiently() {
  for (;;) {
    try {
      return await openStore({ path: STORE_PATH, ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }) });
    } catch {
      await sleep(BEAT_MS);
    }
  }
}

const store = await openPatiently();
const courier = createLoopbackCourier(PLATFORM, TIMEOUT_MS);
const heartbeat = createHeartbeat({
  store: store.digests,
  now,
  random: Math.random,
  sleep: (ms) => sleep(ms / PATIENCE),
  elapsed: () => performance.now(),
  holder: `bot ${process.pid}`,
  leaseMs: LEASE_MS,
  platforms: () => ['slack'],
  courierOf: () => courier,
  compose,
  presentDraft: (_, { composed: { content } }) => ({ document: content.document, actions: [] }),
  alert: async () => {},
  report: () => {},
});
process.send?.('ready');
setInterval(() => void heartbeat.beat(), BEAT_MS);
