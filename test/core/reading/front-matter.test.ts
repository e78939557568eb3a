import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/core/reading/article.ts';

const FILE = [
  '---',
  'title: "Dockers stop work: the harbour is shut"',
  'source: Tarn Herald',
  'url: https://tarn.example/1?utm_source=mail',
  "author: 'Ben Tolley'",
  'published: 2026-05-11T09:00:00Z',
  'language: en',
  '---',
  '',
  'Crane drivers in Tarn stopped work on Monday over longer shifts.',
].join('\n');

describe('front matter', () => {
  it('tells what is not given, and is no part of the text that is briefed', () => {
    const article = readArticle(FILE, { id: 'tarn' });

    expect(article).toMatchObject({
      title: 'Dockers stop work: the harbour is shut',
      source: 'Tarn Herald',
      url: 'https://tarn.example/1',
      author: 'Ben Tolley',
      publishedAt: new Date('2026-05-11T09:00:00Z'),
      language: 'en',
      text: FILE,
    });
    expect(article.sentences.map(({ text }) => text)).toEqual([
      'Crane drivers in Tarn stopped work on Monday over longer shifts.',
    ]);
    expect(article.sentences.map(({ start, end }) => FILE.slice(start, end))).toEqual(
      article.sentences.map(({ text }) => text),
    );
  });

  it('gives way to what is given', () => {
    const article = readArticle(FILE, { id: 'tarn', title: 'Harbour shut', source: undefined });

    expect(article).toMatchObject({ title: 'Harbour shut', source: 'Tarn Herald' });
  });

  it('is read with the line ends of Windows and a byte order mark', () => {
    const article = readArticle(`\uFEFF${FILE.replaceAll('\n', '\r\n')}`, { id: 'tarn' });

    expect(article.source).toBe('Tarn Herald');
    expect(article.sentences).toHaveLength(1);
  });

  it('invents no date and no address', () => {
    const article = readArticle(
      '---\ntitle: Ferry late\nurl: the harbour\npublished: 2026-02-31\n---\nThe ferry was late.',
      {
        id: 'ferry',
      },
    );

    expect(article.title).toBe('Ferry late');
    expect(article.url).toBeUndefined();
    expect(article.publishedAt).toBeUndefined();
  });

  it.each<[string, string]>([
    ['text between two rules', '---\nThe harbour of Tarn is shut.\n---\nCrane drivers stopped work.'],
    ['a rule that is never closed', '---\ntitle: Harbour shut\nThe harbour of Tarn is shut.'],
    ['fields below the first line', 'Harbour news\n---\ntitle: Harbour shut\n---\nThe harbour of Tarn is shut.'],
  ])('is not %s', (_, text) => {
    const article = readArticle(text, { id: 'tarn' });

    expect(article.sentences.map((sentence) => sentence.text).join(' ')).toContain('The harbour of Tarn is shut.');
    expect(article.title).not.toBe('Harbour shut');
  });
});
