import type { BodyLimit } from './body.ts';
import { type FetchFailure, fetchError } from './fetch-failure.ts';
import type { Response, Transport } from './transport.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);
const MOST = 5;

export interface Followed {
  readonly kind: 'answer';
  /** Where the answer came from. */
  readonly url: URL;
  /** Where the address moved for good: the end of the permanent redirects it begins with. */
  readonly permanentUrl?: URL;
  readonly response: Response;
}

export interface Journey {
  readonly headers: Readonly<Record<string, string>>;
  readonly limit: BodyLimit;
  readonly signal: AbortSignal;
  /** Asked before each request: why it may not be sent, or nothing. */
  readonly barrier?: (url: URL, signal: AbortSignal) => Promise<FetchFailure | undefined>;
}

/** Sends a request and the ones it is redirected to; every address goes through the same checks as the first. */
export async function follow(transport: Transport, start: URL, journey: Journey): Promise<Followed | FetchFailure> {
  const { headers, limit, signal, barrier } = journey;
  const seen = new Set<string>();
  let url = start;
  let moved: URL | undefined;
  let lasting = true;
  for (;;) {
    signal.throwIfAborted();
    const barred = await barrier?.(url, signal);
    if (barred) return barred;
    const response = await transport.send({ url, headers, limit, signal });
    if (!REDIRECTS.has(response.status))
      return { kind: 'answer', url, response, ...(moved !== undefined && { permanentUrl: moved }) };

    seen.add(url.href);
    const next = readAddress(location(response, url), url);
    if (seen.has(next.href)) throw fetchError('fetch-redirects', `${start.hostname} sends in a circle`);
    if (seen.size > MOST) throw fetchError('fetch-redirects', `${start.hostname} sends on and on`);
    lasting &&= PERMANENT.has(response.status);
    if (lasting) moved = next;
    url = next;
  }
}

/** Undici reads headers as Latin-1; an address not escaped is UTF-8. */
function location({ headers }: Response, url: URL): string {
  const value = headers.get('location');
  if (value === undefined) throw fetchError('fetch-redirects', `${url.hostname} sends elsewhere without saying where`);
  return Buffer.from(value, 'latin1').toString();
}

/** An address that may be asked for: http(s), without credentials, which would end in logs and in others' hands. */
export function readAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw fetchError('fetch-address', 'This is not an address of the web');
  const url = new URL(address, base);
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw fetchError('fetch-address', `Only http and https are fetched, not ${url.protocol.slice(0, -1)}`);
  if (url.username !== '' || url.password !== '')
    throw fetchError(
      'fetch-address',
      'An address with a name or password in it is not fetched: remove what is before the @',
    );
  return url;
}
