import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/app/document.ts';
import { renderTerminal } from '../../src/terminal/render.ts';
import { columns } from '../../src/terminal/wrap.ts';
import { TARN_HERALD } from '../build.ts';

const pipe = { width: Number.POSITIVE_INFINITY, colour: false };

const brief: Document = {
  title: 'harbour',
  span: 'last 3 days',
  blocks: [
    { kind: 'headline', text: 'Dockers stop work', sources: [1] },
    { kind: 'point', text: 'Dockers in Tarn stopped work on Monday.', sources: [1, 2] },
    { kind: 'point', text: 'The union wants nine days.', sources: [2] },
    { kind: 'next', text: 'Talks begin on Friday.', sources: [1] },
    {
      kind: 'difference',
      sides: [
        { text: 'nine days', sources: [1] },
        { text: 'a week', sources: [2], speaker: { name: 'Mira Holt', inferred: false } },
      ],
    },
    { kind: 'quote', text: '“We will not move.”', sources: [1], speaker: { name: 'Mira Holt', inferred: true } },
    {
      kind: 'sources',
      sources: [
        TARN_HERALD,
        {
          number: 2,
          articleId: 'b',
          label: '“Work in the harbour came to…” (no title)',
          time: 'date unknown, added 2 h ago',
        },
      ],
    },
    { kind: 'coverage', text: '2 articles, 1 source, newest 3 h old' },
  ],
};

describe('a brief in a pipe', () => {
  it('is plain text, a line a block', () => {
    expect(renderTerminal(brief, pipe)).toBe(
      `harbour · last 3 days

Dockers stop work [1]
  • Dockers in Tarn stopped work on Monday. [1][2]
  • The union wants nine days. [2]

  Next: Talks begin on Friday. [1]
  Told differently: “nine days” [1] · Mira Holt: “a week” [2]
  Quote: “We will not move.” — Mira Holt (inferred) [1]

  [1] Dockers stop work — Tarn Herald, 3 h ago
      https://tarn.example/1
  [2] “Work in the harbour came to…” (no title) — date unknown, added 2 h ago
  2 articles, 1 source, newest 3 h old.`,
    );
  });
});

describe('a brief on a terminal', () => {
  it('sets what stands behind a title or a name below it where both are too wide', () => {
    const list: Document = {
      title: 'Topics of the harbour',
      span: 'last 3 days, read as of 6 December',
      blocks: [
        { kind: 'entry', name: 'ferry', detail: '2 articles' },
        { kind: 'entry', name: 'strike of the dockers', detail: '12 articles, newest 3 h old' },
      ],
    };

    expect(renderTerminal(list, { width: 30, colour: false })).toBe(
      [
        'Topics of the harbour',
        '· last 3 days, read as of 6',
        '  December',
        '',
        '  ferry — 2 articles',
        '  strike of the dockers',
        '  — 12 articles, newest 3 h',
        '    old',
      ].join('\n'),
    );
  });

  it('keeps within its columns, but for words that are longer', () => {
    const lines = renderTerminal(brief, { width: 40, colour: false }).split('\n');

    for (const line of lines) expect(columns(line), line).toBeLessThanOrEqual(40);
  });

  it('indents the further lines of a point', () => {
    const document: Document = {
      title: 'x',
      blocks: [{ kind: 'point', text: 'one two three four five six seven eight', sources: [1] }],
    };

    expect(renderTerminal(document, { width: 30, colour: false })).toBe(
      'x\n\n  • one two three four five\n    six seven eight [1]',
    );
  });

  it('is coloured only where colours are wanted', () => {
    expect(renderTerminal(brief, pipe)).not.toContain('\u001b');
    expect(renderTerminal(brief, { width: 80, colour: true })).toContain('\u001b[');
  });
});

describe('hostile text', () => {
  const hostile = [
    'Red \u001b[31malert\u001b[0m',
    'Title \u001b]0;owned\u0007set',
    'Clear \u009b2Jscreen',
    'Bell\u0007 and back\b\bspace',
    'Right\u202eto\u202cleft',
    'Zero\u200bwidth\ufeff',
    'Line one\r\nline two\u2028three',
    'Lone \ud800 half',
  ];

  it('loses whatever steers a terminal and keeps its words', () => {
    const document: Document = {
      title: hostile[0]!,
      blocks: [
        ...hostile.map((text) => ({ kind: 'point', text, sources: [1] }) as const),
        {
          kind: 'sources',
          sources: [{ number: 1, articleId: 'a', label: hostile[1]!, publisher: hostile[2]!, time: 'now' }],
        },
      ],
    };

    const text = renderTerminal(document, pipe);

    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff\u2028]/);
    expect(text).toContain('• Red alert [1]');
    expect(text).toContain('• Title set [1]');
    expect(text).toContain('• Clear screen [1]');
    expect(text).toContain('• Righttoleft [1]');
    expect(text).toContain('• Line one line two three [1]');
  });

  it('shows no address but of the web', () => {
    const sources = ['javascript:alert(1)', 'file:///etc/passwd', 'https://ok.example/a b'].map((url, place) => ({
      number: place + 1,
      articleId: `${place}`,
      label: 'x',
      url,
      time: 'now',
    }));

    const text = renderTerminal({ title: 't', blocks: [{ kind: 'sources', sources }] }, pipe);

    expect(text).not.toContain('javascript');
    expect(text).not.toContain('passwd');
    expect(text).toContain('https://ok.example/a%20b');
  });
});

it('counts East Asian letters as two columns and combining marks as none', () => {
  expect(columns('平和')).toBe(4);
  expect(columns('e\u0301')).toBe(1);
  expect(columns('plain')).toBe(5);
});
