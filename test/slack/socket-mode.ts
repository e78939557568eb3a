import { once } from 'node:events';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** Socket Mode from Slack's side: https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface Sockets {
  /** What `apps.connections.open` answers. */
  open(authorization: string | undefined): object;
  /** Waits for the connection with this number, from 1, and greets it. */
  connection(number: number): Promise<Connected>;
  /** The next connection is not greeted: it is left waiting, or cut. */
  snub(how: 'wait' | 'cut'): void;
  close(): void;
}

interface Connected {
  /** Sends an envelope and waits for its acknowledgement: what it carried, and after how many milliseconds. */
  send(type: 'events_api' | 'slash_commands' | 'interactive', payload: object): Promise<Acknowledged>;
  /** Announces that this connection ends, as Slack does every few hours, or when it is told to go. */
  disconnect(reason: 'warning' | 'refresh_requested'): void;
  /** Cuts the line without a word. */
  cut(): void;
}

interface Acknowledged {
  readonly payload: object;
  readonly ms: number;
}

export function serveSockets(server: Server, appToken: string): Sockets {
  const wss = new WebSocketServer({ server, path: '/link' });
  const connected: WebSocket[] = [];
  const snubs: ('wait' | 'cut')[] = [];
  wss.on('connection', (socket) => {
    connected.push(socket);
    const snub = snubs.shift();
    if (snub === 'cut') socket.terminate();
    if (snub) return;
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
    wss.emit('greeted');
  });
  return {
    open: (authorization) => {
      if (authorization !== `Bearer ${appToken}`) return { ok: false, error: 'invalid_auth' };
      const { port } = wss.address() as { readonly port: number };
      return { ok: true, url: `ws://127.0.0.1:${port}/link?ticket=1` };
    },
    connection: async (number) => {
      while (connected.length < number) await once(wss, 'greeted');
      return talkTo(connected[number - 1]!);
    },
    snub: (how) => void snubs.push(how),
    close: () => {
      for (const socket of connected) socket.terminate();
      wss.close();
    },
  };
}

let envelopes = 0;

const talkTo = (socket: WebSocket): Connected => ({
  send: async (type, payload) => {
    envelopes += 1;
    const envelope_id = `envelope-${envelopes}`;
    const begun = performance.now();
    const acknowledged = new Promise<Acknowledged>((resolve) => {
      const hear = (data: Buffer): void => {
        const message = JSON.parse(data.toString()) as { envelope_id: string; payload: object };
        if (message.envelope_id !== envelope_id) return;
        socket.off('message', hear);
        resolve({ payload: message.payload, ms: performance.now() - begun });
      };
      socket.on('message', hear);
    });
    socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api' }));
    return acknowledged;
  },
  disconnect: (reason) => socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} })),
  cut: () => socket.terminate(),
});
