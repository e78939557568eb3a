import { describe, expect, it } from 'vitest';
import { helpDocument } from '../../src/app/help-document.ts';
import { renderMarkdown } from '../../src/app/markdown.ts';

describe('the help', () => {
  it.each([
    ['slack:T1', '/brief ask', '/brief sources add', '/sources do:'],
    ['discord:1', '/ask question:', '/sources do:add', '/brief ask'],
    ['user:discord:1', '/ask question:', '/sources do:add', '/brief ask'],
    ['', '/brief ask', '/sources add', 'private'],
  ])('in %j names the commands that there are there', (workspace, ask, sources, elsewhere) => {
    const text = renderMarkdown(helpDocument(workspace));

    expect(text).toContain(ask);
    expect(text).toContain(sources);
    expect(text).not.toContain(elsewhere);
  });
});
