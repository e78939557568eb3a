import { describe, expect, it } from 'vitest';
import { genreOf } from '../../../src/core/reading/genre.ts';
import { article } from '../../build.ts';

const TEXT = 'The council of Orra bought a ferry on Monday. It will sail from May.';

describe('genreOf', () => {
  it.each([
    ['Opinion: Orra needs no ferry', 'opinion'],
    ['Fact check: Orra has not sold its bridge', 'check'],
    ['False: The ferry of Orra sank', 'check'],
    ['Correction', 'correction'],
    ['Satire | Ferry marries bridge', 'satire'],
    ['Opinion polls put the Greens ahead', 'news'],
    ['False alarm closes the harbour of Orra', 'news'],
    ['Orra buys a ferry', 'news'],
  ])('reads by its title %j as %s', (title, genre) => {
    expect(genreOf(article({ title, text: TEXT }))).toBe(genre);
  });

  it.each([
    [`*Satire*\n\n${TEXT}`, 'satire'],
    [`${TEXT}\n\nThis article is satire.`, 'satire'],
    [`EDITORIAL\n\n${TEXT}`, 'opinion'],
    [`The satire of Jon Berg will be shown in Orra.\n\n${TEXT}`, 'news'],
  ])('reads by a line of its own in %j as %s', (text, genre) => {
    expect(genreOf(article({ title: 'Orra buys a ferry', text }))).toBe(genre);
  });
});
