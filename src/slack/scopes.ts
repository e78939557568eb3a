/** A right the app asks a workspace for, and what for. */
export interface Scope {
  readonly name: string;
  readonly why: string;
}

/** Without one of these the bot does not start. */
export const NEEDED: readonly Scope[] = [
  { name: 'commands', why: 'to add /brief and /digest' },
  { name: 'chat:write', why: 'to post briefs and answers in channels it was invited to' },
  { name: 'app_mentions:read', why: 'to answer where it is mentioned' },
  { name: 'im:history', why: 'to answer direct messages to it' },
];

/** Left out of the mention-only variant: Slack gives no smaller right than to read the channels the bot is in. */
export const FOR_THREADS: readonly Scope[] = [
  { name: 'channels:history', why: 'to answer plain questions in the threads below its posts, in public channels' },
  { name: 'groups:history', why: 'to answer plain questions in the threads below its posts, in private channels' },
];

/** Without it only who asked for a post can delete it or mute its thread, and schedules need a time zone. */
export const FOR_MODERATORS: readonly Scope[] = [
  {
    name: 'users:read',
    why: 'to know an admin, who may delete any of its posts, mute any of its threads and change the sources; and the time zone of who schedules a digest',
  },
];

export const ALL_SCOPES: readonly Scope[] = [...NEEDED, ...FOR_THREADS, ...FOR_MODERATORS];
