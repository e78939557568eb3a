import { describe, expect, it } from 'vitest';
import { readCommandText } from '../../src/slack/command-text.ts';

describe('what follows /brief', () => {
  it.each([
    ['territory private', { kind: 'brief', topic: 'territory' }, 'private'],
    ['territory private since:3d short', { kind: 'brief', topic: 'territory', length: 'short' }, 'private'],
    ['visibility:private territory', { kind: 'brief', topic: 'territory' }, 'private'],
    ['territory --private', { kind: 'brief', topic: 'territory' }, 'private'],
    ['territory private:true', { kind: 'brief', topic: 'territory' }, 'private'],
    ['territory visibility:public', { kind: 'brief', topic: 'territory' }, 'public'],
    ['Private', { kind: 'top-stories' }, 'private'],
  ])('%j says who sees it', (text, command, visibility) => {
    const read = readCommandText(text);

    expect(read.command).toMatchObject(command);
    expect(read.visibility).toBe(visibility);
  });

  it.each([
    ['territory', { kind: 'brief', topic: 'territory' }],
    ['"private"', { kind: 'brief', topic: 'private' }],
    ['private schools fees', { kind: 'brief' }],
    ['ask Are the talks private', { kind: 'ask', question: 'Are the talks private' }],
    ['help', { kind: 'help' }],
  ])('%j leaves it to the workspace', (text, command) => {
    const read = readCommandText(text);

    expect(read.command).toMatchObject(command);
    expect(read.visibility).toBeUndefined();
  });
});
