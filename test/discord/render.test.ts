import { MessageCreateRequestSchema, setStrictObject } from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/app/chat/ports.ts';
import type { Document } from '../../src/app/document.ts';
import { type DiscordMessage, renderDiscord } from '../../src/discord/render.ts';
import { TARN_HERALD } from '../build.ts';
import { describeRenderer } from '../contracts/renderer.ts';
import { shown } from './shown.ts';

const render = (document: Document, actions: readonly Action[] = []): readonly DiscordMessage[] =>
  renderDiscord(document, { actions, titled: true });

const descriptions = (document: Document): readonly (string | undefined)[] =>
  render(document).map(({ embeds: [{ description }] }) => description);

const untitled = { number: 2, articleId: 'b', label: '“The harbour came to…” (no title)', time: 'date unknown' };

const brief: Document = {
  title: 'harbour',
  span: 'last 3 days',
  blocks: [
    { kind: 'headline', text: 'Dockers stop work', sources: [1] },
    { kind: 'point', text: 'Dockers in Tarn stopped work on Monday.', sources: [1, 2] },
    { kind: 'next', text: 'Talks begin on Friday.', sources: [1] },
    {
      kind: 'difference',
      sides: [
        { text: 'nine days', sources: [1] },
        { text: 'a week', sources: [2], speaker: { name: 'Mira Holt', inferred: false } },
      ],
    },
    { kind: 'quote', text: '“We will not move.”', sources: [1], speaker: { name: 'Mira Holt', inferred: true } },
    { kind: 'sources', sources: [TARN_HERALD, untitled] },
    { kind: 'coverage', text: '2 articles, 1 source, newest 3 h old' },
  ],
};

describeRenderer('Discord', (document) => render(document).map(shown));

describe('a brief on Discord', () => {
  it('is one embed: headline, points, quotes, sources, coverage', () => {
    const messages = render(brief);

    expect(messages).toEqual([
      {
        embeds: [
          {
            title: 'harbour · last 3 days',
            description: `### Dockers stop work [[1] Tarn Herald](https://tarn.example/1)
• Dockers in Tarn stopped work on Monday. [[1] Tarn Herald](https://tarn.example/1) \\[2\\]

**Next:** Talks begin on Friday. [[1] Tarn Herald](https://tarn.example/1)
**Told differently:** “nine days” [[1] Tarn Herald](https://tarn.example/1) · Mira Holt: “a week” \\[2\\]
> “We will not move.” — Mira Holt (inferred) [[1] Tarn Herald](https://tarn.example/1)

-# \\[1\\] [Dockers stop work](https://tarn.example/1) · Tarn Herald, 3 h ago
-# \\[2\\] “The harbour came to…” (no title) · date unknown
-# 2 articles, 1 source, newest 3 h old.`,
          },
        ],
        components: [],
        allowed_mentions: { parse: [] },
      },
    ]);
  });

  it('is without its title directly below the question', () => {
    const [message] = renderDiscord(brief, { actions: [], titled: false });

    expect(message.embeds[0].title).toBeUndefined();
  });

  it('shows a sentence between its neighbours', () => {
    const document: Document = {
      title: 'Sentences',
      blocks: [
        {
          kind: 'passage',
          before: 'It rained.',
          text: 'Dockers stopped work.',
          after: 'Ships wait.',
          sources: [1],
          detail: 'Tarn Herald, published 3 h ago',
        },
        { kind: 'sources', sources: [TARN_HERALD] },
      ],
    };

    expect(descriptions(document)[0]).toContain(`> It rained.
> **Dockers stopped work.** [[1] Tarn Herald](https://tarn.example/1)
> Ships wait.
-# Tarn Herald, published 3 h ago`);
  });

  it('opens and closes the code block of a long text on every message', () => {
    const text = `${'line of Markdown\n'.repeat(400)}\`\`\`end`;

    const parts = descriptions({ title: 'Markdown', blocks: [{ kind: 'verbatim', text }] });

    expect(parts).toHaveLength(2);
    for (const part of parts) expect(part).toMatch(/^```\n[^`]*\n```$/);
  });
});

describe('buttons', () => {
  const action = (place: number): Action => ({ kind: 'ask', post: `post-${place}`, label: 'Ask' });
  const long: Document = { title: 'x', blocks: [{ kind: 'note', text: 'word '.repeat(2000) }] };

  it('are below the last message, five in a row', () => {
    const messages = render(long, [1, 2, 3, 4, 5, 6].map(action));

    expect(messages.map(({ components }) => components.map((row) => row.components.length))).toEqual([[], [], [5, 1]]);
  });
});

describe('a message', () => {
  it('has the shape that Discord publishes', () => {
    setStrictObject(true);
    const [message] = render(brief, [{ kind: 'ask', post: 'p1', label: 'Ask' }]);

    const body = { ...message, nonce: 'abc', enforce_nonce: true };

    expect(MessageCreateRequestSchema.parse(body)).toEqual(body);
  });
});

describe('hostile text', () => {
  it.each([
    ['[x](https://evil.example)', '\\[x\\](https\\://evil.example)'],
    ['# heading', '\\# heading'],
    ['1. item', '1\\. item'],
    ['-# small', '\\-# small'],
    ['a - b', 'a \\- b'],
    ['@everyone <@1> <#2>', '\\@everyone \\<\\@1\\> \\<#2\\>'],
    ['||spoiler|| :smile: 10:30', '\\|\\|spoiler\\|\\| \\:smile: 10:30'],
  ])('%j is written %j', (text, written) => {
    expect(descriptions({ title: 'x', blocks: [{ kind: 'note', text }] })).toEqual([written]);
  });

  it('does not end the label of a link early', () => {
    const label = 'a](https://evil.example) [b';

    const [description] = descriptions({
      title: 'x',
      blocks: [{ kind: 'sources', sources: [{ ...TARN_HERALD, label }] }],
    });

    expect(description).toContain('[a)(https\\://evil.example) (b](https://tarn.example/1)');
  });

  it('does not end the address of a link early', () => {
    const url = 'https://tarn.example/a)[x](https://evil.example';

    const [description] = descriptions({
      title: 'x',
      blocks: [{ kind: 'sources', sources: [{ ...TARN_HERALD, url }] }],
    });

    expect(description).toContain('(https://tarn.example/a%29[x]%28https://evil.example)');
  });
});
