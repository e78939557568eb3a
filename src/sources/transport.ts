import type { IncomingHttpHeaders } from 'node:http';
import { Agent, type Dispatcher } from 'undici';
import { ACCEPTED_CODINGS, type BodyLimit, readBody, tooLarge } from './body.ts';
import { type GuardOptions, guardedConnector } from './connector.ts';
import { explainError, fetchError } from './fetch-failure.ts';
import { createPoliteness, type PolitenessLimits } from './politeness.ts';
import { unlessStopped } from './stop.ts';

export interface TransportLimits extends PolitenessLimits {
  /** Milliseconds from the beginning of a request to the end of the answer's headers. */
  readonly firstByteMs: number;
  /** Milliseconds for reading an answer's body. */
  readonly bodyMs: number;
  /** Bytes of an answer's headers. */
  readonly headerBytes: number;
  /** Bodies read at a time: they and what unpacks them take the memory, while a site that keeps silent takes none. */
  readonly bodies: number;
}

export interface TransportOptions extends GuardOptions {
  readonly userAgent: string;
  readonly limits: TransportLimits;
}

interface Request {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly limit: BodyLimit;
  readonly signal: AbortSignal;
}

export interface Response {
  readonly status: number;
  /** By lower-case name; one sent several times is joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  /** Of a success; other answers' bodies are not read. */
  readonly bytes: Uint8Array;
}

/** Sends one request and follows nothing. */
export interface Transport {
  send(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/**
 * The one place that opens connections to the web. What goes wrong is thrown as a `fetchError`, or as the signal's
 * reason.
 */
export function openTransport({ userAgent, limits, ...guard }: TransportOptions): Transport {
  const takeTurn = createPoliteness(limits);
  /** Bodies of all hosts wait in one queue. */
  const takeBody = createPoliteness({ perHost: limits.bodies, overall: limits.bodies, pauseMs: 0 });
  const agent = new Agent({
    connect: guardedConnector(guard),
    connections: limits.perHost,
    maxHeaderSize: limits.headerBytes,
    headersTimeout: 0, // timed below, from before the connection is made
    bodyTimeout: 0,
  });

  async function send({ url, headers, limit, signal }: Request): Promise<Response> {
    const endTurn = await takeTurn(url.hostname, signal);
    const attempt = new AbortController();
    const stop = (): void => attempt.abort(signal.reason);
    const late = (): void => attempt.abort(fetchError('fetch-timeout', `${url.hostname} took too long to answer`));
    let patience = setTimeout(late, limits.firstByteMs);
    let endBody = (): void => {};
    const beginBody = async (): Promise<void> => {
      endBody = await takeBody('bodies', attempt.signal);
      patience = setTimeout(late, limits.bodyMs);
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      const asked = agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: { 'user-agent': userAgent, 'accept-encoding': ACCEPTED_CODINGS, ...headers },
        signal: attempt.signal,
      });
      // Undici heeds the signal from the connection on; looking up a name may take longer than anybody waits.
      const answer = await unlessStopped(asked, attempt.signal);
      clearTimeout(patience);
      return await read(answer, limit, beginBody);
    } catch (error) {
      throw attempt.signal.aborted ? attempt.signal.reason : explainError(error, url.hostname);
    } finally {
      clearTimeout(patience);
      signal.removeEventListener('abort', stop);
      endBody();
      endTurn();
    }
  }

  return { send, close: () => agent.destroy() };
}

async function read(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  limit: BodyLimit,
  beginBody: () => Promise<void>,
): Promise<Response> {
  body.on('error', () => {}); // letting go of a body unread is one
  const response = { status: statusCode, headers: headersOf(headers) };
  try {
    if (statusCode < 200 || statusCode > 299) return { ...response, bytes: new Uint8Array() };
    refuseTooLong(response.headers, limit);
    await beginBody();
    return { ...response, bytes: await readBody(body, response.headers.get('content-encoding') ?? '', limit) };
  } finally {
    body.destroy();
  }
}

/** Not to download what is known to be too much. */
function refuseTooLong(headers: ReadonlyMap<string, string>, { bytes, beyond }: BodyLimit): void {
  if (beyond === 'refuse' && Number(headers.get('content-length')) > bytes) throw tooLarge(bytes);
}

function headersOf(incoming: IncomingHttpHeaders): ReadonlyMap<string, string> {
  return new Map(Object.entries(incoming).map(([name, value]) => [name, [value].flat().join(', ')]));
}
