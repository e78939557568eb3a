import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { init, parse } from 'es-module-lexer';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const OUTER = ['sources', 'store', 'slack', 'discord', 'terminal'];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'));

await init;

/** Every import of a source file, types included: the lexer reads TypeScript's as well. */
const importsOf = (file: string): readonly Import[] =>
  parse(readFileSync(join(SRC, file), 'utf8'))[0].flatMap((found) => {
    if (found.type === 'import-meta') return [];
    const { specifier } = found;
    if (specifier === undefined) throw new Error(`${file} imports something computed`);
    const inside = specifier.startsWith('.');
    const to = inside ? relative(SRC, join(SRC, dirname(file), specifier)).replaceAll('\\', '/') : specifier;
    return [{ from: file, to }];
  });

const imports = files.flatMap(importsOf);
const inside = imports.filter(({ to }) => to.endsWith('.ts'));

/** The room of a file: its folder, or `entry` for those that wire the rooms together, the CLI's commands among them. */
function roomOf(file: string): string {
  const folder = file.includes('/') ? file.slice(0, file.indexOf('/')) : 'entry';
  return folder === 'commands' ? 'entry' : folder;
}

function mayImport({ from, to }: Import): boolean {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (from === 'index.ts') return other === 'core';
  if (room === 'entry') return to !== 'index.ts';
  if (room === other || other === 'core') return true;
  return other === 'app' && OUTER.includes(room);
}

describe('imports point inward', () => {
  it('reads imports, and type-only ones among them', () => {
    expect(inside).toContainEqual({ from: 'app/ports.ts', to: 'core/reading/article.ts' });
    expect(inside.length).toBeGreaterThan(50);
  });

  it.each(files)('%s', (file) => {
    const wrong = inside.filter((arrow) => arrow.from === file && !mayImport(arrow));

    expect(wrong).toEqual([]);
  });

  it('knows every room', () => {
    const rooms = new Set(files.map(roomOf));

    expect([...rooms].filter((room) => !['entry', 'core', 'app', ...OUTER].includes(room))).toEqual([]);
  });
});

describe('the core', () => {
  const outside = imports.filter(({ from, to }) => roomOf(from) === 'core' && !to.endsWith('.ts'));

  it('uses nothing but single files of natural', () => {
    expect(outside.filter(({ to }) => !/^natural\/lib\/natural\/\w+\/\w+\.js$/.test(to))).toEqual([]);
  });

  it('reads no clock, no environment and no chance', () => {
    const impure = files
      .filter((file) => roomOf(file) === 'core')
      .filter((file) =>
        /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bMath\.random\(/.test(readFileSync(join(SRC, file), 'utf8')),
      );

    expect(impure).toEqual([]);
  });
});
