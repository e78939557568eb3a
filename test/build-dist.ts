import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(folder, name)).mtimeMs),
  );

/** Before the tests: they start the built programs, so these must be of the sources as they are. */
export default function buildDist(): void {
  const built = statSync('dist/main.js', { throwIfNoEntry: false });
  if (!built || newest('src') > newest('dist')) execFileSync('npm', ['run', 'build'], { stdio: 'inherit' });
}
