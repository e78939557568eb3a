import { setTimeout as sleep } from 'node:timers/promises';
import { type App, HTTPReceiver, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Adapter } from '../app/chat/ports.ts';
import { slackError } from './errors.ts';
import { EVENTS_PATH } from './manifest.ts';
import { clientOptions, quietLogger, type WebOptions } from './web.ts';

/** How events come: over a socket that the bot opens, or as signed requests to it. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string; readonly greetedWithinMs?: number }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

export interface Connection {
  readonly receiver: Receiver;
  stop(): Promise<void>;
  state(): ReturnType<Adapter['state']>;
}

type Options = Omit<WebOptions, 'token'>;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
const GREETED_WITHIN_MS = 20_000;

export const connect = (transport: Transport, options: Options): Connection =>
  transport.kind === 'http' ? listen(transport, options) : openSocket(transport, options);

function listen({ signingSecret, port }: Transport & { kind: 'http' }, { log }: Options): Connection {
  const inner = new HTTPReceiver({ signingSecret, endpoints: EVENTS_PATH, logger: quietLogger(log) });
  let state: ReturnType<Adapter['state']> = 'starting';
  return {
    receiver: {
      init: (app) => inner.init(acknowledgingLate(app)),
      start: async () => {
        await inner.start(port);
        state = 'connected';
      },
      stop: async () => {},
    },
    stop: async () => {
      const wasConnected = state === 'connected';
      state = 'stopped';
      if (wasConnected) await inner.stop();
    },
    state: () => state,
  };
}

/**
 * The library's own reconnecting waits five seconds first, leaves a failure unhandled, which ends the process and the
 * other adapter with it, and then never tries again. So it is off, and done here: at once, then ever more slowly.
 */
function openSocket(transport: Transport & { kind: 'socket' }, options: Options): Connection {
  const { appToken, greetedWithinMs = GREETED_WITHIN_MS } = transport;
  const inner = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: quietLogger(options.log),
    installerOptions: { clientOptions: clientOptions(options) },
  });
  const { client } = inner;
  const stopping = new AbortController();
  let state: ReturnType<Adapter['state']> = 'starting';

  const start = starter(client, greetedWithinMs);
  const reconnect = async (): Promise<void> => {
    state = 'reconnecting';
    for (let tries = 0; !stopping.signal.aborted; tries += 1) {
      try {
        await start();
        if (stopping.signal.aborted) await client.disconnect();
        else state = 'connected';
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        const { code, message } = slackError(error);
        options.log.error({ code }, `slack: ${message}`);
        const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
        await sleep(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      }
    }
  };
  client.on('disconnected', () => {
    if (state === 'connected') void reconnect();
  });

  return {
    receiver: {
      init: (app) => inner.init(acknowledgingLate(app)),
      start: async () => {
        await start();
        state = 'connected';
      },
      stop: async () => {},
    },
    stop: async () => {
      stopping.abort();
      const wasConnected = state === 'connected';
      state = 'stopped';
      if (wasConnected) await client.disconnect();
    },
    state: () => state,
  };
}

/** Slack says hello on a socket that works: without it, the library would wait forever. */
function starter(client: SocketModeReceiver['client'], greetedWithinMs: number): () => Promise<void> {
  let waiting: NodeJS.Timeout | undefined;
  client.on('authenticated', () => {
    waiting = setTimeout(() => void client.disconnect(), greetedWithinMs).unref();
  });
  for (const over of ['connected', 'disconnected']) client.on(over, () => clearTimeout(waiting));
  return async () => {
    try {
      await client.start();
    } catch (error) {
      throw slackError(error ?? new Error('the socket was closed before its hello'), 'SLACK_APP_TOKEN');
    }
  };
}

/** What a handler of an event calls once the event is stored. */
export type Acknowledge = () => Promise<void>;

/**
 * Bolt acknowledges an event before it tells any handler, and what is lost then is lost for good. Here a handler does
 * it, through `context.acknowledge`. What no handler wanted is acknowledged when all are done; where one throws before,
 * Slack gets no acknowledgement and sends the event again.
 */
const acknowledgingLate = (app: App): App =>
  Object.create(app, {
    processEvent: {
      value: async (event: ReceiverEvent): Promise<void> => {
        if (event.body.type !== 'event_callback') return app.processEvent(event);
        let acknowledged = false;
        const acknowledge: Acknowledge = async () => {
          if (acknowledged) return;
          acknowledged = true;
          await event.ack();
        };
        const customProperties = { ...event.customProperties, acknowledge };
        await app.processEvent({ ...event, ack: async () => {}, customProperties });
        await acknowledge();
      },
    },
  });
