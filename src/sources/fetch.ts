import { setMaxListeners } from 'node:events';
import type { GuardOptions } from './connector.ts';
import { failureOf, fetchError } from './fetch-failure.ts';
import { type Fetched, readAnswer, type Validators } from './fetched.ts';
import { follow, readAddress } from './redirects.ts';
import { createRobotsGate } from './robots-gate.ts';
import { openTransport, type TransportLimits } from './transport.ts';

interface FetchLimits extends TransportLimits {
  /** Bytes of a body, unpacked. */
  readonly bytes: number;
}

const LIMITS: FetchLimits = {
  firstByteMs: 10_000,
  bodyMs: 30_000,
  bytes: 5_000_000,
  headerBytes: 32_768,
  perHost: 2,
  overall: 24,
  bodies: 4,
  pauseMs: 1_000,
};

export interface FetcherOptions extends Omit<GuardOptions, 'allowPrivate'> {
  /** Product, version and where to complain: `Briefdesk/1.0 (+https://news.example/bot)`. */
  readonly userAgent: string;
  readonly allowPrivate?: readonly string[];
  readonly limits?: Partial<FetchLimits>;
  readonly now?: () => Date;
}

interface FetchOptions extends Validators {
  /** A page is fetched only where the site's robots.txt allows it; a feed is made for robots. */
  readonly as: 'feed' | 'page';
  readonly signal?: AbortSignal;
}

export interface Fetcher {
  /** Fetches a text from the web. Never throws for what the address or the site does. */
  get(address: string, options: FetchOptions): Promise<Fetched>;
  /** Stops what is under way; nothing is fetched afterwards. */
  close(): Promise<void>;
}

const ACCEPT = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  page: 'text/html, application/xhtml+xml, */*;q=0.5',
} as const;

const STOPPED = fetchError('fetch-stopped', 'The fetch was stopped');

/**
 * The one way out to the web: http(s) to public addresses, within limits of time and size, at most two requests to a
 * host at a time. What the bot is asked to read comes from strangers: nothing they write reaches another network.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { userAgent, allowPrivate = [], now = () => new Date(), resolve, dial } = options;
  const limits = { ...LIMITS, ...options.limits };
  const transport = openTransport({
    userAgent,
    limits,
    allowPrivate,
    ...(resolve && { resolve }),
    ...(dial && { dial }),
  });
  const closing = new AbortController();
  const robots = createRobotsGate({ transport, userAgent, now, closing: closing.signal });

  async function get(address: string, { as, signal, etag, lastModified }: FetchOptions): Promise<Fetched> {
    const journey = new AbortController();
    const stop = (): void => journey.abort(STOPPED);
    for (const one of [closing.signal, signal]) {
      if (one === undefined) continue;
      if (one.aborted) stop();
      setMaxListeners(0, one); // as many as there are fetches: no leak, and no warning of one
      one.addEventListener('abort', stop, { once: true });
    }
    try {
      const followed = await follow(transport, readAddress(address), {
        headers: {
          accept: ACCEPT[as],
          ...(etag && { 'if-none-match': etag }),
          ...(lastModified && { 'if-modified-since': lastModified }),
        },
        limit: { bytes: limits.bytes, beyond: 'refuse' },
        signal: journey.signal,
        ...(as === 'page' && { barrier: robots }),
      });
      return followed.kind === 'answer' ? readAnswer(followed, now()) : followed;
    } catch (error) {
      return failureOf(error);
    } finally {
      for (const one of [closing.signal, signal]) one?.removeEventListener('abort', stop);
    }
  }

  async function close(): Promise<void> {
    closing.abort(STOPPED);
    await transport.close();
  }

  return { get, close };
}
