import { Client, Events, GatewayIntentBits, Options, Partials, REST, Status } from 'discord.js';
import type { Logger } from 'pino';
import type { Adapter } from '../app/chat/ports.ts';
import { createDiscordCourier } from './courier.ts';
import { workspaceOf } from './incoming.ts';
import { listen } from './listen.ts';
import { createMessenger } from './messenger.ts';
import { explainClose, explainStart } from './problems.ts';
import { registerCommands } from './register.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Commands are that server's alone, and there at once; without it everywhere. */
  readonly guild?: string;
  /** The bot reads plain messages in its threads: needs the privileged intent. */
  readonly messageContent: boolean;
  /** Instead of `https://discord.com/api`, for a REST proxy. */
  readonly apiUrl?: string;
}

/** Briefdesk on Discord: what is said there goes to `chat`, what chat says goes there. */
export function createDiscordAdapter(options: DiscordOptions, log: Logger): Adapter {
  const { token, messageContent, apiUrl } = options;
  const where = { ...(apiUrl !== undefined && { api: apiUrl }) };
  /** Not the client's own, which forgets its token with the connection: what is being answered then is still sent. */
  const rest = new REST({ version: '10', ...where }).setToken(token);
  const messenger = createMessenger(rest);
  /** One that could not connect can't be used again: every start has its own. */
  let client: Client | undefined;
  let phase: 'starting' | 'running' | 'stopped' = 'starting';
  return {
    platform: 'discord',
    messenger,
    courier: createDiscordCourier(deliveringRest(token, where), (channel) => rightsIn(client, channel)),
    start: async (chat) => {
      const starting = createClient(messageContent, where);
      client = starting;
      listen(starting, { chat, messenger, messageContent, log });
      const { application, guilds } = await connect(starting, options);
      const servers = guilds.cache.map(({ id }) => id);
      await registerCommands(rest, application.id, { guild: options.guild, servers }).catch(async (error: unknown) => {
        await starting.destroy();
        throw explainStart(error, options);
      });
      const workspaces = servers.map((id) => workspaceOf(id, ''));
      await chat.present('discord', workspaces, new Date());
      phase = 'running';
    },
    stop: async () => {
      phase = 'stopped';
      await client?.destroy();
    },
    state: () => (phase !== 'running' ? phase : client && isConnected(client) ? 'connected' : 'reconnecting'),
  };
}

async function rightsIn(client: Client | undefined, channel: string) {
  const found = await client?.channels.fetch(channel);
  if (!client?.user || !found || found.isDMBased()) return undefined;
  return found.permissionsFor(client.user) ?? undefined;
}

/** Deliveries wait in the ledger: what is limited or fails is said at once. Longer than this none is waited for. */
const DELIVERY_TIMEOUT_MS = 10_000;

const deliveringRest = (token: string, where: { readonly api?: string }): REST =>
  new REST({
    version: '10',
    ...where,
    retries: 0,
    timeout: DELIVERY_TIMEOUT_MS,
    rejectOnRateLimit: () => true,
  }).setToken(token);

const createClient = (messageContent: boolean, rest: { readonly api?: string }): Client =>
  new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    /** Direct messages come from channels that the gateway never announced. */
    partials: [Partials.Channel],
    /** Nobody's messages are kept, in memory either: what is none of the bot's business is gone when it was looked at. */
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, ReactionManager: 0 }),
    /** As many connections as the gateway asks for. */
    shards: 'auto',
    allowedMentions: { parse: [] },
    rest,
  });

const isConnected = ({ ws }: Client): boolean => ws.shards.every(({ status }) => status === Status.Ready);

/** Logs in and waits until every shard is there. */
async function connect(client: Client, options: DiscordOptions): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve, reject) => {
    client.once(Events.ClientReady, resolve);
    client.once(Events.ShardDisconnect, ({ code }) => reject(explainClose(code)));
  });
  try {
    const [connected] = await Promise.all([ready, client.login(options.token)]);
    return connected;
  } catch (error) {
    await client.destroy();
    throw explainStart(error, options);
  }
}
