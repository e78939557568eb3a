import { App, type Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Adapter } from '../app/chat/ports.ts';
import { checkSlack } from './checks.ts';
import { connect, type Transport } from './connection.ts';
import { createSlackCourier } from './courier.ts';
import { listen } from './listen.ts';
import { createSlackMessenger } from './messenger.ts';
import type { Identity } from './payloads.ts';
import { createPeople } from './people.ts';
import { openDelivering, openPosting, openWeb, quietLogger } from './web.ts';

export interface SlackOptions {
  readonly botToken: string;
  readonly transport: Transport;
  /** Instead of https://slack.com/api/, for GovSlack and proxies. */
  readonly apiUrl?: string;
  /** Ids of those who may change the sources, `admins` for the workspace's. */
  readonly sourceManagers?: readonly string[];
}

/** Briefdesk in one Slack workspace: what is said there goes to `chat`, what chat says goes there. */
export function createSlackAdapter(
  { botToken, transport, apiUrl, sourceManagers = ['admins'] }: SlackOptions,
  log: Logger,
): Adapter {
  const options = { ...(apiUrl !== undefined && { apiUrl }), log };
  const web = openWeb({ ...options, token: botToken });
  const messenger = createSlackMessenger({ web, posting: openPosting({ ...options, token: botToken }) });
  const connection = connect(transport, options);
  return {
    platform: 'slack',
    messenger,
    courier: createSlackCourier(openDelivering({ ...options, token: botToken })),
    start: async (chat) => {
      const { identity, notes } = await checkSlack({ ...options, botToken, transport });
      for (const note of notes) log.warn(`slack: ${note}`);
      await chat.returned(identity.workspace);
      const app = openApp(botToken, identity, connection.receiver, log);
      listen(app, { chat, people: createPeople(web, sourceManagers), web, messenger, me: identity, log });
      await app.start();
    },
    stop: connection.stop,
    state: connection.state,
  };
}

/** Bolt with the identity that is known already: it need not ask for it with every event. */
const openApp = (botToken: string, { userId, botId }: Identity, receiver: Receiver, log: Logger): App =>
  new App({
    receiver,
    logger: quietLogger(log),
    convoStore: false,
    authorize: async () => ({ botToken, botUserId: userId, ...(botId !== undefined && { botId }) }),
  });
