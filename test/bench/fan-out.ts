import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { BUNDLING } from '../../bundling.ts';
import { AS_STARTED, type BenchOptions, type Figures, type Section } from './measure.ts';

const PROGRAM = fileURLToPath(new URL('fan-out-program.ts', import.meta.url));
/** Below it packages are found that are not bundled. */
const CACHE = 'node_modules/.cache';

/** Digests of many channels at one minute, by a program that is bundled and started as the bot is: so is its memory. */
export async function benchFanOut({ tiny }: BenchOptions): Promise<Section> {
  const [channels, articles] = tiny ? [20, 30] : [10_000, 1_000];
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'briefdesk-fan-out-'));
  try {
    await build({ ...BUNDLING, entryPoints: [PROGRAM], outdir: folder });
    const program = join(folder, 'fan-out-program.js');
    const given = [...AS_STARTED.args, program, String(channels), String(articles)];
    const env = { ...process.env, ...AS_STARTED.env };
    const { stdout } = await promisify(execFile)(process.execPath, given, { env });
    return {
      title: 'Fan-out',
      rows: [{ name: `${channels} channels at one minute`, figures: JSON.parse(stdout) as Figures }],
      notes: ['50 topic sets; store, bot and platform in one process.'],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
