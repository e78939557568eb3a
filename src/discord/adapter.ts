import { Client, Events, GatewayIntentBits, type Interaction, MessageFlags, Partials, REST, Status } from 'discord.js';
import type { Adapter, Chat } from '../app/chat/ports.ts';
import { askForm } from './ask-form.ts';
import { readCustomId } from './buttons.ts';
import { suggestSpans, suggestTopics } from './commands.ts';
import { readInteraction, readMessage } from './incoming.ts';
import { createMessenger } from './messenger.ts';
import { explainClose, explainStart } from './problems.ts';
import { registerCommands } from './register.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Commands are that server's alone, and there at once; without it everywhere. */
  readonly guild?: string;
  /** The bot reads plain messages: needs the privileged intent. */
  readonly messageContent: boolean;
  /** Instead of `https://discord.com/api`. */
  readonly api?: string;
  /** Names of topics there are articles on, the best first. */
  readonly topics: (workspace: string) => Promise<readonly string[]>;
  /** A sentence for the person; the error itself is logged there. */
  readonly explain: (error: unknown) => string;
}

export function createDiscordAdapter(options: DiscordOptions): Adapter {
  const where = { ...(options.api !== undefined && { api: options.api }) };
  const client = createClient(options, where);
  /** Of its own: what is being answered while the bot stops is still sent. */
  const rest = new REST({ version: '10', ...where }).setToken(options.token);
  let phase: 'starting' | 'running' | 'stopped' = 'starting';

  return {
    platform: 'discord',
    messenger: createMessenger(rest),
    start: async (chat) => {
      listen(client, chat, options);
      await connect(client, rest, options);
      phase = 'running';
    },
    stop: async () => {
      phase = 'stopped';
      await client.destroy();
    },
    state: () => (phase !== 'running' ? phase : isConnected(client) ? 'connected' : 'reconnecting'),
  };
}

const createClient = ({ messageContent }: DiscordOptions, where: { readonly api?: string }): Client =>
  new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(messageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    /** Direct messages come from channels that the gateway never announced. */
    partials: [Partials.Channel],
    /** As many connections as the gateway asks for. */
    shards: 'auto',
    allowedMentions: { parse: [] },
    rest: where,
  });

const isConnected = ({ ws }: Client): boolean => ws.shards.every(({ status }) => status === Status.Ready);

/** Logs in, waits until every shard is there, and tells Discord of the commands. */
async function connect(client: Client, rest: REST, { token, guild }: DiscordOptions): Promise<void> {
  try {
    const ready = new Promise<Client<true>>((resolve, reject) => {
      client.once(Events.ClientReady, resolve);
      client.once(Events.ShardDisconnect, ({ code }) => reject(explainClose(code)));
    });
    ready.catch(() => {});
    await client.login(token);
    const { application } = await ready;
    await registerCommands(rest, application.id, guild);
  } catch (error) {
    await client.destroy();
    throw explainStart(error, guild);
  }
}

function listen(client: Client, chat: Chat, options: DiscordOptions): void {
  const { explain, messageContent } = options;
  client.on(Events.InteractionCreate, (interaction) => {
    answerInteraction(interaction, chat, options).catch(explain);
  });
  client.on(Events.MessageCreate, (message) => {
    const incoming = readMessage(message, !messageContent);
    if (incoming) chat.receive(incoming).then(chat.work).catch(explain);
  });
  client.on(Events.Error, explain);
  client.on(Events.ShardError, explain);
  client.on(Events.GuildDelete, ({ id }) => void chat.removed(`discord:${id}`, new Date()).catch(explain));
  client.on(Events.GuildCreate, ({ id }) => void chat.returned(`discord:${id}`).catch(explain));
}

/** Everything is deferred as a private reply: what is public is posted as a message of the channel, and settles it. */
async function answerInteraction(interaction: Interaction, chat: Chat, options: DiscordOptions): Promise<void> {
  if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true);
    const workspace =
      interaction.guildId === null ? `user:discord:${interaction.user.id}` : `discord:${interaction.guildId}`;
    return interaction.respond(
      name === 'since' ? suggestSpans(value) : suggestTopics(await options.topics(workspace), value),
    );
  }
  if (!interaction.isChatInputCommand() && !interaction.isButton() && !interaction.isModalSubmit()) return;
  const pressed = interaction.isButton() ? readCustomId(interaction.customId) : undefined;
  if (interaction.isButton() && pressed?.kind === 'ask') return interaction.showModal(askForm(pressed.post));
  const incoming = readInteraction(interaction);
  if (!incoming) return;
  const receipt = await chat.receive(incoming);
  if (receipt.kind === 'received')
    await interaction.deferReply({ flags: MessageFlags.Ephemeral }).catch(options.explain);
  await chat.work(receipt);
}
