import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Chat, Incoming, Messenger, Opening } from '../app/chat/ports.ts';
import { type Document, noteDocument } from '../app/document.ts';
import { BriefdeskError } from '../core/errors.ts';
import { askForm } from './ask-form.ts';
import { readCustomId } from './buttons.ts';
import { suggestSpans, suggestTopics } from './commands.ts';
import { DIGEST, typedOption } from './digest-command.ts';
import { renderForm } from './form.ts';
import { placeOfInteraction, readInteraction, readMessage, readOpening, workspaceOf } from './incoming.ts';
import { explainClose } from './problems.ts';
import { renderDiscord } from './render.ts';

export interface Listening {
  readonly chat: Chat;
  readonly messenger: Messenger;
  /** Discord hands over what people type in threads. */
  readonly messageContent: boolean;
  readonly log: Logger;
}

/** Hands what happens on Discord on to chat. */
export function listen(client: Client, listening: Listening): void {
  const { chat, messageContent, log } = listening;
  const failed = (what: string) => (error: unknown) => log.error({ err: error }, `discord: ${what}`);

  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction, listening).catch(failed('could not answer an interaction'));
  });
  client.on(Events.MessageCreate, (message) => {
    const incoming = readMessage(message, !messageContent);
    if (incoming) hear(incoming, listening).catch(failed('could not say that a message was not taken'));
  });
  client.on(Events.GuildDelete, ({ id }) => {
    chat.removed(workspaceOf(id, ''), new Date()).catch(failed('could not note a removal'));
  });
  client.on(Events.GuildCreate, ({ id }) => {
    chat.returned(workspaceOf(id, '')).catch(failed('could not note a return'));
  });
  client.on(Events.Error, failed('error'));
  client.on(Events.ShardError, failed('connection error'));
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (client.isReady()) log.error(`discord: ${explainClose(code).message}`); // before, whoever starts it says so
  });
}

async function answer(interaction: Interaction, listening: Listening): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(interaction, listening.chat);
  if (interaction.isButton()) {
    const pressed = readCustomId(interaction.customId);
    if (pressed?.kind === 'ask') return interaction.showModal(askForm(pressed.post));
  }
  if (interaction.isChatInputCommand() || interaction.isButton()) {
    const opening = readOpening(interaction);
    if (opening) return openForm(interaction, opening, listening);
  }
  if (interaction.isChatInputCommand() || interaction.isButton() || interaction.isModalSubmit())
    return take(interaction, listening);
}

/** Discord tells of a message once: where a question cannot be kept, whoever waits for its answer is told. */
async function hear(incoming: Incoming, { chat, messenger, log }: Listening): Promise<void> {
  try {
    await chat.work(await chat.receive(incoming));
  } catch (error) {
    const note = notTaken(error, log);
    if (incoming.act.kind !== 'question') return;
    const key = incoming.eventId.slice(-KEY_LENGTH);
    await messenger.post(incoming.place, note, { key, again: false, actions: [], titled: false });
  }
}

/** As long as a key may be: the end of an id, which differs. */
const KEY_LENGTH = 16;

function notTaken(error: unknown, log: Logger): Document {
  const code = error instanceof BriefdeskError ? error.code : 'unexpected';
  log.error({ err: error, code }, 'discord: could not take what was asked');
  return noteDocument('Not done', `I could not keep what you asked. Please try again in a minute. [${code}]`);
}

/** Discord drops what is not acknowledged in three seconds; a store that takes so long is not waited for. */
const DEFER_WITHIN_MS = 1500;

/**
 * Stores what came in, defers, and works on it. All is deferred as a private reply: what becomes public is a message of
 * the channel, so that visibility is not yet fixed here.
 */
async function take(
  interaction: ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction,
  { chat, messenger, log }: Listening,
): Promise<void> {
  const incoming = readInteraction(interaction);
  if (!incoming) return;
  let deferred: Promise<void> | undefined;
  const defer = (): Promise<void> => {
    deferred ??= interaction
      .deferReply({ flags: MessageFlags.Ephemeral })
      .then(() => undefined)
      .catch((error: unknown) => log.warn({ err: error }, 'discord: acknowledged too late'));
    return deferred;
  };
  const soon = setTimeout(defer, DEFER_WITHIN_MS);
  try {
    const receipt = await chat.receive(incoming).finally(() => clearTimeout(soon));
    if (receipt.kind === 'received') await defer();
    await chat.work(receipt);
  } catch (error) {
    const note = notTaken(error, log);
    await defer();
    await messenger.reply({ ...incoming, person: incoming.person.id }, note, { actions: [], titled: false });
  }
}

const NO_FORM = { refused: 'The form did not open. Please try again in a minute.' } as const;

/** Discord takes a form for three seconds, and then nothing else. */
async function openForm(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  opening: Opening,
  { chat, log }: Listening,
): Promise<void> {
  const late = sleep(DEFER_WITHIN_MS, NO_FORM, { ref: false });
  const form = await Promise.race([chat.openForm(opening), late]).catch((error: unknown) => {
    log.error({ err: error }, 'discord: no form could be made');
    return NO_FORM;
  });
  if (!('refused' in form)) {
    await interaction.showModal(renderForm(form));
    return;
  }
  const [message] = renderDiscord(noteDocument('Digests', form.refused), { actions: [], titled: false });
  await interaction.reply({ embeds: message.embeds, flags: MessageFlags.Ephemeral });
}

async function suggest(interaction: AutocompleteInteraction, chat: Chat): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const option = interaction.commandName === DIGEST.name ? typedOption(name) : undefined;
  if (option) {
    const offered = await chat.completeDigest({ option, text: value }, placeOfInteraction(interaction));
    return interaction.respond(offered.map((one) => ({ name: one.label, value: one.value })));
  }
  const workspace = workspaceOf(interaction.guildId, interaction.user.id);
  const found = name === 'since' ? suggestSpans(value) : suggestTopics(await chat.complete(value, workspace));
  await interaction.respond(found);
}
