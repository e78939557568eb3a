import type { Visibility } from '../app/chat/ports.ts';
import { type Command, parseBrief } from '../app/command.ts';

export interface Asking {
  readonly command: Command;
  readonly visibility?: Visibility;
}

/** What follows `/brief`: as everywhere, and `private` or `public` as its first or last word. A question has no options. */
export function readCommandText(text: string): Asking {
  const command = parseBrief(text);
  if (command.kind === 'ask') return { command };
  const { rest, word } = takeWord(text);
  return word === undefined ? { command } : { command: parseBrief(rest), visibility: word };
}

const OPTION = `(?:--)?(?:visibility[:=])?(private|public)(?:[:=](?:true|yes))?`;
const FIRST = new RegExp(String.raw`^\s*${OPTION}(?=\s|$)`, 'i');
const LAST = new RegExp(String.raw`(?<=^|\s)${OPTION}\s*$`, 'i');

function takeWord(text: string): { readonly rest: string; readonly word?: Visibility } {
  const found = LAST.exec(text) ?? FIRST.exec(text);
  if (!found) return { rest: text };
  const rest = `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`;
  return { rest, word: found[1]?.toLowerCase() === 'private' ? 'private' : 'public' };
}
