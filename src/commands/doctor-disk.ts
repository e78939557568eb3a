import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Finding } from './finding.ts';

/** Bytes: below this the next articles or digests may find no room. */
const ROOM = 20_000_000;

/** Whether the disk of a file has room left for what comes. */
export async function examineDisk(file: string, freeBeside = freeBytes): Promise<readonly Finding[]> {
  const free = await freeBeside(dirname(file));
  if (free >= ROOM) return [];
  const text = `only ${Math.floor(free / 1e6)} MB are free beside ${file}: what is stored can be read, but nothing new may be stored. Free some space there.`;
  return [{ kind: 'wrong', about: 'disk', text }];
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
