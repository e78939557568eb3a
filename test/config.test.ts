import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig, VARIABLES } from '../src/config.ts';

describe('the environment', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({
      databaseFile: './data/briefdesk.db',
      briefingsDir: './briefings',
      logLevel: 'warn',
    });
  });

  it('takes a variable set to nothing as not set', () => {
    const config = readConfig({ DATABASE_URL: '', LOG_LEVEL: ' ', TIME_ZONE: '' });

    expect(config.databaseUrl).toBeUndefined();
    expect(config.logLevel).toBe('warn');
  });

  it('names every variable that is wrong, what it should be, and no value', () => {
    const read = () => readConfig({ DATABASE_URL: 'mysql://me:hunter2@db', LOG_LEVEL: 'loud', TIME_ZONE: 'Mars/Base' });

    expect(read).toThrow(/DATABASE_URL must read postgres:.*TIME_ZONE must be a time zone.*LOG_LEVEL must be one of/);
    expect(read).not.toThrow(/hunter2/);
  });
});

it('.env.example documents every variable that is read, and no other', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');

  const documented = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);

  expect(documented.toSorted()).toEqual(VARIABLES.toSorted());
});

it('the README documents every variable that is read', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

  for (const variable of VARIABLES) expect(readme).toContain(`\`${variable}\``);
});
