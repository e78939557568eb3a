import type { Library } from '../ports.ts';
import type { Watches, WatchHealth } from '../watching.ts';

/** How many of a workspace's sources were read, and which were not. */
export interface SourceHealth {
  readonly all: number;
  readonly read: number;
  /** In words, the names of those that failed or were not read for long, with why. */
  readonly troubles: readonly string[];
}

const HOUR = 3_600_000;
/** One late reading is no news; so many intervals are. */
const INTERVALS_LATE = 3;

export async function readSourceHealth(
  library: Pick<Library, 'listSources'>,
  watches: Watches | undefined,
  workspace: string,
  now: Date,
): Promise<SourceHealth> {
  const sources = await library.listSources(workspace);
  const watched = (await watches?.listWatched(workspace)) ?? [];
  const troubles = watched.filter(({ muted }) => !muted).flatMap((source) => troubleWith(source, now));
  return { all: sources.length, read: sources.length - troubles.length, troubles };
}

/** Times of a watch are by the database's clock, which may go some minutes before or behind. */
function troubleWith(
  { name, failures, lastReadAt, nextReadAt, interval, note }: WatchHealth,
  now: Date,
): readonly string[] {
  if (failures > 0) return [note === undefined ? `${name} failed` : `${name} failed: ${note}`];
  if (!nextReadAt) return [`${name} is not read any more`];
  if (!lastReadAt) return [`${name} was not read yet`];
  const late = now.getTime() - lastReadAt.getTime() > INTERVALS_LATE * interval + HOUR;
  return late ? [`${name} was last read ${Math.floor((now.getTime() - lastReadAt.getTime()) / HOUR)} h ago`] : [];
}
