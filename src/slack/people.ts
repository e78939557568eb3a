import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Act, Incoming, Person } from '../app/chat/ports.ts';
import { needsForm } from '../app/digests/digest-command.ts';

/** What a workspace says of somebody: whether they are an admin, their name and their time zone. */
export interface People {
  lookUp(person: Person, at: Date): Promise<Person>;
  /** The same, where the act needs it. */
  lookUpFor(incoming: Incoming): Promise<Person>;
}

type Known = Pick<Person, 'moderator' | 'manager' | 'name' | 'zone'>;

/** The click has to be acknowledged soon: a later answer counts as none. */
const PATIENCE_MS = 1200;
const KEPT_MS = 5 * 60_000;
const NOTHING: Known = { moderator: false, manager: false };

function matters(act: Act): boolean {
  switch (act.kind) {
    case 'mute':
    case 'unmute':
    case 'delete':
    case 'form':
      return true;
    case 'digest':
      return act.command.kind !== 'list' && act.command.kind !== 'help' && !needsForm(act.command);
    default:
      return false;
  }
}

/** `sourceManagers`: ids of those who may change the sources, and `admins` for the workspace's. */
export function createPeople(web: webApi.WebClient, sourceManagers: readonly string[]): People {
  const kept = new Map<string, { readonly known: Known; readonly until: number }>();
  const ask = async (user: string, now: number): Promise<Known> => {
    const { user: found } = await web.users.info({ user });
    const name = found?.profile?.display_name || found?.real_name || found?.name;
    const admin = found?.is_admin === true || found?.is_owner === true;
    const known = { moderator: admin, manager: admin, ...(name && { name }), ...(found?.tz && { zone: found.tz }) };
    kept.set(user, { known, until: now + KEPT_MS });
    return known;
  };
  const lookUp: People['lookUp'] = async (person, at) => {
    const last = kept.get(person.id);
    if (last && last.until > at.getTime()) return { ...person, ...last.known };
    const answer = ask(person.id, at.getTime()).catch(() => NOTHING);
    return { ...person, ...(await Promise.race([answer, sleep(PATIENCE_MS, NOTHING, { ref: false })])) };
  };
  const lookUpForSources: People['lookUp'] = async (person, at) => {
    if (sourceManagers.includes(person.id)) return { ...person, manager: true };
    return sourceManagers.includes('admins') ? lookUp(person, at) : person;
  };
  return {
    lookUp,
    lookUpFor: async ({ act, person, at }) => {
      if (act.kind === 'command' && act.command.kind === 'source') return lookUpForSources(person, at);
      return matters(act) ? lookUp(person, at) : person;
    },
  };
}
