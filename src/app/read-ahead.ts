import { setTimeout as sleep } from 'node:timers/promises';
import { composeBrief } from '../core/brief/brief.ts';
import type { Shelf } from './shelf.ts';

/** The articles that most briefs, the top stories and the topics are made of. */
const NEWEST = 200;
/** UTF-16 units: a longer text would keep whoever asks waiting for its turn. */
const LONGEST = 30_000;
const LOOK_AGAIN_MS = 5_000;

/**
 * Reads the newest articles before anybody asks for them, now and whenever the library has changed, until the signal:
 * a brief of articles that have been read takes a fraction of the time. Never keeps the process running. A library that
 * can't be read just now may be later: whoever asks meanwhile is told why.
 */
export async function keepReadingAhead(
  shelf: Shelf,
  workspace: string,
  signal: AbortSignal,
  pause = LOOK_AGAIN_MS,
): Promise<void> {
  let seen: number | undefined;
  while (!signal.aborted) {
    seen = await readChanged(shelf, workspace, signal, seen).catch(() => undefined);
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Returns the version of the library that has been read. */
async function readChanged(
  shelf: Shelf,
  workspace: string,
  signal: AbortSignal,
  seen: number | undefined,
): Promise<number> {
  const version = await shelf.library.version();
  if (version !== seen) await readAhead(shelf, workspace, signal);
  return version;
}

/** One article a turn, with a pause as long as the turn after it. Returns how many were read. */
export async function readAhead(shelf: Shelf, workspace: string, signal: AbortSignal): Promise<number> {
  const { articles } = await shelf.newest(workspace, NEWEST);
  let read = 0;
  for (const article of articles) {
    if (signal.aborted) break;
    if (article.text.length > LONGEST) continue;
    const started = performance.now();
    // What core finds out about an article stays with it: a brief of it alone finds out all that any brief asks for.
    composeBrief([article]);
    read += 1;
    await sleep(performance.now() - started, undefined, { ref: false });
  }
  return read;
}
