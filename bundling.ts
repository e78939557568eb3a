import { readFileSync } from 'node:fs';
import type { BuildOptions } from 'esbuild';

/**
 * What every start loads. Read from their hundreds of small files, these packages take longer than all that the program
 * then does; the others stay where they are installed.
 */
const BUNDLED = ['commander', 'dotenv', 'kysely', 'linkedom', 'marked', 'natural', 'picocolors', 'pino', 'yaml', 'zod'];

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** How programs are made of their sources. */
export const BUNDLING: BuildOptions = {
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
