import type { OutgoingHttpHeaders } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Handler } from './start-web.ts';

export const answer =
  (body: string | Uint8Array, headers: OutgoingHttpHeaders = {}, status = 200): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };

export const status = (code: number, headers: OutgoingHttpHeaders = {}): Handler => answer('', headers, code);

export const redirect = (location: string, code = 302): Handler => status(code, { location });

/** Honest about its state: 304 to who knows it already. */
export const conditional =
  (body: string, etag: string, type = 'application/rss+xml'): Handler =>
  (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'content-type': type }).end(body);
  };

const PACK = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  'deflate, raw': deflateRawSync,
  br: brotliCompressSync,
} as const;

/** Packed by these codings, the first one first. */
export const packed = (body: string, ...codings: readonly (keyof typeof PACK)[]): Handler => {
  const bytes = codings.reduce<Buffer>((packing, coding) => PACK[coding](packing), Buffer.from(body));
  return answer(bytes, { 'content-encoding': codings.map((coding) => coding.split(',')[0]).join(', ') });
};

/** Swells a thousandfold: gzip members in a row are one body, so a small one sent again and again is enough. */
export const gzipBomb = (megabytes: number): Handler =>
  sendAgain(gzipSync(megabyte()), megabytes, { 'content-encoding': 'gzip' });

export const brotliBomb = (megabytes: number): Handler =>
  answer(
    brotliCompressSync(Buffer.concat(Array(megabytes).fill(megabyte())), {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MIN_QUALITY },
    }),
    { 'content-encoding': 'br' },
  );

/** A bomb in a bomb: a few bytes for gigabytes. */
export const doubleBomb = (megabytes: number): Handler => {
  const inner = Buffer.concat(Array(megabytes).fill(gzipSync(megabyte())));
  return answer(gzipSync(inner), { 'content-encoding': 'gzip, gzip' });
};

const megabyte = (): Buffer => Buffer.alloc(1_000_000, 'a');

/** As much as is read, and never an end. */
export const endless = (chunk: string): Handler => sendAgain(Buffer.from(chunk), Number.POSITIVE_INFINITY);

function sendAgain(chunk: Uint8Array, times: number, headers: OutgoingHttpHeaders = {}): Handler {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers });
    let left = times;
    const send = (): void => {
      while (left-- > 0 && !response.destroyed) if (!response.write(chunk)) return;
      if (!response.destroyed) response.end();
    };
    response.on('drain', send);
    send();
  };
}

/** Sends its text byte by byte, so that no silence is ever long. */
export const drip =
  (text: string, everyMs: number, from: 'headers' | 'body'): Handler =>
  (_request, response) => {
    const whole = from === 'headers' ? `HTTP/1.1 200 OK\r\nx-slow: ${text}` : text;
    if (from === 'body') response.writeHead(200, { 'content-type': 'text/html' });
    let at = 0;
    const timer = setInterval(() => {
      const byte = whole[at++ % whole.length]!;
      if (from === 'headers') response.socket?.write(byte);
      else response.write(byte);
    }, everyMs);
    response.on('close', () => clearInterval(timer));
  };

export const silent = (): Handler => () => {};

/** Writes to the bare connection, then closes it; or resets it, so that the other side sees an error. */
export const raw =
  (bytes: string, end: 'close' | 'reset' | 'keep' = 'close'): Handler =>
  (_request, { socket }) => {
    socket?.write(bytes, 'latin1', () => {
      if (end === 'close') socket.end();
      if (end === 'reset') socket.resetAndDestroy();
    });
  };
