import type { Incoming, Place, Platform, Visibility } from './ports.ts';

/** What a workspace's operator decides. */
export interface Rules {
  /** Ids of the only channels the bot answers in; absent: all. */
  readonly channels?: readonly string[];
  /** Ids of roles, one of which whoever asks must have; absent: everybody. */
  readonly roles?: readonly string[];
  /** Of a command that names none. */
  readonly visibility: Visibility;
  /** Questions of one person in ten minutes. */
  readonly questions: number;
  /** Public posts in one channel in ten minutes. */
  readonly posts: number;
  /** Who may make and change digests: who manages the workspace, or everybody in the channel. */
  readonly digests: 'admins' | 'everyone';
  /** IANA zone of schedules whose maker names none and has none in a profile. */
  readonly timeZone: string;
}

/** As few surprises as the platforms' own habits allow: a Discord server is often open to strangers. */
export const USUAL_RULES: Readonly<Record<Platform, Rules>> = {
  slack: { visibility: 'public', questions: 5, posts: 20, digests: 'everyone', timeZone: 'UTC' },
  discord: { visibility: 'private', questions: 5, posts: 20, digests: 'admins', timeZone: 'UTC' },
};

/** The rules of a workspace: its own, over its platform's, over `everywhere`. `name` is `slack`, or `slack:T024BE7LD`. */
export function rulesAmong(
  given: readonly (Partial<Rules> & { readonly name: string })[],
  everywhere: Partial<Rules> = {},
): (place: Pick<Place, 'platform' | 'workspace'>) => Rules {
  const named = (wanted: string): Partial<Rules> => {
    const { name: _, ...rules } = given.find(({ name }) => name === wanted) ?? { name: wanted };
    return rules;
  };
  return ({ platform, workspace }) => ({
    ...USUAL_RULES[platform],
    ...everywhere,
    ...named(platform),
    ...named(workspace),
  });
}

/** Why this may not be asked here, in words for who asks; undefined where it may. */
export function refusalBy(rules: Rules, { place, person }: Pick<Incoming, 'place' | 'person'>): string | undefined {
  if (place.direct) return undefined;
  if (rules.channels && !rules.channels.includes(place.channel)) {
    return 'I am not to answer in this channel. Ask in another one, or in a direct message.';
  }
  if (rules.roles && !person.moderator && !rules.roles.some((role) => person.roles.includes(role))) {
    return 'Only people with certain roles may ask me here. Ask a moderator for one of them.';
  }
  return undefined;
}

const WINDOW_MS = 10 * 60_000;

/** Before this nothing counts any more. */
export const windowBefore = (at: Date): Date => new Date(at.getTime() - WINDOW_MS);

/** In how many minutes one more is allowed, after those at these times, oldest first; undefined where it is now. */
export function minutesToWait(times: readonly Date[], limit: number, now: Date): number | undefined {
  const freed = times[times.length - limit];
  if (limit > 0 && !freed) return undefined;
  const free = (freed ?? now).getTime() + WINDOW_MS;
  return Math.max(1, Math.ceil((free - now.getTime()) / 60_000));
}
