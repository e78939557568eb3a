import { createHmac, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createEmulator } from 'emulate';
import { ALL_SCOPES } from '../../src/slack/scopes.ts';
import { type Sockets, serveSockets } from './socket-mode.ts';

export const BOT_TOKEN = 'xoxb-of-this-test';
export const APP_TOKEN = 'xapp-of-this-test';
export const SIGNING_SECRET = 'a secret of this test';

/** What goes wrong with the next call of a method. */
type Fault =
  | { readonly kind: 'refuse'; readonly error: string; readonly needed?: string }
  | { readonly kind: 'rate-limit'; readonly seconds: number }
  /** Slack does it, and the answer never arrives. */
  | { readonly kind: 'lose-answer' };

interface Call {
  readonly method: string;
  readonly body: Readonly<Record<string, string>>;
}

/** A message as the workspace holds it. */
export interface Held {
  readonly ts: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly blocks?: readonly { readonly type: string }[];
  readonly metadata?: { readonly event_payload: { readonly key: string; readonly part: number } };
}

export interface Workspace {
  readonly apiUrl: string;
  /** Calls of the Web API, oldest first. */
  readonly calls: Call[];
  /** What was sent to response addresses, oldest first. */
  readonly replies: { readonly address: string; readonly message: Held & { readonly response_type: string } }[];
  readonly sockets: Sockets;
  readonly general: string;
  readonly team: string;
  readonly bot: string;
  readonly anna: string;
  readonly admin: string;
  /** A new address for private replies; it takes so many messages. */
  responseAddress(takes?: number): string;
  fail(method: string, fault: Fault): void;
  setScopes(scopes: readonly string[] | undefined): void;
  /** Messages in the channel, or below one of them, oldest first. */
  held(thread?: string): Promise<readonly Held[]>;
  close(): Promise<void>;
}

/**
 * A Slack workspace on 127.0.0.1: `emulate` for the Web API, and in front of it what it lacks: scopes in the header,
 * response addresses, faults, and Socket Mode.
 */
export async function openWorkspace(): Promise<Workspace> {
  const emulatorPort = await freePort();
  const emulator = await onLoopback(() => createEmulator({ service: 'slack', port: emulatorPort, seed: SEED }));
  const web = `http://127.0.0.1:${emulatorPort}`;
  const calls: Call[] = [];
  const replies: Workspace['replies'] = [];
  const faults = new Map<string, Fault[]>();
  const takes = new Map<string, number>();
  let scopes: readonly string[] | undefined = ALL_SCOPES.map(({ name }) => name);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const body = await text(request);
    if (path.startsWith('/response/')) return takeReply(path, body, response);
    const method = path.replace('/api/', '');
    calls.push({ method, body: Object.fromEntries(new URLSearchParams(body)) });
    const fault = faults.get(method)?.shift();
    if (fault?.kind === 'rate-limit')
      return void response.writeHead(429, { 'retry-after': String(fault.seconds) }).end();
    if (fault?.kind === 'refuse') return json(response, { ok: false, error: fault.error, needed: fault.needed });
    if (method === 'apps.connections.open') return json(response, sockets.open(request.headers.authorization));
    const answered = await fetch(`${web}${path}`, { method: 'POST', headers: headersOf(request), body });
    if (fault?.kind === 'lose-answer') return void response.destroy();
    if (scopes) response.setHeader('x-oauth-scopes', scopes.join(','));
    json(response, (await answered.json()) as object);
  };

  const takeReply = (address: string, body: string, response: ServerResponse): void => {
    const left = takes.get(address) ?? 0;
    takes.set(address, left - 1);
    if (left <= 0) return void response.writeHead(404).end('used_url');
    replies.push({ address: `${url}${address}`, message: JSON.parse(body) });
    response.end('ok');
  };

  const server = createServer((request, response) => void answer(request, response));
  const sockets = serveSockets(server, APP_TOKEN);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const ask = async (method: string, body: Readonly<Record<string, string>> = {}): Promise<Answered> => {
    const headers = { authorization: `Bearer ${BOT_TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' };
    const request = { method: 'POST', headers, body: new URLSearchParams(body).toString() };
    return (await fetch(`${web}/api/${method}`, request)).json() as Promise<Answered>;
  };
  const { channels } = await ask('conversations.list');
  const { members } = await ask('users.list');
  const { team_id, user_id } = await ask('auth.test');
  const general = idOf(channels, 'general');
  let addresses = 0;
  return {
    apiUrl: `${url}/api/`,
    calls,
    replies,
    sockets,
    general,
    team: team_id,
    bot: user_id,
    anna: idOf(members, 'anna'),
    admin: idOf(members, 'boss'),
    responseAddress: (times = 5) => {
      addresses += 1;
      takes.set(`/response/${addresses}`, times);
      return `${url}/response/${addresses}`;
    },
    fail: (method, fault) => {
      faults.set(method, [...(faults.get(method) ?? []), fault]);
    },
    setScopes: (given) => {
      scopes = given;
    },
    held: async (thread) => {
      const query = { channel: general, ...(thread !== undefined && { ts: thread }) };
      const { messages } = await ask(thread === undefined ? 'conversations.history' : 'conversations.replies', query);
      return messages.toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
    },
    close: async () => {
      sockets.close();
      server.closeAllConnections();
      server.close();
      await emulator.close();
    },
  };
}

/** What the emulator answers, of the methods asked here. */
interface Answered {
  readonly channels: readonly Named[];
  readonly members: readonly Named[];
  readonly messages: readonly Held[];
  readonly team_id: string;
  readonly user_id: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const SEED = {
  slack: {
    team: { name: 'Tarn Watch', domain: 'tarn' },
    users: [{ name: 'briefdesk' }, { name: 'anna' }, { name: 'boss', is_admin: true }],
    channels: [{ name: 'general' }],
    tokens: [{ token: BOT_TOKEN, user: 'briefdesk', scopes: ALL_SCOPES.map(({ name }) => name) }],
  },
};

const idOf = (all: readonly Named[], name: string): string => {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`the workspace has no ${name}`);
  return found.id;
};

const json = (response: ServerResponse, body: object): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const headersOf = ({ headers }: IncomingMessage): Record<string, string> => ({
  authorization: headers.authorization ?? '',
  'content-type': headers['content-type'] ?? '',
});

export async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(randomInt(LOWEST_PORT, LOWEST_GIVEN_PORT), '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return port;
  }
}

/** From here on Linux gives ports to connections: one of those may be taken before it is listened on. */
const LOWEST_GIVEN_PORT = 32_768;
const LOWEST_PORT = 20_000;

/** The emulator listens on every interface: while it starts, servers listen on the loopback one. */
async function onLoopback<Started>(start: () => Promise<Started>): Promise<Started> {
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server, port: number) {
    return Reflect.apply(listen, this, [port, '127.0.0.1']);
  } as typeof listen;
  try {
    return await start();
  } finally {
    Server.prototype.listen = listen;
  }
}

/** A request as Slack signs it. */
export function signed(body: string, given: { readonly secret?: string; readonly at?: Date } = {}) {
  const { secret = SIGNING_SECRET, at = new Date() } = given;
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
}
