import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/app/document.ts';
import { renderSlack } from '../../src/slack/render.ts';
import { TARN_HERALD } from '../build.ts';
import { describeRenderer } from '../contracts/renderer.ts';
import { shown } from './shown.ts';

describeRenderer('Slack', (document) => renderSlack(document, { actions: [], titled: true }).map(shown));

const brief: Document = {
  title: 'harbour',
  span: 'last 3 days',
  blocks: [
    { kind: 'headline', text: 'Dockers stop work', sources: [1] },
    { kind: 'point', text: 'Dockers stopped work on Monday.', sources: [1, 2] },
    { kind: 'point', text: 'The union wants nine days.', sources: [2] },
    { kind: 'next', text: 'Talks begin on Friday.', sources: [1] },
    { kind: 'quote', text: 'We will not move.', sources: [1], speaker: { name: 'Mira Holt', inferred: true } },
    {
      kind: 'sources',
      sources: [TARN_HERALD, { number: 2, articleId: 'b', label: '“Work came to…” (no title)', time: 'date unknown' }],
    },
    { kind: 'coverage', text: '2 articles, 1 source' },
  ],
};

const text = (words: string) => ({ type: 'text', text: words });
const bold = (words: string) => ({ ...text(words), style: { bold: true } });
const link = (words: string) => ({ type: 'link', url: 'https://tarn.example/1', text: words });

describe('a brief in Slack', () => {
  it('is rich text: a header, bullets with linked citations that name the publisher, sources, coverage', () => {
    const [message, ...more] = renderSlack(brief, { actions: [], titled: true });

    expect(more).toEqual([]);
    expect(message.blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'harbour · last 3 days', emoji: false } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [bold('Dockers stop work'), text(' '), link('[1] Tarn Herald')],
          },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  text('Dockers stopped work on Monday.'),
                  text(' '),
                  link('[1] Tarn Herald'),
                  text(' '),
                  text('[2]'),
                ],
              },
              { type: 'rich_text_section', elements: [text('The union wants nine days.'), text(' '), text('[2]')] },
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [bold('Next: '), text('Talks begin on Friday.'), text(' '), link('[1] Tarn Herald')],
          },
          {
            type: 'rich_text_quote',
            elements: [text('“We will not move.” — Mira Holt (inferred)'), text(' '), link('[1] Tarn Herald')],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              text('[1] '),
              link('Dockers stop work'),
              text(' — '),
              text('Tarn Herald, 3 h ago'),
              text('\n'),
              text('[2] '),
              text('“Work came to…” (no title)'),
              text(' — '),
              text('date unknown'),
            ],
          },
        ],
      },
      { type: 'context', elements: [{ type: 'plain_text', text: '2 articles, 1 source.', emoji: false }] },
    ]);
  });

  it('has its words as text for notifications, title first', () => {
    const [{ text: words }] = renderSlack(brief, { actions: [], titled: true });

    expect(words).toMatch(/^harbour · last 3 days\nDockers stop work \[1\] Tarn Herald\n• Dockers stopped/);
  });

  it('has its buttons below, each with the post it belongs to', () => {
    const actions = [
      { kind: 'ask', post: 'p1', label: 'Ask' },
      { kind: 'delete', post: 'p1', label: 'Delete' },
    ] as const;

    const [{ blocks }] = renderSlack(brief, { actions, titled: true });

    expect(blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'briefdesk-ask', value: 'p1', text: { text: 'Ask' } },
        { type: 'button', action_id: 'briefdesk-delete', value: 'p1', style: 'danger' },
      ],
    });
  });

  it('keeps its buttons within the limits, whatever they are called', () => {
    const actions = [{ kind: 'copy', post: 'p'.repeat(16), label: 'Copy '.repeat(40) }] as const;

    const [message] = renderSlack(brief, { actions, titled: true });

    expect(shown(message).beyond).toEqual([]);
  });

  it('stands without its title below the question it answers', () => {
    const [{ blocks }] = renderSlack(brief, { actions: [], titled: false });

    expect(blocks[0]).toMatchObject({ type: 'rich_text' });
  });

  it('has a title too long for a header as bold text', () => {
    const [{ blocks }] = renderSlack({ ...brief, title: 'harbour '.repeat(25) }, { actions: [], titled: true });

    expect(blocks[0]).toMatchObject({ elements: [{ elements: [{ style: { bold: true } }] }] });
  });
});

it('has no run without text, which Slack refuses, where nothing of a title or name can be seen', () => {
  const unseen = '\u200b\u202e';
  const document: Document = {
    title: unseen,
    blocks: [
      { kind: 'point', text: 'Dockers stopped work.', sources: [1] },
      { kind: 'quote', text: 'We will not move.', sources: [1], speaker: { name: unseen, inferred: false } },
      { kind: 'sources', sources: [{ ...TARN_HERALD, label: unseen }] },
      { kind: 'coverage', text: unseen },
      { kind: 'note', text: unseen },
    ],
  };

  const messages = renderSlack(document, { actions: [], titled: true });

  expect(messages.flatMap((message) => shown(message).beyond)).toEqual([]);
  expect(JSON.stringify(messages)).not.toMatch(/"(?:text|elements)":(?:""|\[\])/);
});
