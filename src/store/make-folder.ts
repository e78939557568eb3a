import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Step by step: Node's own recursive way never returns on file systems such as /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
