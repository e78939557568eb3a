import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of a WebSocket (RFC 6455), as much of it as a gateway of JSON texts needs. */
export interface WebSocketEnd {
  send(value: unknown): void;
  close(code: number): void;
  /** Without a word, as a network does. */
  cut(): void;
}

const KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;

export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  receive: (value: unknown, end: WebSocketEnd) => void,
): WebSocketEnd {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${KEY}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const end: WebSocketEnd = {
    send: (value) => void (socket.writable && socket.write(frame(TEXT, Buffer.from(JSON.stringify(value))))),
    close: (code) => {
      const reason = Buffer.alloc(2);
      reason.writeUInt16BE(code);
      socket.end(frame(CLOSE, reason));
    },
    cut: () => void socket.destroy(),
  };
  let rest = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let read = unframe(rest); read; read = unframe(rest)) {
      rest = rest.subarray(read.length);
      if (read.kind === CLOSE) socket.end(frame(CLOSE, read.payload.subarray(0, 2)));
      else if (read.kind === TEXT) receive(JSON.parse(read.payload.toString()), end);
    }
  });
  return end;
}

function frame(kind: number, payload: Buffer): Buffer {
  const first = 0x80 | kind;
  if (payload.length < 126) return Buffer.concat([Buffer.from([first, payload.length]), payload]);
  const head = Buffer.from([first, 126, 0, 0]);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** A client's frames are masked; ours are short. */
function unframe(bytes: Buffer) {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const start = short === 126 ? 4 : 2;
  if (bytes.length < start) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short;
  const length = start + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(start, start + 4);
  const payload = Buffer.from(bytes.subarray(start + 4, length).map((byte, place) => byte ^ (mask[place % 4] ?? 0)));
  return { kind: bytes.readUInt8(0) & 0x0f, payload, length };
}
