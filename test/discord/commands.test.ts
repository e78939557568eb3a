import type { ChatInputCommandInteraction } from 'discord.js';
import {
  ApplicationCommandCreateRequestSchema,
  ModalInteractionCallbackRequestSchema,
  setStrictObject,
} from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import { askForm } from '../../src/discord/ask-form.ts';
import { COMMANDS, readCommand, suggestSpans, suggestTopics } from '../../src/discord/commands.ts';

setStrictObject(true);

/** A command as discord.js reads it from the gateway. */
const command = (commandName: string, given: Readonly<Record<string, string>> = {}) =>
  ({ commandName, options: { getString: (name: string) => given[name] ?? null } }) as ChatInputCommandInteraction;

describe('the commands', () => {
  it.each(COMMANDS.map((one) => [one.name, one] as const))('/%s has the shape that Discord publishes', (_, one) => {
    expect(ApplicationCommandCreateRequestSchema.parse(one)).toEqual(one);
  });

  it('open a form that has the shape that Discord publishes', () => {
    const callback = { type: 9, data: askForm('abcdefghijklmnop') };

    expect(ModalInteractionCallbackRequestSchema.parse(callback)).toEqual(callback);
  });
});

describe('what is typed', () => {
  it.each([
    [{}, { kind: 'top-stories' }],
    [
      { topic: 'harbour', since: '3d', length: 'short' },
      { kind: 'brief', topic: 'harbour', since: { kind: 'ago', hours: 72 }, length: 'short' },
    ],
    [{ topic: '"topics"' }, { kind: 'brief', topic: 'topics' }],
    [{ topic: 'help' }, { kind: 'brief', topic: 'help' }],
    [{ topic: 'https://herald.example/strike' }, { kind: 'page', address: 'https://herald.example/strike' }],
  ])('for /brief as %j asks for %j', (given, asked) => {
    expect(readCommand(command('brief', given))).toEqual(asked);
  });

  it('say how a question is asked on Discord where a topic is too long for one', () => {
    expect(readCommand(command('brief', { topic: 'x'.repeat(201) }))).toMatchObject({
      kind: 'misunderstood',
      reason: expect.stringContaining('/ask'),
    });
  });

  it.each([
    [{}, { kind: 'sources' }],
    [
      { do: 'add', address: 'https://herald.example/rss' },
      { kind: 'source', action: 'add', address: 'https://herald.example/rss' },
    ],
  ])('for /sources as %j asks for %j', (given, asked) => {
    expect(readCommand(command('sources', given))).toEqual(asked);
  });

  it('is met with at most 25 topics of at most 100 characters', () => {
    const names = ['x'.repeat(101), ...Array.from({ length: 40 }, (_, place) => `topic ${place}`)];

    const choices = suggestTopics(names);

    expect(choices).toHaveLength(25);
    expect(choices[0]).toEqual({ name: 'topic 0', value: 'topic 0' });
  });

  it.each([
    ['', ['today', 'yesterday', '12h', '3d', '2w', 'all']],
    ['t', ['today']],
    ['5d', ['5d']],
    ['2026-11-01', ['2026-11-01']],
    ['soon', []],
  ])('as a time, %j, is met with %j', (typed, offered) => {
    expect(suggestSpans(typed).map(({ value }) => value)).toEqual(offered);
  });
});
