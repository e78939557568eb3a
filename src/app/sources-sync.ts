import { OPERATOR } from './operator.ts';
import type { NewWatch, Watches } from './watching.ts';

/** A source on the web that the operator's file names. */
export type ListedSource = Pick<NewWatch, 'kind' | 'name' | 'address'>;

/** Watches what the operator's file names, and no longer what it named before. What people added is left alone. */
export async function followFile(watches: Watches, listed: readonly ListedSource[]): Promise<void> {
  const named = new Set<string>();
  for (const source of listed) named.add((await watches.watch({ ...source, reader: 'everyone' })).id);
  for (const { id, addedBy } of await watches.listWatched(OPERATOR)) {
    if (addedBy === undefined && !named.has(id)) await watches.unwatch('everyone', id);
  }
}
