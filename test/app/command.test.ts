import { describe, expect, it } from 'vitest';
import { parseBrief } from '../../src/app/command.ts';

describe('what follows /brief', () => {
  const cases: readonly (readonly [string, object])[] = [
    ['', { kind: 'top-stories' }],
    ['   ', { kind: 'top-stories' }],
    ['\u200b\u202e', { kind: 'top-stories' }],
    ['territory', { kind: 'brief', topic: 'territory' }],
    ['peace   plan', { kind: 'brief', topic: 'peace plan' }],
    ['territory since:3d', { kind: 'brief', topic: 'territory', since: { kind: 'ago', hours: 72 } }],
    ['territory since: 12h', { kind: 'brief', topic: 'territory', since: { kind: 'ago', hours: 12 } }],
    ['--since 2w territory', { kind: 'brief', topic: 'territory', since: { kind: 'ago', hours: 336 } }],
    ['territory --since=today', { kind: 'brief', topic: 'territory', since: { kind: 'today' } }],
    ['territory Since:Yesterday', { kind: 'brief', topic: 'territory', since: { kind: 'yesterday' } }],
    ['territory since:2026-11-01', { kind: 'brief', topic: 'territory', since: { kind: 'day', day: '2026-11-01' } }],
    ['since:all', { kind: 'top-stories', since: { kind: 'all' } }],
    [
      'territory since:3d short',
      { kind: 'brief', topic: 'territory', since: { kind: 'ago', hours: 72 }, length: 'short' },
    ],
    ['territory long 3d', { kind: 'brief', topic: 'territory', since: { kind: 'ago', hours: 72 }, length: 'long' }],
    ['territory length:long words:80', { kind: 'brief', topic: 'territory', length: 'long', words: 80 }],
    ['--short territory', { kind: 'brief', topic: 'territory', length: 'short' }],
    ['territory —short', { kind: 'brief', topic: 'territory', length: 'short' }],
    ['—nato', { kind: 'brief', topic: '—nato' }],
    ['long', { kind: 'brief', topic: 'long' }],
    ['long covid', { kind: 'brief', topic: 'long covid' }],
    ['words', { kind: 'brief', topic: 'words' }],
    ['topics', { kind: 'topics' }],
    ['Sources', { kind: 'sources' }],
    ['help', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['help for farmers', { kind: 'brief', topic: 'help for farmers' }],
    ['"help"', { kind: 'brief', topic: 'help' }],
    ['“topics” since:3d', { kind: 'brief', topic: 'topics', since: { kind: 'ago', hours: 72 } }],
    ['"since:3d"', { kind: 'brief', topic: 'since:3d' }],
    ['ISO:9001', { kind: 'brief', topic: 'ISO:9001' }],
    ['ask How long did "the talks" last?', { kind: 'ask', question: 'How long did "the talks" last?' }],
    ['ask: why?', { kind: 'ask', question: 'why?' }],
    ['🎉', { kind: 'brief', topic: '🎉' }],
  ];

  it.each(cases)('reads %j', (text, expected) => {
    expect(parseBrief(text)).toEqual(expected);
  });

  const misunderstood: readonly (readonly [string, string])[] = [
    ['territory since:never', '“never” is not a time I know.'],
    ['territory since:2026-02-30', '“2026-02-30” is not a time I know.'],
    ['territory since:0d', '“0d” is not a time I know.'],
    ['territory since:', '“” is not a time I know.'],
    ['territory length:huge', '“huge” is not a length. Use short, normal or long.'],
    ['territory words:5', '“5” is not a number of words. Use 10 to 2000.'],
    ['territory --sicne 3d', 'There is no option --sicne.'],
    ['ask', 'What is the question?'],
    ['ask ?!', 'What is the question?'],
    ['x'.repeat(201), 'A topic has at most 200 characters.'],
  ];

  it.each(misunderstood)('says what to type instead of %j', (text, reason) => {
    const command = parseBrief(text);

    expect(command).toMatchObject({ kind: 'misunderstood', reason: expect.stringContaining(reason) });
  });

  it('reads a line of 1 MB in no time', () => {
    const before = process.cpuUsage();

    parseBrief('"'.repeat(500_000) + ' since:'.repeat(70_000));

    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });
});
