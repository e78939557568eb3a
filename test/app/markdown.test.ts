import { expect, it } from 'vitest';
import { renderMarkdown } from '../../src/app/markdown.ts';
import { TARN_HERALD } from '../build.ts';

it('writes a brief with numbered sources and links', () => {
  const text = renderMarkdown({
    title: 'harbour',
    span: 'last 3 days',
    blocks: [
      { kind: 'headline', text: 'Dockers stop work', sources: [1] },
      { kind: 'point', text: 'Work stopped on Monday.', sources: [1] },
      { kind: 'point', text: 'Nine days are planned.', sources: [1] },
      { kind: 'quote', text: '“No.”', sources: [1], speaker: { name: 'Mira Holt', inferred: true } },
      {
        kind: 'sources',
        sources: [TARN_HERALD],
      },
      { kind: 'coverage', text: '1 article, 1 source, newest 3 h old' },
    ],
  });

  expect(text).toBe(`# harbour (last 3 days)

## Dockers stop work \\[1\\]

- Work stopped on Monday. \\[1\\]
- Nine days are planned. \\[1\\]

> “No.” — Mira Holt (inferred) \\[1\\]

1. [Dockers stop work](<https://tarn.example/1>), Tarn Herald, 3 h ago

*1 article, 1 source, newest 3 h old.*
`);
});

it('escapes mark-up in the text of articles', () => {
  const text = renderMarkdown({
    title: '# <script>alert(1)</script>',
    blocks: [
      { kind: 'point', text: '[click](https://evil.example) *now* `rm` ![x](y) <!-- a -->', sources: [] },
      { kind: 'note', text: '1. not a list' },
    ],
  });

  expect(text).toBe(
    '# \\# \\<script\\>alert(1)\\</script\\>\n\n' +
      '- \\[click\\](https://evil.example) \\*now\\* \\`rm\\` !\\[x\\](y) \\<!-- a --\\>\n\n' +
      '1\\. not a list\n',
  );
});
