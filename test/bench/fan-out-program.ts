import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDesk } from '../../src/app/desk.ts';
import { composeDeliveries } from '../../src/app/digests/compose-delivery.ts';
import { createHeartbeat } from '../../src/app/digests/heartbeat.ts';
import { USUAL_WISHES } from '../../src/app/digests/subscription.ts';
import { ingest } from '../../src/app/ingest.ts';
import type { Source, Store } from '../../src/app/ports.ts';
import { openStore } from '../../src/store/store.ts';
import { createLoopbackCourier } from '../chaos/courier.ts';
import { NO_TROUBLES, startPlatform } from '../chaos/platform.ts';
import { generateArticle, PLANTED_TOPICS } from './generate.ts';
import { type Figures, percentile } from './measure.ts';

const TOPIC_SETS = 50;
const EVERY_MS = 100;

/** Hands the digests of many channels at one minute to a fast platform on loopback, and prints what that took. */
async function fanOut(channels: number, articles: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'briefdesk-bench-'));
  const store = await openStore({ path: join(folder, 'briefdesk.db') });
  const platform = await startPlatform(Math.random, NO_TROUBLES);
  try {
    await ingest(store, sourceOf(articles), { now: () => new Date() });
    const slot = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    await subscribe(store, channels, slot);
    const reads = { searches: 0 };
    const heartbeat = heartbeatOver(store, platform.address, reads);
    const acknowledged = acknowledging(store);
    const started = performance.now();

    await heartbeat.beat();

    const seconds = (performance.now() - started) / 1000;
    const times = await acknowledged.stop();
    const figures: Figures = {
      'posted, s': seconds,
      posts: platform.posts.length,
      'searches of articles': reads.searches,
      'acknowledged, p99': percentile(times, 0.99),
      'acknowledged, worst': percentile(times, 1),
      'RSS, MB': process.memoryUsage.rss() / 1e6,
      'RSS at most, MB': (process.resourceUsage().maxRSS * 1024) / 1e6,
    };
    process.stdout.write(JSON.stringify(figures));
  } finally {
    await platform.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

function sourceOf(count: number): Source {
  return {
    id: 'bench',
    name: 'bench',
    read: async function* () {
      for (let index = 0; index < count; index += 1) {
        const article = generateArticle(index);
        yield { kind: 'article', name: article.key, article };
      }
    },
  };
}

/** Every set holds two topics, so that there are as many as named. */
async function subscribe(store: Store, channels: number, slot: Date): Promise<void> {
  for (let number = 0; number < channels; number += 1) {
    const set = number % TOPIC_SETS;
    const planted = PLANTED_TOPICS[set % PLANTED_TOPICS.length]!.name;
    await store.digests.addSubscription(
      {
        id: number.toString(36).padStart(6, '0'),
        place: { platform: 'slack', workspace: 'slack:T1', channel: `C${number}` },
        topics: [planted, `topic ${set}`],
        timing: { schedule: `cron ${slot.getUTCMinutes()} ${slot.getUTCHours()} * * *`, zone: 'UTC' },
        wishes: USUAL_WISHES,
        maker: 'anna',
        madeAt: slot,
        state: { kind: 'active' },
      },
      { dealtWith: new Date(slot.getTime() - 1), next: slot },
      200,
    );
  }
}

function heartbeatOver(store: Store, address: string, reads: { searches: number }) {
  const library = {
    ...store,
    searchArticles: (...asked: Parameters<Store['searchArticles']>) => {
      reads.searches += 1;
      return store.searchArticles(...asked);
    },
  };
  const { digest } = createDesk({ library, topics: [] });
  const courier = createLoopbackCourier(address, 10_000);
  return createHeartbeat({
    store: store.digests,
    now: () => new Date(),
    random: Math.random,
    sleep: (ms) => sleep(ms),
    elapsed: () => performance.now(),
    holder: 'bench',
    leaseMs: 30_000,
    platforms: () => ['slack'],
    courierOf: () => ({ ...courier, render: (_, document) => [JSON.stringify(document)] }),
    compose: composeDeliveries({ digest, store: store.digests, clock: async (now) => ({ now, zone: 'UTC' }) }),
    presentDraft: (_, { composed }) => ({ document: composed.content.document, actions: [] }),
    alert: async () => {},
    report: (what, error) => console.error(what, error),
  });
}

/** Commands that arrive meanwhile: from when each was due to arrive until it may be acknowledged. */
function acknowledging(store: Store) {
  const times: number[] = [];
  let stopped = false;
  const running = (async () => {
    for (let event = 0; !stopped; event += 1) {
      const due = performance.now() + EVERY_MS;
      await sleep(EVERY_MS);
      await store.chat.receive(
        {
          eventId: `bench-${event}`,
          place: { platform: 'slack', workspace: 'slack:T1', channel: 'C1' },
          person: { id: 'anna', moderator: false, roles: [] },
          at: new Date(),
          act: { kind: 'command', command: { kind: 'help' } },
        },
        { counts: false, leaseMs: 60_000 },
      );
      times.push(performance.now() - due);
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await running;
      return times;
    },
  };
}

const [channels = 10_000, articles = 1_000] = process.argv.slice(2).map(Number);
await fanOut(channels, articles);
