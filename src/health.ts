import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatStore } from './app/chat/chat-store.ts';
import type { Adapter } from './app/chat/ports.ts';
import { BriefdeskError } from './core/errors.ts';

/** What `GET /healthz` says. */
export interface Health {
  /** The store can be read, and at least one adapter is connected. */
  readonly ok: boolean;
  readonly store: 'ok' | 'failed';
  readonly adapters: Readonly<Record<string, ReturnType<Adapter['state']>>>;
  /** When something was last posted, ISO 8601; absent before the first time. */
  readonly lastDelivery?: string;
}

export async function examineHealth(
  store: Pick<ChatStore, 'lastSent'>,
  adapters: readonly Pick<Adapter, 'platform' | 'state'>[],
): Promise<Health> {
  const states = Object.fromEntries(adapters.map(({ platform, state }) => [platform, state()]));
  try {
    const last = await store.lastSent();
    const ok = Object.values(states).includes('connected');
    return { ok, store: 'ok', adapters: states, ...(last && { lastDelivery: last.toISOString() }) };
  } catch {
    return { ok: false, store: 'failed', adapters: states };
  }
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers `GET /healthz` with 200 or 503. Throws `port-taken` where the port cannot be had. */
export async function serveHealth(port: number, examine: () => Promise<Health>): Promise<HealthServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/healthz') {
      response.writeHead(404).end();
      return;
    }
    void examine().then((health) => {
      response.writeHead(health.ok ? 200 : 503, { 'content-type': 'application/json' });
      response.end(`${JSON.stringify(health)}\n`);
    });
  });
  server.listen(port);
  await once(server, 'listening').catch((cause: Error) => {
    throw new BriefdeskError('port-taken', `PORT ${port} cannot be used: ${cause.message}`, { cause });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
