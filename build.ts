import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build, context } from 'esbuild';

/** Files that are started or imported by themselves. */
const ENTRIES = ['index', 'main', 'cli', 'worker', 'web-worker', 'ingest-in-worker', 'desk-worker', 'desk-in-worker'];

/**
 * What every start loads. Read from their hundreds of small files, these packages take longer than all that the program
 * then does; the others stay where they are installed.
 */
const BUNDLED = ['commander', 'dotenv', 'kysely', 'linkedom', 'marked', 'natural', 'picocolors', 'pino', 'yaml', 'zod'];

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

const options: BuildOptions = {
  entryPoints: ENTRIES.map((name) => `src/${name}.ts`),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
  // Packages in CommonJS ask for Node's own modules by `require`, which modules lack.
  banner: { js: "import { createRequire as __from } from 'node:module'; const require = __from(import.meta.url);" },
  logLevel: 'warning',
};

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
