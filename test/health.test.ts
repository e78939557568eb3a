import { afterEach, describe, expect, it } from 'vitest';
import { examineHealth, type HealthServer, serveHealth } from '../src/health.ts';

const servers: HealthServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const adapter = (platform: 'slack' | 'discord', state: 'connected' | 'reconnecting' | 'stopped') => ({
  platform,
  state: () => state,
});
const sent = { lastSent: async () => new Date('2026-05-11T12:00:00Z') };

describe('health', () => {
  it('is good with a store and one adapter', async () => {
    const health = await examineHealth(sent, [adapter('slack', 'connected'), adapter('discord', 'stopped')]);

    expect(health).toEqual({
      ok: true,
      store: 'ok',
      adapters: { slack: 'connected', discord: 'stopped' },
      lastDelivery: '2026-05-11T12:00:00.000Z',
    });
  });

  it('is not where no adapter is connected', async () => {
    expect((await examineHealth(sent, [adapter('slack', 'reconnecting')])).ok).toBe(false);
  });

  it('is not where the store cannot be read', async () => {
    const broken = { lastSent: () => Promise.reject(new Error('gone')) };

    expect(await examineHealth(broken, [adapter('slack', 'connected')])).toMatchObject({ ok: false, store: 'failed' });
  });

  it('is not where the store does not answer, and says so without waiting for it', async () => {
    const locked = { lastSent: () => new Promise<never>(() => {}) };

    expect(await examineHealth(locked, [adapter('slack', 'connected')], 1)).toEqual({
      ok: false,
      store: 'busy',
      adapters: { slack: 'connected' },
    });
  });

  it('is told over HTTP, and nothing else is', async () => {
    const server = await serveHealth(0, () => examineHealth(sent, [adapter('slack', 'connected')]));
    servers.push(server);

    const answer = await fetch(`http://127.0.0.1:${server.port}/healthz`);
    const other = await fetch(`http://127.0.0.1:${server.port}/`);

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ok: true, adapters: { slack: 'connected' } });
    expect(other.status).toBe(404);
  });

  it('says that a port is taken', async () => {
    const first = await serveHealth(0, () => examineHealth(sent, []));
    servers.push(first);

    await expect(serveHealth(first.port, () => examineHealth(sent, []))).rejects.toThrow(/PORT \d+ cannot be used/);
  });
});
