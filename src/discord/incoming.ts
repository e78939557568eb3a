import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type Channel,
  type ChatInputCommandInteraction,
  type GuildMember,
  type Message,
  MessageType,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import { acts, formWish } from '../app/chat/actions.ts';
import type { Act, Incoming, Opening, Person, Place } from '../app/chat/ports.ts';
import { needsForm } from '../app/digests/digest-command.ts';
import { QUESTION_FIELD } from './ask-form.ts';
import { readCustomId } from './buttons.ts';
import { readCommand, readVisibility } from './commands.ts';
import { DIGEST, readDigestCommand } from './digest-command.ts';
import { readFilled } from './form.ts';
import { replyAddress } from './messenger.ts';

type Interaction = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

/** What a command, button or form asks for; undefined for a button that is none of ours. */
export function readInteraction(interaction: Interaction): Incoming | undefined {
  const act = readAct(interaction);
  if (act === undefined) return undefined;
  return {
    eventId: `discord:${interaction.id}`,
    ...whoAndWhere(interaction),
    at: interaction.createdAt,
    replyTo: replyAddress(interaction.applicationId, interaction.token),
    act,
  };
}

/** The form that a command or button asks for, where it does. */
export function readOpening(interaction: ChatInputCommandInteraction | ButtonInteraction): Opening | undefined {
  const wish = interaction.isButton() ? buttonWish(interaction.customId) : commandWish(interaction);
  return wish && { ...whoAndWhere(interaction), wish };
}

function commandWish(interaction: ChatInputCommandInteraction): Opening['wish'] | undefined {
  if (interaction.commandName !== DIGEST.name) return undefined;
  const command = readDigestCommand(interaction.options);
  return needsForm(command) ? { kind: 'digest', command } : undefined;
}

function buttonWish(id: string): Opening['wish'] | undefined {
  const pressed = readCustomId(id);
  return pressed && formWish(pressed.kind, pressed.post);
}

type Placed = Pick<Interaction | AutocompleteInteraction, 'user' | 'guildId' | 'channelId' | 'channel'>;

export const placeOfInteraction = ({ user, guildId, channelId, channel }: Placed): Place =>
  placeOf(workspaceOf(guildId, user.id), channelId ?? '', channel);

const whoAndWhere = (interaction: Interaction): Pick<Incoming, 'place' | 'person'> => ({
  place: placeOfInteraction(interaction),
  person: {
    id: interaction.user.id,
    name: nameOf(interaction),
    ...rightsOf(interaction.guildId === null ? null : interaction.memberPermissions),
    roles: rolesOf(interaction.member),
  },
});

/** In the server, where there is one. */
function nameOf({ user, member }: Interaction): string {
  const nick = member !== null && ('displayName' in member ? member.displayName : member.nick);
  return nick || user.displayName;
}

function readAct(interaction: Interaction): Act | undefined {
  if (interaction.isChatInputCommand() && interaction.commandName === DIGEST.name)
    return { kind: 'digest', command: readDigestCommand(interaction.options) };
  if (interaction.isChatInputCommand()) {
    const visibility = readVisibility(interaction);
    return { kind: 'command', command: readCommand(interaction), ...(visibility && { visibility }) };
  }
  const pressed = readCustomId(interaction.customId);
  const form = interaction.isModalSubmit() ? readFilled(interaction.customId, interaction.fields) : undefined;
  if (form) return { kind: 'form', form };
  if (interaction.isModalSubmit())
    return (
      pressed && { kind: 'question', text: interaction.fields.getTextInputValue(QUESTION_FIELD), post: pressed.post }
    );
  return pressed && acts(pressed.kind) ? { kind: pressed.kind, post: pressed.post } : undefined;
}

/**
 * What a message asks for: a question where it is a direct message, mentions the bot or replies to it, talk in any
 * other thread. Undefined for what is nobody's business: other channels' talk, bots' and the system's messages.
 */
export function readMessage(message: Message, withheld: boolean): Incoming | undefined {
  const { author, channel, guildId } = message;
  if (author.bot || author.system || message.webhookId !== null || !SAID.has(message.type)) return undefined;
  const workspace = workspaceOf(guildId, author.id);
  const at = placeOf(workspace, message.channelId, channel);
  const said = sayingOf(message, at, withheld);
  return (
    said && {
      eventId: `discord:${message.channelId}:${message.id}`,
      person: personOf(message),
      at: message.createdAt,
      ...said,
    }
  );
}

const SAID: ReadonlySet<MessageType> = new Set([MessageType.Default, MessageType.Reply]);

function sayingOf(message: Message, place: Place, withheld: boolean): Pick<Incoming, 'place' | 'act'> | undefined {
  const me = message.client.user.id;
  const toMe = mentions(message);
  const text = wordsOf(message);
  if (place.direct) return { place, act: { kind: 'question', text } };
  const root = message.mentions.repliedUser?.id === me ? message.reference?.messageId : undefined;
  if (toMe && place.thread !== undefined) return { place, act: { kind: 'question', text } };
  if (toMe && root !== undefined) return { place: { ...place, thread: root }, act: { kind: 'question', text } };
  if (toMe) return { place: { ...place, thread: message.id }, act: { kind: 'question', text, begins: true } };
  if (place.thread === undefined || (text === '' && !withheld)) return undefined;
  return { place, act: { kind: 'talk', text, toOthers: isToOthers(message) } };
}

/** By name, by the role that Discord made for the bot, or by a reply that calls. */
function mentions({ mentions, content, client, guild }: Message): boolean {
  const own = guild?.roles.botRoleFor(client.user)?.id;
  return (
    mentions.users.has(client.user.id) ||
    new RegExp(`<@!?${client.user.id}>`).test(content) ||
    (own !== undefined && mentions.roles.has(own))
  );
}

/** Who replies to somebody need not call them, and who replies to themselves goes on. */
function isToOthers({ mentions, client, content, author }: Message): boolean {
  const called = [...mentions.users.values(), ...(mentions.repliedUser ? [mentions.repliedUser] : [])];
  return (
    called.some(({ id }) => id !== client.user.id && id !== author.id) ||
    mentions.roles.size > 0 ||
    mentions.everyone ||
    /<@[!&]?\d+>/.test(content)
  );
}

/** What was said, without the names by which the bot was called; others' as people read them. */
function wordsOf({ content, client, guild, mentions: named }: Message): string {
  const own = guild?.roles.botRoleFor(client.user)?.id;
  return content
    .replace(/<@[!&]?(\d+)>/g, (_, id: string) =>
      id === client.user.id || id === own ? '' : `@${named.users.get(id)?.displayName ?? 'somebody'}`,
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function personOf({ author, member, channel }: Message): Person {
  const permissions = member && 'permissionsFor' in channel ? channel.permissionsFor(member) : null;
  return {
    id: author.id,
    ...rightsOf(permissions),
    roles: rolesOf(member),
  };
}

const rightsOf = (permissions: Readonly<PermissionsBitField> | null): Pick<Person, 'moderator' | 'manager'> => ({
  moderator: permissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
  manager: permissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
});

/** A member that is not in the cache comes as Discord's own object, with ids for roles. */
function rolesOf(member: GuildMember | { readonly roles: readonly string[] } | null): readonly string[] {
  if (member === null) return [];
  const { roles } = member;
  return 'cache' in roles ? [...roles.cache.keys()] : roles;
}

export const workspaceOf = (guild: string | null, person: string): string =>
  guild === null ? `user:discord:${person}` : `discord:${guild}`;

/** A thread's id is that of the message it begins with. */
function placeOf(workspace: string, id: string, channel: Channel | null): Place {
  const place = { platform: 'discord', workspace, channel: id } as const;
  if (workspace.startsWith('user:')) return { ...place, direct: true };
  return channel?.isThread() && channel.parentId !== null ? { ...place, channel: channel.parentId, thread: id } : place;
}
