import type { ChatInputCommandInteraction, ModalSubmitFields } from 'discord.js';
import { ModalInteractionCallbackRequestSchema, setStrictObject } from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import { digestForm, newStart } from '../../src/app/digests/digest-form.ts';
import { dropForm } from '../../src/app/digests/drafts.ts';
import { readDigestCommand } from '../../src/discord/digest-command.ts';
import { readFilled, renderForm } from '../../src/discord/form.ts';

setStrictObject(true);

/** Options as discord.js reads them from the gateway. */
const options = (subcommand: string, given: Readonly<Record<string, string>>) =>
  ({
    getSubcommand: () => subcommand,
    getString: (name: string) => given[name] ?? null,
  }) as unknown as ChatInputCommandInteraction['options'];

describe('/digest', () => {
  it.each([
    ['add', {}, { kind: 'form' }],
    ['add', { topics: 'harbour' }, { kind: 'form', topics: ['harbour'] }],
    [
      'add',
      { topics: 'harbour, freight', when: 'weekdays 8:00', zone: 'Europe/Kyiv', quiet: 'skip', review: 'hold' },
      {
        kind: 'add',
        topics: ['harbour', ' freight'],
        schedule: 'weekdays 8:00',
        zone: 'Europe/Kyiv',
        wishes: { quiet: 'skip', review: 'hold' },
      },
    ],
    ['edit', { id: '#K3X9A1' }, { kind: 'edit', subscription: 'k3x9a1', change: {} }],
    [
      'edit',
      { zone: 'Tokyo', catchup: 'skip', length: 'long' },
      { kind: 'edit', change: { timing: { zone: 'Tokyo' }, wishes: { catchUp: 'skip', length: 'long' } } },
    ],
    ['preview', { topics: 'harbour' }, { kind: 'preview', topics: ['harbour'] }],
    ['pause', { id: 'k3x9a1' }, { kind: 'pause', subscription: 'k3x9a1' }],
    ['list', {}, { kind: 'list' }],
  ])('%s with %j asks for %j', (subcommand, given, asked) => {
    expect(readDigestCommand(options(subcommand, given))).toEqual(asked);
  });
});

const POINT = { kind: 'point', text: 'Dockers stopped work on Monday. '.repeat(9), sources: [1] } as const;
const DRAFT = {
  content: { document: { title: 'Digest', blocks: [POINT] }, points: [], revisions: {} },
  tells: [],
  expects: [],
  settled: [],
  lookedAt: new Date('2026-05-11T09:00:00Z'),
  composedAt: new Date('2026-05-11T09:00:00Z'),
};

describe('a form', () => {
  it.each([
    ['for a new digest', digestForm(newStart(['harbour'], 'Europe/Kyiv'))],
    ['to drop points', dropForm('0123456789abcdef', DRAFT)!],
  ])('%s has the shape that Discord publishes', (_, form) => {
    const callback = { type: 9, data: renderForm(form) };

    expect(ModalInteractionCallbackRequestSchema.parse(callback)).toEqual(callback);
  });

  it('comes back with what was filled in and what it is about', () => {
    const fields = new Map<string, object>([
      ['topics', { customId: 'topics', value: 'harbour' }],
      ['zone', { customId: 'zone', value: '' }],
      ['extras', { customId: 'extras', values: ['say', 'once'] }],
    ]);
    const sent = { fields: { map: (read: (field: object) => unknown) => [...fields.values()].map(read) } };

    const { custom_id } = renderForm(digestForm({ ...newStart(['harbour'], 'UTC'), subscription: 'k3x9a1' }));
    const read = readFilled(custom_id, sent as unknown as ModalSubmitFields);

    expect(custom_id.length).toBeLessThanOrEqual(100);
    expect(read).toEqual({
      name: 'edit',
      about: expect.stringMatching(/^k3x9a1-./),
      filled: { topics: ['harbour'], zone: [], extras: ['say', 'once'] },
    });
  });

  it('of somebody else’s is none of the bot’s', () => {
    expect(readFilled('survey:1', { fields: new Map() } as unknown as ModalSubmitFields)).toBeUndefined();
  });
});
