import { type REST, Routes } from 'discord.js';
import { COMMANDS } from './commands.ts';

/** Tells Discord of the commands where it knows others; a server's own are there at once. */
export async function registerCommands(rest: REST, application: string, guild?: string): Promise<void> {
  if (!(await areRegistered(rest, application, guild))) await rest.put(routeOf(application, guild), { body: COMMANDS });
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
