import { type REST, Routes } from 'discord.js';
import { COMMANDS } from './commands.ts';

interface Where {
  /** The only server that is to have them, there at once; without one all have. */
  readonly guild: string | undefined;
  /** Where the bot is. */
  readonly servers: readonly string[];
}

/** So many servers are looked through for commands of their own. */
const SERVERS_CLEARED = 50;

/**
 * Tells Discord of the commands where it knows others. Those registered earlier elsewhere go: a server's own beside
 * everybody's would stand twice in the list that people choose from.
 */
export async function registerCommands(rest: REST, application: string, { guild, servers }: Where): Promise<void> {
  if (guild !== undefined) await clear(rest, application, undefined);
  if (await areRegistered(rest, application, guild)) return;
  await rest.put(routeOf(application, guild), { body: COMMANDS });
  const others = servers.filter((server) => server !== guild).slice(0, SERVERS_CLEARED);
  for (const server of others) await clear(rest, application, server);
}

async function clear(rest: REST, application: string, guild: string | undefined): Promise<void> {
  const known = await rest.get(routeOf(application, guild));
  if (Array.isArray(known) && known.length > 0) await rest.put(routeOf(application, guild), { body: [] });
}

export const areRegistered = async (rest: REST, application: string, guild?: string): Promise<boolean> =>
  holdsAll(await rest.get(routeOf(application, guild)), COMMANDS);

const routeOf = (application: string, guild: string | undefined): `/${string}` =>
  guild === undefined ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);

/** Commands come in any order, options and choices in theirs. */
const holdsAll = (known: unknown, commands: readonly { readonly name: string }[]): boolean =>
  Array.isArray(known) &&
  known.length === commands.length &&
  commands.every((command) => known.some((other) => holds(other, command)));

/** Whether `known` is `wanted` and perhaps more: Discord adds ids, and leaves out what is false. */
function holds(known: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null)
    return known === wanted || (known === undefined && wanted === false);
  if (typeof known !== 'object' || known === null) return false;
  const sameLength = !Array.isArray(wanted) || (Array.isArray(known) && known.length === wanted.length);
  const values = known as Readonly<Record<string, unknown>>;
  return sameLength && Object.entries(wanted).every(([key, value]) => holds(values[key], value));
}
