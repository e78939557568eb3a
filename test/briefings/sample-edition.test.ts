import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SAMPLE } from '../../src/app/sample.ts';

const FOLDER = 'briefings/articles';
const files = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }));
const fronts = files
  .filter(({ name }) => name.endsWith('.md'))
  .map(({ name, text }) => ({ name, ...parse(text.split('---\n')[1] ?? '', { schema: 'failsafe' }) }));

describe('sample edition', () => {
  it('is the one whose date the desk reads it by', () => {
    const newest = fronts.map(({ published }) => new Date(published).toISOString()).sort();

    expect(files).toHaveLength(SAMPLE.articles);
    expect(newest.at(-1)).toBe(SAMPLE.newest);
  });

  it.each(fronts)('$name says what it is, who published it and when, on an invented domain', (front) => {
    expect(front).toMatchObject({
      title: expect.stringMatching(/\S/),
      source: expect.stringMatching(/\S/),
      url: expect.stringMatching(/^https:\/\/[a-z-]+\.example\//),
      published: expect.stringMatching(/^2025-12-0[3-6]T\d\d:\d\d:00\+0\d:00$/),
      language: expect.stringMatching(/^(en|uk)$/),
    });
  });

  it('comes from at least five publishers', () => {
    expect(new Set(fronts.map(({ source }) => source)).size).toBeGreaterThanOrEqual(5);
  });
});
