import { setTimeout as sleep } from 'node:timers/promises';
import { type App, HTTPReceiver, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import type { Adapter } from '../app/chat/ports.ts';
import { slackError } from './errors.ts';
import { clientOptions, quietLogger, type WebOptions } from './web.ts';

/** How events come: over a socket that the bot opens, or as signed requests to it. */
export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

export interface Connection {
  readonly receiver: Receiver;
  stop(): Promise<void>;
  state(): ReturnType<Adapter['state']>;
}

type Options = Omit<WebOptions, 'token'>;

const AGAIN_MS = 30_000;
const PATH = '/slack/events';

export const connect = (transport: Transport, options: Options): Connection =>
  transport.kind === 'http' ? listen(transport, options) : openSocket(transport, options);

function listen({ signingSecret, port }: Transport & { kind: 'http' }, { log }: Options): Connection {
  const inner = new HTTPReceiver({ signingSecret, endpoints: PATH, logger: quietLogger(log) });
  let state: ReturnType<Adapter['state']> = 'starting';
  const receiver: Receiver = {
    init: (app) => inner.init(acknowledgingLate(app)),
    start: async () => {
      await inner.start(port);
      state = 'connected';
    },
    stop: async () => {
      if (state === 'connected') await inner.stop();
      state = 'stopped';
    },
  };
  return { receiver, stop: () => receiver.stop() as Promise<void>, state: () => state };
}

function openSocket({ appToken }: Transport & { kind: 'socket' }, options: Options): Connection {
  const inner = new SocketModeReceiver({
    appToken,
    logger: quietLogger(options.log),
    installerOptions: { clientOptions: clientOptions(options) },
  });
  const { client } = inner;
  const stopping = new AbortController();
  let state: ReturnType<Adapter['state']> = 'starting';
  client.on('connected', () => {
    state = 'connected';
  });
  client.on('close', () => {
    if (!stopping.signal.aborted) state = 'reconnecting';
  });

  /**
   * The library reconnects by calling `start` and leaves its rejection unhandled, which would end the process and the
   * other adapter with it. So its `start` never rejects from here on, and tries until it is connected or told to stop.
   */
  const startOnce = client.start.bind(client);
  const startAgain: typeof client.start = async () => {
    for (;;) {
      try {
        return await startOnce();
      } catch (error) {
        if (stopping.signal.aborted) return { ok: false };
        options.log.error({ code: 'slack-unreachable' }, slackError(error, 'SLACK_APP_TOKEN').message);
        await sleep(AGAIN_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      }
    }
  };
  const receiver: Receiver = {
    init: (app) => inner.init(acknowledgingLate(app)),
    start: async () => {
      await startOnce();
      client.start = startAgain;
    },
    stop: async () => {
      stopping.abort();
      if (state !== 'starting') await client.disconnect();
      state = 'stopped';
    },
  };
  return { receiver, stop: () => receiver.stop() as Promise<void>, state: () => state };
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
