import { z } from 'zod';
import { acts } from '../app/chat/actions.ts';
import type { Act, Incoming, Place } from '../app/chat/ports.ts';
import { parseDigest } from '../app/digests/parse-digest.ts';
import { clickedAction } from './buttons.ts';
import { readCommandText } from './command-text.ts';
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
  command: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string(),
});

export const DIGEST_COMMAND = '/digest';

/** `/brief …` or `/digest …`, typed in a channel or a direct message; Slack has no commands in threads. */
export function readCommand(payload: unknown, identity: Identity, at: Date): Commanded | undefined {
  const read = command.safeParse(payload).data;
  if (!read) return undefined;
  const text = spokenText(read.text, identity.userId);
  return {
    trigger: read.trigger_id,
    incoming: {
      eventId: `slack:${read.trigger_id}`,
      place: placeOf(identity, read.channel_id),
      person: personOf(read.user_id),
      at,
      replyTo: read.response_url,
      act:
        read.command === DIGEST_COMMAND
          ? { kind: 'digest', command: parseDigest(text) }
          : { kind: 'command', ...readCommandText(text) },
    },
  };
}

/** A command, and what Slack opens a form for within three seconds. */
export interface Commanded {
  readonly trigger: string;
  readonly incoming: Incoming;
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
  person: personOf(read.user),
  at: new Date(Number(read.ts) * 1000),
  act,
});

/** A click on a button, of any kind. */
export const click = z.object({
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
  if (!read || kind === undefined || !acts(kind)) return undefined;
  const { container, message: clicked, response_url } = read;
  return {
    eventId: `slack:${read.trigger_id}`,
    place: placeOf(identity, container.channel_id, container.thread_ts ?? clicked?.thread_ts),
    person: personOf(read.user.id),
    at,
    ...(response_url !== undefined && { replyTo: response_url }),
    act: { kind, post: value },
  };
}

export const placeOf = ({ workspace }: Identity, channel: string, thread?: string): Place => ({
  platform: 'slack',
  workspace,
  channel,
  ...(thread !== undefined && { thread }),
  ...(channel.startsWith('D') && { direct: true }),
});

export const personOf = (id: string): Incoming['person'] => ({ id, moderator: false, roles: [] });
