import type { Visibility } from '../app/chat/ports.ts';
import { type Command, parseBrief } from '../app/command.ts';

export interface Asking {
  readonly command: Command;
  readonly visibility?: Visibility;
}

/** What follows `/brief`: as everywhere, and who is to see it. A question has no options. */
export function readCommandText(text: string): Asking {
  const command = parseBrief(text);
  if (command.kind === 'ask') return { command };
  const words = text.trim().split(/\s+/);
  const place = findVisibility(words);
  if (place < 0) return { command };
  const visibility = /public/i.test(words[place] ?? '') ? 'public' : 'private';
  return { command: parseBrief(words.toSpliced(place, 1).join(' ')), visibility };
}

/** Marked as an option it may stand anywhere. */
const MARKED = /^(?:--(?:private|public)|(?:--)?visibility[:=](?:private|public)|(?:private|public)[:=](?:true|yes))$/i;
/** Bare, only behind the topic: "private schools" is one. Other options may follow. */
const BARE = /^(?:private|public)$/i;
const OTHER_OPTION = /^(?:(?:--)?(?:since|length|words)[:=]\S*|short|normal|long|\d+[hdw])$/i;

function findVisibility(words: readonly string[]): number {
  const marked = words.findIndex((word) => MARKED.test(word));
  if (marked >= 0) return marked;
  const last = words.findLastIndex((word) => !OTHER_OPTION.test(word));
  return BARE.test(words[last] ?? '') ? last : -1;
}
