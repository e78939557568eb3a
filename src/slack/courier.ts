import { webApi } from '@slack/bolt';
import type { Place } from '../app/chat/ports.ts';
import type { Courier, CourierMessage, Look, LookedFor, Sending } from '../app/digests/courier.ts';
import { isUnreached } from '../app/digests/unreached.ts';
import { isAbsent, isUnclear, slackCode, slackError } from './errors.ts';
import { content, goesOn, inWords } from './messages.ts';
import { metadataOf, partOf } from './posted.ts';
import { renderSlack, type SlackMessage } from './render.ts';

const PAGE = 200;
const PAGES = 5;

/** Deliveries on Slack. `web` neither waits nor tries again by itself. */
export const createSlackCourier = (web: webApi.WebClient): Courier => ({
  render: (place, document, showing) => {
    const [first, ...others] = renderSlack(document, showing);
    return [
      JSON.stringify(others.length > 0 ? goesOn(first, place) : first),
      ...others.map((one) => JSON.stringify(one)),
    ];
  },
  send: (place, message) => send(web, place, message),
  look: (place, post) => look(web, place, post),
  troubleAt: (place, person) => troubleAt(web, place, person),
  hasLeft: async (_, person) => {
    const known = await web.users.info({ user: person }).catch(() => undefined);
    return known?.user?.deleted === true;
  },
  tell: (person, document, actions) =>
    inWords(async () => {
      for (const message of renderSlack(document, { actions, titled: true }))
        await web.chat.postMessage({ channel: person, ...content(message) });
    }),
});

async function send(
  web: webApi.WebClient,
  place: Place,
  { payload, key, part, root }: CourierMessage,
): Promise<Sending> {
  try {
    const { ts = '' } = await web.chat.postMessage({
      channel: place.channel,
      ...(root !== undefined && !place.direct && { thread_ts: root }),
      ...content(JSON.parse(payload) as SlackMessage),
      metadata: metadataOf(key, part),
    });
    return { kind: 'sent', message: ts };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Slack names these where a message is not as it should be: it will not be taken later either. */
const INVALID =
  /^(?:invalid_(?:blocks|arguments|arg_name|array_arg|attachments|metadata.*|form_data|post_type)|metadata_.*|msg_(?:too_long|blocks_too_long)|no_text|too_many_attachments|block_mismatch)$/;
/** Slack says of these that part of what was asked may have been done. */
const PERHAPS = /^(?:fatal_error|internal_error|request_timeout|service_unavailable)$/;
const SHUT_OUT = /^(?:is_archived|restricted_action.*|no_permission|ekm_access_denied|cannot_dm_bot|user_disabled)$/;

function outcomeOf(error: unknown): Exclude<Sending, { kind: 'sent' }> {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'failed', reason: 'Slack asks to wait', retryAfterMs: error.retryAfter * 1000 };
  const reason = slackError(error).message;
  const code = slackCode(error) ?? '';
  if (isAbsent(error) || SHUT_OUT.test(code)) return { kind: 'shut-out', reason: shutOutOf(code) ?? reason };
  if (INVALID.test(code)) return { kind: 'invalid', reason };
  const refused = error instanceof webApi.WebAPIHTTPError && error.statusCode < 500;
  const unclear = PERHAPS.test(code) || (isUnclear(error) && !refused && !isUnreached(error));
  return { kind: unclear ? 'unclear' : 'failed', reason };
}

const shutOutOf = (code: string): string | undefined =>
  ({
    not_in_channel: 'I am not in that channel: type /invite @Briefdesk there.',
    channel_not_found: 'That channel is gone, or private and I am not in it: type /invite @Briefdesk there.',
    is_archived: 'That channel is archived: unarchive it, or remove the digest.',
  })[code];

/** Who may not read a channel's history asks in a line for that person alone. */
async function troubleAt(web: webApi.WebClient, place: Place, person: string): Promise<string | undefined> {
  const { channel, direct } = place;
  try {
    await web.conversations.history({ channel, limit: 1 });
    return undefined;
  } catch (error) {
    if (slackCode(error) !== 'missing_scope') return troubleOf(error, direct);
  }
  try {
    await web.chat.postEphemeral({ channel, user: person, text: 'Digests will be posted here.' });
    return undefined;
  } catch (error) {
    return troubleOf(error, direct);
  }
}

function troubleOf(error: unknown, direct: true | undefined): string | undefined {
  const code = slackCode(error) ?? '';
  if (direct && isAbsent(error)) return 'This conversation is not with me: use a direct message with me, or a channel.';
  return shutOutOf(code) ?? (SHUT_OUT.test(code) ? slackError(error).message : undefined);
}

/** First messages stand in the channel, further ones in the thread of the first. */
async function look(web: webApi.WebClient, place: Place, { key, since, root }: LookedFor): Promise<Look> {
  const messages = new Map<number, string>();
  const query = {
    channel: place.channel,
    oldest: String(Math.floor(since.getTime() / 1000)),
    limit: PAGE,
    include_all_metadata: true,
  };
  try {
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const asked = { ...query, ...(cursor !== undefined && { cursor }) };
      const found =
        root === undefined || place.direct
          ? await web.conversations.history(asked)
          : await web.conversations.replies({ ...asked, ts: root });
      for (const [part, ts] of (found.messages ?? []).flatMap((message) => partOf(message, key)))
        messages.set(part, ts);
      cursor = found.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) return { kind: 'seen', messages };
    }
    return { kind: 'unreadable', reason: 'too much has been written there since to look through' };
  } catch (error) {
    const reason = slackError(error).message;
    const known = slackCode(error);
    return { kind: known === undefined || PERHAPS.test(known) ? 'failed' : 'unreadable', reason };
  }
}
