import type { Composed } from './delivery.ts';
import type { Slot } from './subscription.ts';
import { isLate } from './upcoming.ts';

/** Says of a digest that is posted late when it was due, once. */
export function labelLate(composed: Composed, slot: Slot, now: Date): Composed {
  const { document } = composed.content;
  const note = { kind: 'note', text: `Late: it was ${dueTime(slot)}.` } as const;
  const isSaid = document.blocks.some((block) => block.kind === 'note' && block.text === note.text);
  if (isSaid || !isLate(slot, now)) return composed;
  return {
    ...composed,
    content: { ...composed.content, document: { ...document, blocks: [note, ...document.blocks] } },
  };
}

/** The slot's own local time; of a post asked for in between, the hour in UTC. */
function dueTime({ at, key }: Slot): string {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(key) ?? [];
  if (date !== undefined && time !== undefined) return `due on ${date} at ${time}`;
  return `asked for on ${at.toISOString().slice(0, 10)} at ${at.toISOString().slice(11, 16)} UTC`;
}
