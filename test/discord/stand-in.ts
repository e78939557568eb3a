import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { MessageCreateRequestSchema } from 'discord-api-spec/zod';
import { acceptWebSocket, type WebSocketEnd } from './web-socket.ts';

export const TOKEN = 'stand-in-token';
export const SERVER = '600000000000000001';
export const GENERAL = '700000000000000001';
const ANNA = '800000000000000001';
/** Where the bot writes to a person. */
export const DIRECT = '910000000000000001';
export const BOT = '500000000000000001';

/** What goes wrong with a request, once. `lost` and `reset`: it is done, but the answer never arrives. */
export type Trouble =
  | 'rate-limited'
  | 'failed'
  | 'lost'
  | 'reset'
  | 'slow'
  | 'forbidden'
  | 'locked'
  | 'expired'
  | 'unknown-member';

interface Posted {
  readonly id: string;
  readonly channel: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Login {
  readonly shard?: readonly [number, number];
  readonly intents: number;
}

/**
 * As much of Discord as it takes to be difficult: limited rates, failures, lost answers, refused payloads, sessions that
 * end, resume or are invalid, shards. Loopback only.
 */
export async function startStandIn({ shards = 1, content = true, guild = true, rights = ALL_RIGHTS } = {}) {
  const posts: Posted[] = [];
  const requests: string[] = [];
  /** How interactions were acknowledged. */
  const callbacks: unknown[] = [];
  const troubles: { readonly on: RegExp; readonly trouble: Trouble }[] = [];
  const nonces = new Map<unknown, string>();
  /** By application, or application and server. */
  const commands = new Map<string, readonly object[]>();
  let ids = 0;
  let intents = 0;
  const gateway = createGateway(content, guild, rights);

  const server = createServer((request, response) => void answer(request, response));
  server.on('upgrade', (request, socket) => gateway.accept(request, socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = `${request.method} ${request.url?.replace('/api/v10', '').split('?')[0]}`;
    requests.push(asked);
    const place = troubles.findIndex(({ on }) => on.test(asked));
    const [{ trouble } = { trouble: undefined }] = place < 0 ? [] : troubles.splice(place, 1);
    const body = /^(?:POST|PUT|PATCH)/.test(asked) ? await json(request).catch(() => undefined) : undefined;
    if (trouble === 'rate-limited')
      return reply(response, 429, { message: 'slow down', retry_after: 0.2, global: false });
    if (trouble === 'forbidden') return reply(response, 403, { code: 50001, message: 'Missing Access' });
    if (trouble === 'unknown-member') return reply(response, 404, { code: 10007, message: 'Unknown Member' });
    if (trouble === 'locked') return reply(response, 403, { code: 160005, message: 'Thread is locked' });
    if (trouble === 'expired') return reply(response, 404, { code: 10015, message: 'Unknown Webhook' });
    if (trouble === 'failed') return reply(response, 500, { message: 'oops' });
    const { status, value } =
      request.headers.authorization === 'Bot wrong'
        ? { status: 401, value: { message: '401: Unauthorized', code: 0 } }
        : respond(asked, body);
    if (trouble === 'lost') return void request.socket.destroy();
    if (trouble === 'reset') return void request.socket.resetAndDestroy();
    if (trouble === 'slow') return void setTimeout(() => reply(response, status, value), 300);
    reply(response, status, value);
  }

  function respond(asked: string, body: unknown): { readonly status: number; readonly value: unknown } {
    const [, channel] = /^POST \/channels\/(\d+)\/messages$/.exec(asked) ?? [];
    if (channel !== undefined) return take(channel, body);
    if (asked === 'GET /gateway/bot') {
      const session_start_limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 };
      return { status: 200, value: { url: `ws://127.0.0.1:${port}`, shards, session_start_limit } };
    }
    if (asked === 'GET /applications/@me') {
      const value = { id: BOT, name: 'Briefdesk', flags: intents, approximate_guild_count: 2 };
      return { status: 200, value };
    }
    const [, registered] = /^(?:GET|PUT) (.*\/commands)$/.exec(asked) ?? [];
    if (registered !== undefined) {
      if (asked.startsWith('PUT'))
        commands.set(
          registered,
          (body as object[]).map((command) => ({ id: '1', version: '1', ...command })),
        );
      return { status: 200, value: commands.get(registered) ?? [] };
    }
    const [, read] = /^GET \/channels\/(\d+)\/messages$/.exec(asked) ?? [];
    if (read !== undefined) {
      const there = posts.filter((post) => post.channel === read).toReversed();
      return { status: 200, value: there.map(({ id, body }) => ({ ...body, id, author: { id: BOT } })) };
    }
    if (/\/callback$/.test(asked)) callbacks.push(body);
    const id = nextId();
    if (/^PATCH .*\/messages\/(?:@|%40)original$/.test(asked))
      posts.push({ id, channel: 'private', body: body as Posted['body'] });
    return { status: 200, value: { id: asked === 'POST /users/@me/channels' ? DIRECT : id, type: 0 } };
  }

  const nextId = (): string => {
    ids += 1;
    return `${900_000_000_000_000_000n + BigInt(ids)}`;
  };

  /** Refuses what is beyond the published shape, and takes a message once. */
  function take(channel: string, body: unknown): { readonly status: number; readonly value: unknown } {
    const { nonce, enforce_nonce } = body as { readonly nonce?: unknown; readonly enforce_nonce?: unknown };
    try {
      MessageCreateRequestSchema.parse(body);
    } catch {
      return { status: 400, value: { code: 50035, message: 'Invalid Form Body' } };
    }
    const known = enforce_nonce === true ? nonces.get(nonce) : undefined;
    const id = known ?? nextId();
    if (known === undefined) posts.push({ id, channel, body: body as Posted['body'] });
    nonces.set(nonce, id);
    return { status: 200, value: { id, channel_id: channel } };
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    posts,
    requests,
    callbacks,
    gateway,
    /** The next request like this goes wrong. */
    trouble: (on: RegExp, trouble: Trouble) => void troubles.push({ on, trouble }),
    /** The Message Content Intent, for applications that need no review. */
    enableIntent: () => {
      intents = 1 << 19;
    },
    stop: async () => {
      gateway.cut();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function reply(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

const MESSAGE_CONTENT = 1 << 15;

/** View Channel, Send Messages, Embed Links and Read Message History, as a number. */
const ALL_RIGHTS = String((1 << 10) | (1 << 11) | (1 << 14) | (1 << 16));
const bot = { id: BOT, username: 'Briefdesk', discriminator: '0', avatar: null, bot: true };

function createGateway(content: boolean, guild: boolean, rights: string) {
  const logins: Login[] = [];
  const resumed: number[] = [];
  const ends = new Set<WebSocketEnd>();
  const told: object[] = [];

  const dispatch = (t: string, d: object): object => {
    const event = { op: 0, s: told.length + 1, t, d };
    told.push(event);
    return event;
  };

  function receive(value: unknown, end: WebSocketEnd): void {
    const { op, d } = value as { readonly op: number; readonly d: never };
    if (op === 1) end.send({ op: 11 });
    if (op === 2) identify(d, end);
    if (op === 6) {
      const { seq } = d as { readonly seq: number };
      resumed.push(seq);
      for (const event of told.slice(seq)) end.send(event);
      end.send(dispatch('RESUMED', {}));
    }
  }

  function identify(login: Login & { readonly token: string }, end: WebSocketEnd): void {
    logins.push(login);
    const refusal =
      login.token !== TOKEN ? 4004 : !content && (login.intents & MESSAGE_CONTENT) !== 0 ? 4014 : undefined;
    if (refusal !== undefined) {
      end.close(refusal);
      return;
    }
    const guilds = guild ? [{ id: SERVER, unavailable: true }] : [];
    const application = { id: BOT, flags: 0 };
    const session = { session_id: `session-${logins.length}`, resume_gateway_url: address };
    end.send(dispatch('READY', { v: 10, user: bot, guilds, application, shard: login.shard ?? [0, 1], ...session }));
    if (guild) end.send(dispatch('GUILD_CREATE', guildWith(rights)));
  }

  let address = '';
  return {
    logins,
    /** The last event each resumed connection had seen. */
    resumed,
    accept: (request: IncomingMessage, socket: Parameters<typeof acceptWebSocket>[1]) => {
      address = `ws://${request.headers.host}`;
      const end = acceptWebSocket(request, socket, receive);
      ends.add(end);
      socket.on('close', () => ends.delete(end));
      end.send({ op: 10, d: { heartbeat_interval: 45_000 } });
    },
    /** To every connection; where there is none, it is told when one resumes. */
    tell: (t: string, d: object) => {
      const event = dispatch(t, d);
      for (const end of ends) end.send(event);
    },
    close: (code: number) => {
      for (const end of ends) end.close(code);
    },
    /** The session is over; where it is not resumable, a new one is to be begun. */
    invalidate: () => {
      for (const end of ends) end.send({ op: 9, d: false });
    },
    askToReconnect: () => {
      for (const end of ends) end.send({ op: 7, d: null });
    },
    cut: () => {
      for (const end of ends) end.cut();
    },
  };
}

/** A server that gives everybody these rights, and the bot is in it. */
const guildWith = (rights: string) => ({
  id: SERVER,
  name: 'Tarn newsroom',
  owner_id: ANNA,
  roles: [{ id: SERVER, name: '@everyone', permissions: rights, position: 0, colors: { primary_color: 0 } }],
  emojis: [],
  features: [],
  channels: [{ id: GENERAL, type: 0, name: 'general', guild_id: SERVER, permission_overwrites: [] }],
  members: [{ user: bot, roles: [], flags: 0, joined_at: '2026-05-01T12:00:00Z' }],
  threads: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
});

/** What somebody typed, as the gateway tells of it. */
export const typedMessage = (given: object) => ({
  id: '1573900000000000001',
  type: 0,
  channel_id: GENERAL,
  guild_id: SERVER,
  author: { id: ANNA, username: 'anna', discriminator: '0', avatar: null },
  member: { roles: [], flags: 0 },
  content: '',
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  timestamp: '2026-05-11T12:00:00Z',
  ...given,
});

/** A command as the gateway tells of it; `permissions` are those of who typed it, as a number. */
export const slashCommand = (id: string, name: string, options: readonly object[] = [], permissions = '0') => ({
  id,
  application_id: BOT,
  type: 2,
  token: `token-${id}`,
  version: 1,
  guild_id: SERVER,
  channel_id: GENERAL,
  channel: { id: GENERAL, type: 0, name: 'general', guild_id: SERVER },
  member: {
    user: { id: ANNA, username: 'anna', discriminator: '0', avatar: null },
    roles: [],
    permissions,
    flags: 0,
  },
  data: { id: '1', name, type: 1, options },
  entitlements: [],
  authorizing_integration_owners: {},
  locale: 'en-US',
});
