import { describe, expect, it } from 'vitest';
import { spokenCommand } from '../../../src/app/chat/spoken-command.ts';

const brief = (topic: string, wishes: object = {}) => ({ kind: 'brief', topic, ...wishes });

describe('what is said to the bot', () => {
  it.each([
    ['', { kind: 'help' }],
    ['hello', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['/topics', { kind: 'topics' }],
    ['topics please', { kind: 'topics' }],
    ['brief', { kind: 'top-stories' }],
    ['brief me', { kind: 'top-stories' }],
    ['brief harbour short', brief('harbour', { length: 'short' })],
    ['hey brief harbour short', brief('harbour', { length: 'short' })],
    ['please brief us on the harbour', brief('the harbour')],
    ['brief us elections', brief('us elections')],
    ['brief private', brief('private')],
    ['brief private schools', brief('private schools')],
    ['brief "harbour private"', brief('harbour private')],
    ['can you brief me on the harbour, please?', brief('the harbour')],
    ['give me a short brief on the harbour', brief('the harbour', { length: 'short' })],
    ['a question begins: brief ask how long?', undefined],
    ['brief ask how long?', { kind: 'ask', question: 'how long?' }],
    ['how long will it last?', undefined],
    ['so?', undefined],
    ['can you tell who pays?', undefined],
    ['briefing room attacked?', undefined],
    ['digest of the week?', undefined],
  ])('as %j asks for %j', (text, command) => {
    expect(spokenCommand(text)).toEqual(command);
  });

  it.each(['brief harbour private', 'brief me on the harbour in private, please'])(
    '%j is told where it would be private',
    (text) => {
      expect(spokenCommand(text)).toMatchObject({ kind: 'misunderstood', reason: expect.stringContaining('/brief') });
    },
  );

  it('about digests is told where their command is', () => {
    expect(spokenCommand('digest add harbour daily 8:00')).toMatchObject({ kind: 'misunderstood' });
  });
});
