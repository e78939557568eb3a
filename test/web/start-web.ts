import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Answers one request; through `response.socket` also in ways that are no HTTP. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A path and what it answers; a path that is not there answers 404. */
export type Site = Readonly<Record<string, Handler>>;

export interface Web {
  /** Address and port, as a fetcher has it allowed. */
  readonly host: string;
  readonly url: string;
  /** What was asked for, in order. */
  readonly requests: readonly { readonly path: string; readonly headers: IncomingHttpHeaders; readonly at: number }[];
  /** How many connections were ever made, and how many are open. */
  readonly connections: { readonly made: number; readonly open: number };
  /** The most requests that were under way at one time. */
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

/** A web of ours on the loopback: one server that plays every site. */
export async function startWeb(site: Site = {}, address = '127.0.0.1'): Promise<Web> {
  const requests: { path: string; headers: IncomingHttpHeaders; at: number }[] = [];
  const sockets = new Set<Socket>();
  let made = 0;
  let underway = 0;
  let mostAtOnce = 0;

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://any').pathname;
    requests.push({ path, headers: request.headers, at: performance.now() });
    underway++;
    mostAtOnce = Math.max(mostAtOnce, underway);
    response.on('close', () => underway--);
    (site[path] ?? missing)(request, response);
  });
  server.on('connection', (socket) => {
    made++;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port } = server.address() as AddressInfo;
  const host = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

  return {
    host,
    url: `http://${host}`,
    requests,
    get connections() {
      return { made, open: sockets.size };
    },
    get mostAtOnce() {
      return mostAtOnce;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const missing: Handler = (_request, response) => {
  response.writeHead(404).end('nothing here');
};
