import { z } from 'zod';
import type { Act, Incoming, Place } from '../app/chat/ports.ts';
import { clickedAction } from './buttons.ts';
import { readCommandText } from './command-text.ts';
import { type AskedFrom, readAskedFrom } from './form.ts';
import { mentions, mentionsOthers, spokenText } from './spoken-text.ts';

/** Who the bot is: a token belongs to one workspace. */
export interface Identity {
  readonly workspace: string;
  readonly userId: string;
  readonly botId?: string;
}

/** What a platform's payload asks for; undefined where it is none of the bot's business, or not what it should be. */
type Read = (payload: unknown, identity: Identity) => Incoming | undefined;

const command = z.object({
  channel_id: z.string(),
  user_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string(),
});

/** `/brief …`, typed in a channel or a direct message; Slack has no commands in threads. */
export function readCommand(payload: unknown, identity: Identity, at: Date): Incoming | undefined {
  const read = command.safeParse(payload).data;
  if (!read) return undefined;
  return {
    eventId: `slack:${read.trigger_id}`,
    place: placeOf(identity, read.channel_id),
    person: person(read.user_id),
    at,
    replyTo: read.response_url,
    act: { kind: 'command', ...readCommandText(spokenText(read.text, identity.userId)) },
  };
}

const message = z.object({
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.enum(['thread_broadcast', 'file_share']).optional(),
  /** Absent from what people write. */
  bot_id: z.undefined().optional(),
});

type Message = z.infer<typeof message>;

/** `@Briefdesk …` in a channel: a question, and the beginning of a thread where it is in none. */
export const readMention: Read = (payload, identity) => {
  const read = message.safeParse(payload).data;
  if (!read || read.user === identity.userId) return undefined;
  const place = placeOf(identity, read.channel, read.thread_ts ?? read.ts);
  const begins = read.thread_ts === undefined && ({ begins: true } as const);
  return said(read, place, { kind: 'question', text: spokenText(read.text, identity.userId), ...begins });
};

/**
 * A message in a direct message with the bot, or in a thread of a channel. One that mentions the bot comes as a mention
 * as well, and is left to that.
 */
export const readMessage: Read = (payload, identity) => {
  const read = message.safeParse(payload).data;
  if (!read || read.user === identity.userId) return undefined;
  const text = spokenText(read.text, identity.userId);
  const place = placeOf(identity, read.channel, read.thread_ts);
  if (read.channel_type === 'im') return text === '' ? undefined : said(read, place, { kind: 'question', text });
  if (read.thread_ts === undefined || mentions(read.text, identity.userId)) return undefined;
  return said(read, place, { kind: 'talk', text, toOthers: mentionsOthers(read.text, identity.userId) });
};

/** Slack sends one message as several events, with ids of their own: its channel and time are its id. */
const said = (read: Message, place: Place, act: Act): Incoming => ({
  eventId: `slack:${read.channel}:${read.ts}`,
  place,
  person: person(read.user),
  at: new Date(Number(read.ts) * 1000),
  act,
});

const click = z.object({
  trigger_id: z.string(),
  response_url: z.string().optional(),
  user: z.object({ id: z.string() }),
  container: z.object({
    channel_id: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().default(false),
  }),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string() })]),
});

/** A click on a button of ours; **Ask** is none of these: it opens a form. */
export function readClick(payload: unknown, identity: Identity, at: Date): Incoming | undefined {
  const read = click.safeParse(payload).data;
  const [{ action_id, value }] = read?.actions ?? [{ action_id: '', value: '' }];
  const kind = clickedAction(action_id);
  if (!read || kind === undefined || kind === 'ask') return undefined;
  const { container, message: clicked, response_url } = read;
  return {
    eventId: `slack:${read.trigger_id}`,
    place: placeOf(identity, container.channel_id, container.thread_ts ?? clicked?.thread_ts),
    person: person(read.user.id),
    at,
    ...(response_url !== undefined && { replyTo: response_url }),
    act: { kind, post: value },
  };
}

/** Where **Ask** was clicked: the form brings it back. What nobody else sees begins no thread. */
export function readAskClick(payload: unknown): (AskedFrom & { readonly trigger: string }) | undefined {
  const read = click.safeParse(payload).data;
  if (!read) return undefined;
  const { channel_id: channel, message_ts, thread_ts, is_ephemeral } = read.container;
  const thread = thread_ts ?? read.message?.thread_ts ?? (is_ephemeral ? undefined : message_ts);
  return { trigger: read.trigger_id, post: read.actions[0].value, channel, ...(thread !== undefined && { thread }) };
}

const form = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({
      values: z.object({ question: z.object({ text: z.object({ value: z.string() }) }) }),
    }),
  }),
});

/** The form behind **Ask**, sent. */
export function readForm(payload: unknown, identity: Identity, at: Date): Incoming | undefined {
  const read = form.safeParse(payload).data;
  const from = read && readAskedFrom(read.view.private_metadata);
  if (!from) return undefined;
  return {
    eventId: `slack:${read.view.id}`,
    place: placeOf(identity, from.channel, from.thread),
    person: person(read.user.id),
    at,
    act: { kind: 'question', text: read.view.state.values.question.text.value.trim(), post: from.post },
  };
}

const placeOf = ({ workspace }: Identity, channel: string, thread?: string): Place => ({
  platform: 'slack',
  workspace,
  channel,
  ...(thread !== undefined && { thread }),
  ...(channel.startsWith('D') && { direct: true }),
});

const person = (id: string): Incoming['person'] => ({ id, moderator: false, roles: [] });
