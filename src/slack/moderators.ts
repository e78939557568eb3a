import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Incoming, Person } from '../app/chat/ports.ts';

/** Tells whether somebody is an admin of the workspace, where that matters. */
export interface Moderators {
  lookUp(incoming: Incoming): Promise<Person>;
}

/** The click has to be acknowledged soon: a later answer counts as no. */
const PATIENCE_MS = 700;
const KEPT_MS = 5 * 60_000;
const MATTERS: ReadonlySet<Incoming['act']['kind']> = new Set(['mute', 'unmute', 'delete']);
const matters = (act: Incoming['act']): boolean =>
  MATTERS.has(act.kind) || (act.kind === 'command' && act.command.kind === 'source');

export function createModerators(web: webApi.WebClient): Moderators {
  const known = new Map<string, { readonly moderator: boolean; readonly until: number }>();
  const ask = async (user: string, now: number): Promise<boolean> => {
    const { user: found } = await web.users.info({ user });
    const moderator = found?.is_admin === true || found?.is_owner === true;
    known.set(user, { moderator, until: now + KEPT_MS });
    return moderator;
  };
  return {
    lookUp: async ({ act, person, at }) => {
      if (!matters(act)) return person;
      const kept = known.get(person.id);
      if (kept && kept.until > at.getTime()) return withRights(person, kept.moderator);
      const answer = ask(person.id, at.getTime()).catch(() => false);
      return withRights(person, await Promise.race([answer, sleep(PATIENCE_MS, false, { ref: false })]));
    },
  };
}

/** An admin may also change the sources. */
const withRights = (person: Person, admin: boolean): Person => ({ ...person, moderator: admin, manager: admin });
