import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** What is asked to be posted. */
interface Asked {
  readonly channel: string;
  readonly key: string;
  readonly part: number;
  readonly payload: string;
}

export interface Post extends Omit<Asked, 'payload'> {
  /** Milliseconds on the platform's clock. */
  readonly at: number;
}

/** How often of a thousand requests each thing goes wrong. */
interface Troubles {
  readonly slow: number;
  /** Taken, but the answer never comes: the connection ends, or hangs beyond every patience. */
  readonly lost: number;
  readonly hanging: number;
  /** Not taken: the connection ends. */
  readonly refused: number;
  readonly limited: number;
  readonly failed: number;
  /** Taken, and answered as if it had failed. */
  readonly failedAfter: number;
}

export const NO_TROUBLES: Troubles = {
  slow: 0,
  lost: 0,
  hanging: 0,
  refused: 0,
  limited: 0,
  failed: 0,
  failedAfter: 0,
};

export const TROUBLES: Troubles = {
  slow: 60,
  lost: 60,
  hanging: 30,
  refused: 50,
  limited: 50,
  failed: 40,
  failedAfter: 30,
};

/** Longer than any bot of the test waits. */
const HANGING_MS = 5_000;
const SLOW_MS = 100;

/**
 * A chat platform on loopback that keeps every post. In channels whose name begins with `nonce` it takes a message once
 * for its key and part, as Discord does; in the others it takes whatever it is sent, as Slack does.
 */
export async function startPlatform(random: () => number, troubles: Troubles) {
  const posts: Post[] = [];
  let asked = 0;

  const byNonce = new Map<string, string>();
  const take = ({ channel, key, part }: Asked): string => {
    const nonce = `${channel} ${key} ${part}`;
    const known = byNonce.get(nonce);
    if (known !== undefined && channel.startsWith('nonce')) return known;
    const id = String(posts.push({ channel, key, part, at: Date.now() }) - 1);
    byNonce.set(nonce, id);
    return id;
  };
  const post = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const message = (await json(request)) as Asked;
    asked += 1;
    switch (drawn(random, troubles)) {
      case 'slow':
        await sleep(random() * SLOW_MS);
        if (request.socket.destroyed) return;
        return answer(response, 200, { message: take(message) });
      case 'lost':
        take(message);
        return void request.socket.resetAndDestroy();
      case 'hanging':
        take(message);
        await sleep(HANGING_MS, undefined, { ref: false });
        return void request.socket.destroy();
      case 'refused':
        return void request.socket.destroy();
      case 'limited':
        return answer(response, 429, { retryAfterMs: 50 });
      case 'failed':
        return answer(response, 500, {});
      case 'failedAfter':
        take(message);
        return answer(response, 500, {});
      case undefined:
        return answer(response, 200, { message: take(message) });
    }
  };
  const look = (url: URL, response: ServerResponse): void => {
    const [channel, key] = [url.searchParams.get('channel'), url.searchParams.get('key')];
    const found = posts.flatMap((one, id) =>
      one.channel === channel && one.key === key ? [{ part: one.part, message: String(id) }] : [],
    );
    answer(response, 200, found);
  };
  const server = createServer((request, response) => {
    if (request.method === 'POST') return void post(request, response).catch(() => request.socket.destroy());
    look(new URL(request.url ?? '/', 'http://platform'), response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts: posts as readonly Post[],
    askedCount: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function drawn(random: () => number, troubles: Troubles): keyof Troubles | undefined {
  let rest = random() * 1000;
  for (const [name, share] of Object.entries(troubles) as [keyof Troubles, number][]) {
    rest -= share;
    if (rest < 0) return name;
  }
  return undefined;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
