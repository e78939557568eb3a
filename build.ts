import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build, context } from 'esbuild';
import { BUNDLING } from './bundling.ts';

/** Files that are started or imported by themselves. */
const ENTRIES = [
  'index',
  'main',
  'cli',
  'ingest-worker',
  'web-worker',
  'ingest-in-worker',
  'desk-worker',
  'desk-in-worker',
];

const options: BuildOptions = { ...BUNDLING, entryPoints: ENTRIES.map((name) => `src/${name}.ts`), outdir: 'dist' };

if (process.argv.includes('--watch')) {
  await (await context(options)).watch();
} else {
  // Chunks are named by what is in them: those of earlier builds would stay.
  rmSync('dist', { recursive: true, force: true });
  await build(options);
  escapeOutputs();
  chmodSync('dist/cli.js', 0o755);
}

/**
 * A thread keeps the text of its modules, two bytes a character where a single one is beyond Latin-1, as some regular
 * expressions have: those become escapes, too, as esbuild has made of strings.
 */
function escapeOutputs(): void {
  for (const name of readdirSync('dist').filter((file) => file.endsWith('.js'))) {
    const text = readFileSync(`dist/${name}`, 'utf8');
    const escaped = text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (escaped !== text) writeFileSync(`dist/${name}`, escaped);
  }
}
