import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { ChannelType } from 'discord.js';
import { DigitalDiscord } from 'discord-digital-twin';

export const TOKEN = 'twin-token';
export const GENERAL = '700000000000000001';
export const ANNA = '800000000000000001';
export const BEN = '800000000000000002';
const SERVER = '600000000000000001';
export const BOT = '500000000000000001';

export interface Twin {
  readonly discord: DigitalDiscord;
  readonly stop: () => Promise<void>;
}

/** A Discord server that we did not write, on the loopback address alone. */
export async function startTwin(): Promise<Twin> {
  const folder = await mkdtemp(join(tmpdir(), 'twin-'));
  const discord = new DigitalDiscord({
    guild: { id: SERVER, name: 'Tarn newsroom' },
    channels: [{ id: GENERAL, name: 'general', type: ChannelType.GuildText }],
    users: [
      { id: ANNA, username: 'anna' },
      { id: BEN, username: 'ben' },
    ],
    botUser: { id: BOT, username: 'Briefdesk' },
    botToken: TOKEN,
    dbUrl: `file:${join(folder, 'twin.db')}`,
  });
  const server = await listening(() => discord.start());
  complete(server, discord);
  return {
    discord,
    stop: async () => {
      await discord.stop();
      await discord.prisma.$disconnect();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The twin listens on every interface, takes no address and shows no server: both are caught where it begins. */
async function listening(start: () => Promise<void>): Promise<Server> {
  const { listen } = Server.prototype;
  const servers: Server[] = [];
  Server.prototype.listen = function (this: Server, port: number, ready: () => void) {
    servers.push(this);
    return (listen as (...given: unknown[]) => Server).call(this, port, '127.0.0.1', ready);
  } as typeof listen;
  try {
    await start();
  } finally {
    Server.prototype.listen = listen;
  }
  if (!servers[0]) throw new Error('The twin did not listen');
  return servers[0];
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
type Answer = (found: RegExpExecArray, body: unknown) => Promise<unknown>;

/**
 * What Discord does and the twin does not: telling the registered commands, opening direct messages, giving a thread
 * the id of the message it begins with, and taking the reply to a button for another message than the button's.
 */
function complete(server: Server, discord: DigitalDiscord): void {
  const { prisma } = discord;
  const own: readonly (readonly [pattern: RegExp, answer: Answer])[] = [
    [
      /^GET \/api\/v10\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/,
      async ([, applicationId, guildId]) => {
        const commands = await prisma.applicationCommand.findMany({
          where: { applicationId: applicationId ?? '', guildId: guildId ?? null },
        });
        return commands.map(({ id, name, description, options }) => ({
          id,
          type: 1,
          name,
          description,
          options: JSON.parse(options),
        }));
      },
    ],
    [
      /^POST \/api\/v10\/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      async ([, parentId = '', id = ''], body) => {
        const { name } = body as { readonly name: string };
        const type = ChannelType.PublicThread;
        const thread = { id, guildId: SERVER, type, name, parentId, ownerId: BOT, starterMessageId: id };
        await prisma.channel.create({ data: thread });
        const shown = {
          id,
          guild_id: SERVER,
          type,
          name,
          parent_id: parentId,
          owner_id: BOT,
          thread_metadata: { archived: false, locked: false, auto_archive_duration: 1440 },
          newly_created: true,
        };
        tell(discord, 'THREAD_CREATE', shown);
        return shown;
      },
    ],
    [
      /^POST \/api\/v10\/users\/@me\/channels$/,
      async (_, body) => {
        const { recipient_id } = body as { readonly recipient_id: string };
        const id = directChannel(recipient_id);
        const type = ChannelType.DM;
        await prisma.channel.upsert({ where: { id }, create: { id, type }, update: {} });
        return { id, type };
      },
    ],
  ];
  const [twins] = server.listeners('request') as Handler[];
  server.removeAllListeners('request');
  server.on('request', async (request, response) => {
    const asked = `${request.method} ${request.url?.replace('%40', '@')}`;
    for (const [pattern, answer] of own) {
      const found = pattern.exec(asked);
      if (found) return void answerWith(answer, found, request, response);
    }
    const [, interactionId] = /^POST \/api\/v10\/interactions\/(\d+)\//.exec(asked) ?? [];
    if (interactionId !== undefined)
      await prisma.interactionResponse.update({ where: { interactionId }, data: { messageId: null } });
    twins?.(request, response);
  });
}

export const directChannel = (person: string): string => `9${person.slice(1)}`;

async function answerWith(
  answer: Answer,
  found: RegExpExecArray,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = request.method === 'POST' ? await json(request) : undefined;
  response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer(found, body)));
}

/** Sends an event to every client, as Discord's gateway would. */
export function tell(discord: DigitalDiscord, event: string, data: object): void {
  const { server } = discord as unknown as {
    readonly server: { readonly gateway: { broadcast(event: string, data: object): void } };
  };
  server.gateway.broadcast(event, data);
}
