import type { Command } from './command.ts';

/** What can be done with a source on the web. */
export type SourceAction = 'add' | 'check' | 'remove' | 'mute' | 'unmute';

const ACTIONS: ReadonlyMap<string, SourceAction> = new Map([
  ['add', 'add'],
  ['check', 'check'],
  ['remove', 'remove'],
  ['delete', 'remove'],
  ['mute', 'mute'],
  ['unmute', 'unmute'],
]);
const LONGEST_ADDRESS = 2_000;
const hint = (name: string): string =>
  `There is ${name}, and add, check, remove, mute and unmute with an address: ${name} add https://herald.example/rss`;

/** Whether words behind `/brief` are meant for the sources, not a topic that begins with the word. */
export const isAboutSources = (text: string): boolean =>
  /^\s*sources\s+(?:list|add|check|remove|delete|mute|unmute)(?:\s|$)/i.test(text);

/** Reads what follows `/sources`, or what is typed for it there. */
export function parseSources(text: string, name = '/sources'): Command {
  const [, verb = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  if (verb === '' || /^list$/i.test(verb)) return { kind: 'sources' };
  const action = ACTIONS.get(verb.toLowerCase());
  if (!action) return { kind: 'misunderstood', reason: `There is no ${name} ${verb.slice(0, 40)}. ${hint(name)}` };
  const address = readAddress(rest) ?? rest.replace(/\s+/g, ' ').trim();
  if (address === '') return { kind: 'misunderstood', reason: `Which one? ${hint(name)}` };
  if (address.length > LONGEST_ADDRESS) return { kind: 'misunderstood', reason: 'That address is too long.' };
  return { kind: 'source', action, address };
}

/** A web address that stands alone, as typed or as Slack writes it: `<https://herald.example/rss|herald.example>`. */
export function readAddress(text: string): string | undefined {
  const address = /^<([^<>|\s]+)(?:\|[^<>]*)?>$/.exec(text.trim())?.[1] ?? text.trim();
  return /^https?:\/\/\S+$/i.test(address) && address.length <= LONGEST_ADDRESS ? address : undefined;
}
