import { createHash } from 'node:crypto';
import type { Place } from './ports.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The id of the post that answers an event: the same when a crash makes it be answered again. 16 characters. */
export const postIdOf = (eventId: string): string => digest(`post ${eventId}`).slice(0, 16);

/** The id of a private post made public. */
export const sharedIdOf = (post: string): string => digest(`share ${post}`).slice(0, 16);

/** What an event that failed is called, to a person and in the log. */
export const failureCodeOf = (eventId: string): string =>
  `E-${createHash('sha256').update(`failure ${eventId}`).digest('hex').slice(0, 6).toUpperCase()}`;

/** The conversation a place belongs to: a direct message's own, or the thread's; in a channel's open there is none. */
export function talkIdAt({ workspace, channel, thread, direct }: Place): string | undefined {
  if (direct) return `${workspace}/${channel}`;
  return thread === undefined ? undefined : `${workspace}/${channel}/${thread}`;
}

/** The conversation below a private post. */
export const privateTalkId = (post: string): string => `post/${post}`;
