import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import type { Adapter } from '../../src/app/chat/ports.ts';
import type { Rules } from '../../src/app/chat/rules.ts';
import { createSlackAdapter } from '../../src/slack/adapter.ts';
import { startChat } from '../app/chat/rig.ts';
import { payloadsOf } from './payloads.ts';
import {
  APP_TOKEN,
  BOT_TOKEN,
  freePort,
  type Held,
  openWorkspace,
  SIGNING_SECRET,
  signed,
  type Workspace,
} from './workspace.ts';

export interface Running {
  readonly workspace: Workspace;
  readonly adapter: Adapter;
  readonly payloads: ReturnType<typeof payloadsOf>;
  readonly logged: string[];
  /** Sends a payload as Slack would over HTTP, and gives the status and the time it took to be acknowledged. */
  deliver(
    payload: object,
    signature?: ReturnType<typeof signed>,
  ): Promise<{ readonly status: number; readonly ms: number; readonly body: string }>;
  /** Waits until everything taken is answered. */
  answered(): Promise<void>;
  chat: Awaited<ReturnType<typeof startChat>>;
  stop(): Promise<void>;
}

export interface RunOptions {
  readonly over: 'http' | 'socket';
  readonly rules?: Partial<Rules>;
  readonly path?: string;
  readonly sourceManagers?: readonly string[];
  readonly workspace?: Workspace;
}

/** The bot in a workspace of its own: unmodified Bolt, a real store and desk. */
export async function run({ over, rules = {}, path, workspace: given, sourceManagers }: RunOptions): Promise<Running> {
  const workspace = given ?? (await openWorkspace());
  const port = await freePort();
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const transport =
    over === 'http'
      ? ({ kind: 'http', signingSecret: SIGNING_SECRET, port } as const)
      : ({ kind: 'socket', appToken: APP_TOKEN } as const);
  const options = { botToken: BOT_TOKEN, transport, apiUrl: workspace.apiUrl };
  const adapter = createSlackAdapter({ ...options, ...(sourceManagers && { sourceManagers }) }, log);
  const chat = await startChat({
    rules: { questions: 100, posts: 100, ...rules },
    messenger: adapter.messenger,
    ...(path !== undefined && { path }),
  });
  await adapter.start(chat.chat);
  return {
    workspace,
    adapter,
    payloads: payloadsOf(workspace),
    logged,
    chat,
    deliver: async (payload, signature) => {
      const { body, type } = bodyOf(payload);
      const begun = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
        method: 'POST',
        headers: { 'content-type': type, ...(signature ?? signed(body)) },
        body,
      });
      const ms = performance.now() - begun;
      return { status: response.status, ms, body: await response.text() };
    },
    answered: () => chat.chat.drain(10_000),
    stop: async () => {
      await adapter.stop();
      await chat.chat.drain(10_000);
      await chat.close();
      if (!given) await workspace.close();
    },
  };
}

/** Commands are forms, interactions a form with the payload in one field, events JSON. */
function bodyOf(payload: object): { readonly body: string; readonly type: string } {
  const form = 'application/x-www-form-urlencoded';
  if ('command' in payload)
    return { body: new URLSearchParams(payload as Record<string, string>).toString(), type: form };
  if ('event' in payload) return { body: JSON.stringify(payload), type: 'application/json' };
  return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
}

/** Waits for what comes after the acknowledgement. */
export async function until<Found>(find: () => Found | undefined): Promise<Found> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await setImmediate();
  }
}

/** The words and buttons of a message, for a glance. */
export const glance = ({ blocks = [] }: Pick<Held, 'blocks'>): string => JSON.stringify(blocks);

/** The value of a button of this kind below a message. */
export function buttonIn(message: Pick<Held, 'blocks'>, kind: string): string {
  const found = new RegExp(`"action_id":"briefdesk-${kind}"[^}]*\\}[^}]*"value":"([^"]+)"`).exec(glance(message));
  if (!found?.[1]) throw new Error(`no button ${kind} in ${glance(message)}`);
  return found[1];
}
