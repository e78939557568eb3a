import type { types } from '@slack/bolt';
import type { Place } from '../app/chat/ports.ts';
import { slackError } from './errors.ts';
import type { SlackMessage } from './render.ts';

/** What any message is sent with: no previews, and no reading of marks or names in its text. */
export const content = ({ text, blocks }: SlackMessage) =>
  ({ text, blocks: [...blocks], mrkdwn: false, link_names: false, unfurl_links: false, unfurl_media: false }) as const;

/** The first of several messages, where the others stand in its thread. */
export const goesOn = (message: SlackMessage, place: Place): SlackMessage =>
  place.direct || place.thread !== undefined ? message : { ...message, blocks: [...message.blocks, GOES_ON] };

const GOES_ON: types.ContextBlock = {
  type: 'context',
  elements: [{ type: 'plain_text', text: 'Goes on in the thread.', emoji: false }],
};

export async function inWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw slackError(error);
  }
}
