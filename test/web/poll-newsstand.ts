import { pollNext } from '../../src/app/poll.ts';
import type { Store } from '../../src/app/ports.ts';
import { createFetcher } from '../../src/sources/fetch.ts';
import { createWeb } from '../../src/sources/web.ts';
import { type NewsstandOptions, newsstandOf } from './newsstand.ts';
import { startWeb } from './start-web.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BEGIN = Date.parse('2026-11-20T00:00:00Z');
const READERS = 6;
/** After the last article, for those whose feed was being left alone. */
const AFTERWARDS = 24 * HOUR;

export interface Polled {
  /** Titles of all that was published. */
  readonly published: readonly string[];
  readonly readings: number;
  readonly requests: number;
  /** Connections that are open at the end, when nothing is asked for any more. */
  readonly open: number;
  /** Megabytes resident, every six simulated hours. */
  readonly megabytes: readonly number[];
}

/** Lets simulated hours of publishing pass, reading what is due over real connections. */
export async function pollNewsstand(
  store: Store,
  { papers, hours, every }: { readonly papers: number; readonly hours: number } & Pick<NewsstandOptions, 'every'>,
): Promise<Polled> {
  let now = BEGIN;
  const clock = (): Date => new Date(now);
  const newsstand = newsstandOf({ papers, begin: BEGIN, length: hours * HOUR, every, now: () => now });
  const web = await startWeb(newsstand.site);
  const fetcher = createFetcher({
    userAgent: 'Briefdesk/0 (test)',
    allowPrivate: [web.host],
    limits: { firstByteMs: 500, bodyMs: 3_000, perHost: READERS * 2, pauseMs: 0 },
    now: clock,
  });
  const reader = createWeb(fetcher, clock);
  try {
    for (const path of newsstand.feeds) {
      await store.watches.watch(
        { kind: 'feed', name: path, address: `${web.url}${path}`, reader: 'everyone' },
        clock(),
      );
    }
    let readings = 0;
    const readOn = async (holder: string): Promise<void> => {
      while (await pollNext({ store, reader, holder, now: clock, dueAt: clock })) readings += 1;
    };
    const megabytes: number[] = [];
    for (; now <= BEGIN + hours * HOUR + AFTERWARDS; now += 10 * MINUTE) {
      await Promise.all(Array.from({ length: READERS }, (_, n) => readOn(`reader ${n}`)));
      if ((now - BEGIN) % (6 * HOUR) === 0) megabytes.push(process.memoryUsage.rss() / 2 ** 20);
    }
    const { requests } = web;
    return {
      published: newsstand.publishedBy(now),
      readings,
      requests: requests.length,
      open: web.connections.open,
      megabytes,
    };
  } finally {
    await fetcher.close();
    await web.close();
  }
}
