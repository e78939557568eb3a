import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredArticle } from './ports.ts';
import type { Shelf } from './shelf.ts';

/** Kept as read, not only packed: most of what the top stories are made of. */
const NEWEST = 100;
/** Of any topic that one of 50 articles is about, the newest, which a brief is made of, are among these. */
const PACKED = 1_000;
/** UTF-16 units of them all. */
const UNITS_PACKED = 3_000_000;
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

/** One article a turn, with a pause as long as the turn after it. Returns how many were looked at. */
export async function readAhead(shelf: Shelf, workspace: string, signal: AbortSignal): Promise<number> {
  const newest = ofModestLength(await shelf.library.searchArticles({ workspace, limit: PACKED }));
  shelf.articles.keepPacked(newest);
  let read = 0;
  for (const article of newest) {
    if (signal.aborted) break;
    const started = performance.now();
    if (read < NEWEST) shelf.articles.read(article);
    shelf.articles.pack(article);
    read += 1;
    await sleep(performance.now() - started, undefined, { ref: false });
  }
  return read;
}

/** Those before all are too long together, without any that is too long by itself. */
function ofModestLength(articles: readonly StoredArticle[]): readonly StoredArticle[] {
  let units = 0;
  return articles.filter(({ text }) => {
    if (text.length > LONGEST) return false;
    units += text.length;
    return units <= UNITS_PACKED;
  });
}
