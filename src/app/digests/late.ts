import type { Composed } from './delivery.ts';
import type { Slot } from './subscription.ts';
import { isLate } from './upcoming.ts';

/** Says of a digest that was composed late when it was due. */
export function labelLate(composed: Composed, slot: Slot): Composed {
  if (!isLate(slot, composed.composedAt)) return composed;
  const { document } = composed.content;
  const note = { kind: 'note', text: `Late: it was due ${dueTime(slot)}.` } as const;
  return {
    ...composed,
    content: { ...composed.content, document: { ...document, blocks: [note, ...document.blocks] } },
  };
}

/** The slot's own local time; of a post asked for in between, the hour in UTC. */
function dueTime({ at, key }: Slot): string {
  const [, date = at.toISOString().slice(0, 10), time = `${at.toISOString().slice(11, 16)} UTC`] =
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(key) ?? [];
  return `on ${date} at ${time}`;
}
