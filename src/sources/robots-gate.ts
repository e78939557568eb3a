import { type FetchFailure, failure, failureOf } from './fetch-failure.ts';
import { follow } from './redirects.ts';
import { type RobotsRules, readRobots } from './robots.ts';
import { unlessStopped } from './stop.ts';
import type { Transport } from './transport.ts';

/** What RFC 9309 has robots read at least, and how long they may keep it. */
const LIMIT = { bytes: 512_000, beyond: 'cut' } as const;
const KEPT_MS = 86_400_000;
/** Until a robots.txt that could not be read is tried again. */
const RETRY_MS = 600_000;
const MOST_SITES = 1_000;
/** Of all files remembered, before they were read: a site with a host name for every page could fill the memory. */
const MOST_BYTES = 2_000_000;

/** Says why a page may not be fetched, or nothing where it may. */
export type RobotsGate = (page: URL, signal: AbortSignal) => Promise<FetchFailure | undefined>;

export interface RobotsGateOptions {
  readonly transport: Transport;
  /** The name robots.txt knows the robot by is its product, before the slash. */
  readonly userAgent: string;
  readonly now: () => Date;
  /** Ends what is being read. */
  readonly closing: AbortSignal;
}

type Site = { readonly kind: 'rules'; readonly allows: RobotsRules; readonly bytes: number } | FetchFailure;

interface Known {
  readonly site: Promise<Site>;
  until: number;
  bytes: number;
}

/** Reads each site's robots.txt once a day. A site without one allows everything; one whose server fails, nothing yet. */
export function createRobotsGate({ transport, userAgent, now, closing }: RobotsGateOptions): RobotsGate {
  const product = userAgent.split('/')[0]!.trim();
  const sites = new Map<string, Known>();

  /** Read for everybody who asks meanwhile: it does not end with the first one's signal. */
  function siteOf(origin: string): Promise<Site> {
    const known = sites.get(origin);
    if (known && known.until > now().getTime()) return known.site;
    const reading: Known = { site: readSite(origin), until: Number.POSITIVE_INFINITY, bytes: 0 };
    sites.delete(origin);
    sites.set(origin, reading);
    if (sites.size > MOST_SITES) sites.delete(sites.keys().next().value!);
    reading.site.then(
      (site) => {
        reading.until = now().getTime() + (site.kind === 'rules' ? KEPT_MS : RETRY_MS);
        reading.bytes = site.kind === 'rules' ? site.bytes : 0;
        forgetOldest();
      },
      () => sites.delete(origin),
    );
    return reading.site;
  }

  function forgetOldest(): void {
    let bytes = 0;
    for (const known of sites.values()) bytes += known.bytes;
    for (const [origin, known] of sites) {
      if (bytes <= MOST_BYTES) return;
      if (known.bytes === 0) continue;
      sites.delete(origin);
      bytes -= known.bytes;
    }
  }

  async function readSite(origin: string): Promise<Site> {
    const address = new URL('/robots.txt', origin);
    try {
      const journey = { headers: { accept: 'text/plain' }, limit: LIMIT, signal: closing };
      const followed = await follow(transport, address, journey);
      if (followed.kind !== 'answer') return followed;
      const { status, bytes } = followed.response;
      if (status >= 500 || status === 429)
        return failure('fetch-busy', `${address.hostname} can't tell now what robots may read`, RETRY_MS / 1_000);
      const text = status < 300 ? new TextDecoder().decode(bytes) : '';
      return { kind: 'rules', allows: readRobots(text, product), bytes: text.length };
    } catch (error) {
      const failed = failureOf(error);
      // A robots.txt that sends on and on counts as none; the page itself is still checked.
      return failed.code === 'fetch-redirects' ? { kind: 'rules', allows: () => true, bytes: 0 } : failed;
    }
  }

  return async (page, signal) => {
    const site = await unlessStopped(siteOf(page.origin), signal);
    if (site.kind !== 'rules') return site;
    if (site.allows(page.pathname + page.search)) return undefined;
    return failure('fetch-robots', `${page.hostname} asks robots not to read this page`);
  };
}
