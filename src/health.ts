import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChatStore } from './app/chat/chat-store.ts';
import type { Adapter } from './app/chat/ports.ts';
import { BriefdeskError } from './core/errors.ts';

/** What `GET /healthz` says. */
export interface Health {
  /** The store can be read, and at least one adapter is connected. */
  readonly ok: boolean;
  /** `busy`: it has not answered in time, as where another process keeps its file locked. */
  readonly store: 'ok' | 'busy' | 'failed';
  readonly adapters: Readonly<Record<string, ReturnType<Adapter['state']>>>;
  /** When something was last posted, ISO 8601; absent before the first time. */
  readonly lastDelivery?: string;
}

/** Who asks for health gives up after a second, as most do. */
const PATIENCE_MS = 700;

export async function examineHealth(
  store: Pick<ChatStore, 'lastSent'>,
  adapters: readonly Pick<Adapter, 'platform' | 'state'>[],
  patience = PATIENCE_MS,
): Promise<Health> {
  const states = Object.fromEntries(adapters.map(({ platform, state }) => [platform, state()]));
  const answered = store.lastSent().then(
    (last) => ({ store: 'ok', ...(last && { lastDelivery: last.toISOString() }) }) as const,
    () => ({ store: 'failed' }) as const,
  );
  const found = await Promise.race([answered, sleep(patience, { store: 'busy' } as const, { ref: false })]);
  return { ok: found.store === 'ok' && Object.values(states).includes('connected'), adapters: states, ...found };
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
