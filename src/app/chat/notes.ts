import { BriefdeskError } from '../../core/errors.ts';
import type { Incoming } from './ports.ts';

/** What the bot says about itself. */
export const NOTES = {
  expired: 'I no longer keep what this was made of. Ask for it again: /brief and the topic.',
  notYours: 'Only who asked for this may do that.',
  notModerator: 'Only who asked, or a moderator, may do that.',
  shared: 'It is in the channel.',
  deleted: 'Deleted.',
  onItsWay: 'It is still being posted. Try again in a minute.',
  muted: 'I am silent in this thread now. Mention me and I still answer.',
  welcome: 'I am here when you have a question.',
  listening: 'I answer questions in this thread again.',
  noThread: 'There is no thread here in which I could be silent.',
  emptyText: 'I can’t read plain messages here. Press Ask, or mention me in your message.',
} as const;

export const againInMinutes = (why: string, minutes: number): string =>
  `${why} in the last minutes. I answer again in ${minutes} minute${minutes === 1 ? '' : 's'}.`;

/** Who asked can do something about it: what only the operator can mend stays in the log, under the code. */
export const isMendable = (error: unknown): error is BriefdeskError =>
  error instanceof BriefdeskError && !/^(?:store|bad)-/.test(error.code);

/** What went wrong, for who asked. */
export function failureNote(error: unknown, code: string): string {
  return isMendable(error)
    ? `${sentence(error.message)} (${code})`
    : `Something went wrong on my side. Try again in a minute; if it stays, give whoever runs me this code: ${code}`;
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/([^.!?])$/, '$1.');

const QUOTED_LENGTH = 200;

/** For a question that waited too long for its answer to help. */
export function apology({ act }: Incoming): string {
  const asked = askedIn(act);
  const what = asked ? `I was away when you asked “${asked}”.` : 'I was away when you asked me something.';
  return `${what} Sorry. Please ask again.`;
}

function askedIn(act: Incoming['act']): string | undefined {
  if (act.kind === 'question' || act.kind === 'talk') return act.text.slice(0, QUOTED_LENGTH);
  if (act.kind !== 'command') return undefined;
  if (act.command.kind === 'ask') return act.command.question.slice(0, QUOTED_LENGTH);
  return act.command.kind === 'brief' ? act.command.topic : undefined;
}
