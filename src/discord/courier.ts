import {
  DiscordAPIError,
  HTTPError,
  PermissionFlagsBits,
  type PermissionsBitField,
  RateLimitError,
  type REST,
  Routes,
} from 'discord.js';
import type { Place } from '../app/chat/ports.ts';
import type { Courier, CourierMessage, Look, LookedFor, Sending } from '../app/digests/courier.ts';
import { isUnreached } from '../app/digests/unreached.ts';
import { isRefused } from './api-errors.ts';
import { readCustomId } from './buttons.ts';
import { refusable, sendDirectly } from './messenger.ts';
import { type DiscordMessage, renderDiscord } from './render.ts';

const PAGE = 100;
const PAGES = 10;
/** Where Discord limits without saying for how long. */
const LEAST_WAIT_MS = 1000;

/** The bot's own rights in a channel; undefined where they are not known. Rejects where Discord does not show it. */
export type RightsIn = (channel: string) => Promise<Readonly<PermissionsBitField> | undefined>;

/** Deliveries on Discord. `rest` neither waits nor tries again by itself. */
export const createDiscordCourier = (rest: REST, rightsIn: RightsIn): Courier => ({
  render: (_, document, showing) => {
    const [first, ...others] = renderDiscord(document, showing);
    return [JSON.stringify(first), ...others.map((one) => JSON.stringify(one))];
  },
  send: (place, message) => send(rest, place, message),
  look: (place, post) => look(rest, place, post),
  troubleAt: (place) => troubleAt(rightsIn, place),
  hasLeft: (place, person) => hasLeft(rest, place, person),
  tell: (person, document, actions) =>
    refusable(sendDirectly(rest, person, renderDiscord(document, { actions, titled: true }))),
});

/** As Discord's settings call them. */
const NEEDED = [
  [PermissionFlagsBits.ViewChannel, 'View Channel'],
  [PermissionFlagsBits.SendMessages, 'Send Messages'],
  [PermissionFlagsBits.EmbedLinks, 'Embed Links'],
  [PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
] as const;

async function troubleAt(rightsIn: RightsIn, { channel, direct }: Place): Promise<string | undefined> {
  if (direct) return undefined;
  try {
    const rights = await rightsIn(channel);
    const missing = rights ? NEEDED.filter(([right]) => !rights.has(right)).map(([, name]) => name) : [];
    if (missing.length === 0) return undefined;
    return `In the channel’s settings, under Permissions, Briefdesk lacks ${missing.join(', ')}.`;
  } catch (error) {
    return isRefused(error, 'unknownChannel', 'missingAccess') ? SHUT_OUT : undefined;
  }
}

/** Of a server; what is a person's own stays theirs. */
async function hasLeft(rest: REST, { workspace, direct }: Place, person: string): Promise<boolean> {
  const [, server] = /^discord:(\d+)$/.exec(workspace) ?? [];
  if (server === undefined || direct) return false;
  try {
    await rest.get(Routes.guildMember(server, person));
    return false;
  } catch (error) {
    return isRefused(error, 'unknownMember', 'unknownUser');
  }
}

const nonceOf = (key: string, part: number): string => `${key}.${part}`;

async function send(rest: REST, { channel }: Place, { payload, key, part }: CourierMessage): Promise<Sending> {
  const message = JSON.parse(payload) as DiscordMessage;
  try {
    const { id } = (await rest.post(Routes.channelMessages(channel), {
      body: { ...message, nonce: nonceOf(key, part), enforce_nonce: true },
    })) as { readonly id: string };
    return { kind: 'sent', message: id };
  } catch (error) {
    return outcomeOf(error);
  }
}

const SHUT_OUT =
  'I may not post there: the channel is gone, or its settings under Permissions lack Briefdesk with View Channel, Send Messages, Embed Links and Read Message History.';

function outcomeOf(error: unknown): Exclude<Sending, { kind: 'sent' }> {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof RateLimitError)
    return { kind: 'failed', reason: 'Discord asks to wait', retryAfterMs: Math.max(error.retryAfter, LEAST_WAIT_MS) };
  if (isRefused(error, 'unknownChannel', 'unknownGuild', 'missingAccess', 'missingPermissions', 'wrongChannelType'))
    return { kind: 'shut-out', reason: SHUT_OUT };
  if (isRefused(error, 'cannotSendToUser'))
    return { kind: 'shut-out', reason: 'That person takes no direct messages from me.' };
  if (error instanceof DiscordAPIError && error.status === 400) return { kind: 'invalid', reason };
  const unclear = error instanceof HTTPError ? error.status >= 500 : !(error instanceof DiscordAPIError);
  return { kind: unclear && !isUnreached(error) ? 'unclear' : 'failed', reason };
}

interface Standing {
  readonly id: string;
  readonly author: { readonly bot?: boolean };
  readonly nonce?: string | number;
  readonly embeds?: readonly { readonly title?: string; readonly description?: string }[];
  readonly components?: readonly { readonly components?: readonly { readonly custom_id?: string }[] }[];
}

/** From the oldest on, so that a page that is not full is the last one. */
async function look(rest: REST, { channel }: Place, post: LookedFor): Promise<Look> {
  const messages = new Map<number, string>();
  let after = snowflakeAt(post.since);
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const query = new URLSearchParams({ limit: `${PAGE}`, after });
      const found = (await rest.get(Routes.channelMessages(channel), { query })) as readonly Standing[];
      for (const message of found) {
        const part = partOf(message, post);
        if (part !== undefined) messages.set(part, message.id);
      }
      if (found.length < PAGE) return { kind: 'seen', messages };
      after = found.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
    }
    return { kind: 'unreadable', reason: 'too much has been written there since to look through' };
  } catch (error) {
    if (isRefused(error, 'unknownChannel', 'missingAccess', 'missingPermissions'))
      return { kind: 'unreadable', reason: 'I may not read that channel: allow Read Message History.' };
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** By its nonce where Discord tells it, else by its buttons, or to the letter: those between have no buttons. */
function partOf(message: Standing, { key, payloads }: LookedFor): number | undefined {
  const { nonce, components = [], embeds = [], author } = message;
  if (nonce !== undefined) {
    const part = payloads.findIndex((_, place) => nonceOf(key, place) === String(nonce));
    return part < 0 ? undefined : part;
  }
  const buttons = components.flatMap((row) => row.components ?? []);
  if (buttons.length > 0)
    return buttons.some(({ custom_id = '' }) => readCustomId(custom_id)?.post === key)
      ? payloads.length - 1
      : undefined;
  if (author.bot !== true) return undefined;
  const part = payloads.findIndex((payload) => sameText((JSON.parse(payload) as DiscordMessage).embeds[0], embeds[0]));
  return part < 0 ? undefined : part;
}

type Text = Pick<DiscordMessage['embeds'][0], 'title' | 'description'>;

const sameText = (a: Text, b: Text | undefined): boolean =>
  b !== undefined &&
  (a.title ?? '').trim() === (b.title ?? '').trim() &&
  (a.description ?? '').trim() === (b.description ?? '').trim();

/** Discord's ids count milliseconds since the beginning of 2015, shifted by 22 bits. */
const snowflakeAt = (at: Date): string => String(BigInt(Math.max(0, at.getTime() - DISCORD_EPOCH)) << 22n);

const DISCORD_EPOCH = 1_420_070_400_000;
