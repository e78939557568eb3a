import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReadItem } from '../../src/app/ports.ts';
import { readArticle } from '../../src/core/reading/article.ts';
import { type FolderOptions, folderSource } from '../../src/sources/folder.ts';

const NOW = new Date('2026-05-10T12:00:00Z');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefdesk-folder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

async function readAll(path = folder, options: FolderOptions = {}): Promise<readonly ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of folderSource(path, { now: () => NOW, ...options }).read()) items.push(item);
  return items;
}

async function readOne(name: string, content: string | Uint8Array): Promise<ReadItem | undefined> {
  await put(name, content);
  return (await readAll())[0];
}

async function readAsNobody(path: string): Promise<unknown> {
  const script = fileURLToPath(new URL('read-process.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, path]);
  return JSON.parse(stdout);
}

describe('folderSource', () => {
  test('reads texts, Markdown and pages of folders within, ordered by path', async () => {
    await put('b/two.md', 'The ferry sails.');
    await put('a.txt', 'The ferry stays.');
    await put(
      'b/one.html',
      '<html><body><article><p>The ferry sank near the port on Monday.</p></article></body></html>',
    );
    await put('c.htm', '<p>The ferry was raised from the ground of the harbour.</p>');
    await put('notes.pdf', 'not read');
    await put('.hidden.txt', 'not read');
    await put('.git/x.txt', 'not read');

    const items = await readAll();

    expect(items.map((item) => `${item.kind} ${item.name}`)).toEqual([
      'article a.txt',
      'article b/one.html',
      'article b/two.md',
      'article c.htm',
    ]);
  });

  test('reads a single file', async () => {
    await put('a.txt', 'The ferry stays.');

    const items = await readAll(join(folder, 'a.txt'));

    expect(items).toEqual([
      { kind: 'article', name: 'a.txt', article: { key: `file:${join(folder, 'a.txt')}`, text: 'The ferry stays.' } },
    ]);
  });

  test('reads a colon in a title as editors write it', async () => {
    const item = await readOne(
      'a.md',
      '---\r\ntitle: Correction: the "Ylva" sails \r\nsource: \'Port: News\'\r\nurl: https://tarn.example/1\r\n---\r\nThe ferry sails.',
    );

    expect(item).toMatchObject({
      article: { title: 'Correction: the "Ylva" sails', source: 'Port: News', url: 'https://tarn.example/1' },
    });
  });

  test('has a stable id, and a name people know it by', () => {
    expect(folderSource('/srv/news/')).toMatchObject({ id: 'folder:/srv/news', name: 'news' });
    expect(folderSource('/srv/news', { name: 'Desk' }).name).toBe('Desk');
  });

  test('takes the address for the key, else what the caller makes of the path', async () => {
    await put('a.md', '---\nurl: https://News.example/a?utm_source=x&id=2#top\n---\nThe ferry sails.');
    await put('in/b.md', 'The ferry stays.');

    const items = await readAll(folder, { keyFor: (path) => `sample:${path}` });

    expect(items.map((item) => item.kind === 'article' && item.article.key)).toEqual([
      'https://news.example/a?id=2',
      'sample:in/b.md',
    ]);
  });

  test('names the second of two files with one address', async () => {
    await put('a.md', '---\nurl: https://news.example/a\n---\nThe ferry sails.');
    await put('b.md', '---\nurl: https://news.example/a?utm_medium=mail\n---\nThe ferry stays.');

    const items = await readAll();

    expect(items[0]).toMatchObject({ kind: 'article', name: 'a.md' });
    expect(items[1]).toEqual({
      kind: 'unreadable',
      name: 'b.md',
      reason: 'has the same address as a.md: https://news.example/a',
    });
  });

  test('finds nothing in an empty folder', async () => {
    expect(await readAll()).toEqual([]);
  });

  test('says that a folder does not exist', async () => {
    expect(await readAll(join(folder, 'none'))).toEqual([
      { kind: 'unreadable', name: 'none', reason: 'does not exist: check the path' },
    ]);
  });

  // Where names of files have to be UTF-8 there is no such file.
  test.skipIf(process.platform === 'darwin')('says which name is not UTF-8, and reads the rest', async () => {
    await put('open.txt', 'The ferry sails.');
    await writeFile(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.of(0xe9), Buffer.from('.txt')]), 'Coffee.');

    const items = await readAll();

    expect(items).toContainEqual({
      kind: 'unreadable',
      name: 'caf\ufffd.txt',
      reason: 'has a name that is not UTF-8: rename it',
    });
    expect(items).toContainEqual(expect.objectContaining({ kind: 'article', name: 'open.txt' }));
  });

  test('names a folder that may not be read and reads the rest', async () => {
    await put('closed/a.txt', 'The ferry stays.');
    await put('open.txt', 'The ferry sails.');
    await chmod(join(folder, 'closed'), 0o000);

    await chmod(folder, 0o755);

    const items = await readAsNobody(folder);

    await chmod(join(folder, 'closed'), 0o700);
    expect(items).toMatchObject([
      { kind: 'unreadable', name: 'closed', reason: expect.stringContaining('may not be read') },
      { kind: 'article', name: 'open.txt' },
    ]);
  });

  test('follows links without going round in circles', async () => {
    await put('a/one.txt', 'The ferry stays.');
    await symlink(folder, join(folder, 'a', 'up'));
    await symlink(join(folder, 'round.txt'), join(folder, 'round.txt'));

    const items = await readAll();

    expect(items).toMatchObject([
      { kind: 'article', name: 'a/one.txt' },
      { kind: 'unreadable', name: 'round.txt', reason: 'is a link that leads to itself: remove it' },
    ]);
  });

  test.each([
    ['an empty file', 'a.txt', '', /is empty/],
    ['a file of white space', 'a.md', ' \n\n', /is empty/],
    ['a binary file', 'a.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x00, 0x00, 0x01]), /is a binary file/],
    [
      'bytes in an undeclared encoding',
      'a.txt',
      new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
      /is not UTF-8.*save it as UTF-8/,
    ],
    [
      'bytes that are not what they declare',
      'a.html',
      new Uint8Array([...Buffer.from('<meta charset="utf-8"><p>'), 0xcf, 0xf0]),
      /is not the utf-8 it declares/,
    ],
    [
      'an encoding nobody knows',
      'a.html',
      '<meta charset="klingon"><p>The ferry sails.</p>',
      /unknown encoding "klingon"/,
    ],
    [
      'broken YAML',
      'a.md',
      '---\ntitle: Ferry\nurl: [a\n---\nThe ferry sails.',
      /^line [34]: the front matter is not valid YAML/,
    ],
    [
      'front matter without an end',
      'a.md',
      '---\ntitle: Ferry\n\nThe ferry sails.',
      /^line 1: the front matter that begins here is not closed/,
    ],
    [
      'YAML that multiplies itself',
      'a.md',
      '---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n---\nThe ferry sails.',
      /refers to itself with YAML aliases/,
    ],
    ['a page without an article', 'a.html', '<html><body><script>x()</script></body></html>', /holds no article text/],
    ['a page nested without end', 'a.html', '<div>'.repeat(50_000), /more mark-up than an article/],
  ])('names %s with the reason', async (_, name, content, reason) => {
    await put('zz.txt', 'The ferry sails.');

    const item = await readOne(name, content);

    expect(item).toEqual({ kind: 'unreadable', name, reason: expect.stringMatching(reason) });
    expect(await readAll()).toHaveLength(2);
  });

  test('refuses files of more than 20 MB', async () => {
    const item = await readOne('a.txt', 'The ferry. '.repeat(2_000_000));

    expect(item).toMatchObject({ kind: 'unreadable', reason: expect.stringContaining('larger than 20 MB') });
  });

  test.each([
    ['one word', 'Ferry'],
    ['a line of 1 MB without a space', 'x'.repeat(1e6)],
    ['a text of just under 20 MB', 'The ferry sails on Monday. '.repeat(740_000)],
  ])('reads %s', { timeout: 30_000 }, async (_, content) => {
    const item = await readOne('a.txt', content);

    expect(item).toMatchObject({ kind: 'article', article: { text: content } });
  });

  test('reads declared encodings and byte order marks', async () => {
    const cyrillic = new Uint8Array([0xcf, 0xee, 0xf0, 0xee, 0xec]); // "Пором" in windows-1251
    await put(
      'a.html',
      new Uint8Array([
        ...Buffer.from('<meta charset="windows-1251"><p>'),
        ...cyrillic,
        ...Buffer.from(' sails from Velmar today.</p>'),
      ]),
    );
    await put('b.md', new Uint8Array([...Buffer.from('---\nencoding: windows-1251\n---\n'), ...cyrillic]));
    await put('c.txt', new Uint8Array([0xff, 0xfe, ...Buffer.from('Паром', 'utf16le')]));
    await put('d.txt', '\uFEFFFerry');

    const texts = (await readAll()).map((item) => item.kind === 'article' && item.article.text);

    expect(texts).toEqual(['Пором sails from Velmar today.', 'Пором', 'Паром', 'Ferry']);
  });

  test('hands files over one at a time, however many there are', async () => {
    await Promise.all(Array.from({ length: 500 }, (_, i) => put(`${i % 10}/${i}.txt`, `Ferry number ${i} sails.`)));

    let count = 0;
    for await (const item of folderSource(folder).read()) if (item.kind === 'article') count += 1;

    expect(count).toBe(500);
  });
});

describe('front matter', () => {
  test('tells title, address, publisher, author, date and language', async () => {
    const item = await readOne(
      'a.md',
      '---\ntitle: "Ferry: it sails"\nurl: https://news.example/ferry\nsource: Velmar Courier\nauthor: [Ines Marlow, Tom Okafor]\npublished: 2026-05-03T14:05:00+02:00\nlanguage: en\n---\nThe ferry sails.\n',
    );

    expect(item).toEqual({
      kind: 'article',
      name: 'a.md',
      article: {
        key: 'https://news.example/ferry',
        title: 'Ferry: it sails',
        url: 'https://news.example/ferry',
        source: 'Velmar Courier',
        author: 'Ines Marlow, Tom Okafor',
        publishedAt: new Date('2026-05-03T12:05:00Z'),
        language: 'en',
        text: 'The ferry sails.',
      },
    });
  });

  test.each([
    ['2026-02-30', 'does not exist in the calendar'],
    ['2031-01-01', 'lies in the future'],
    ['soon', 'is not in a known form'],
  ])('keeps the article and says why the date %s counts as unknown', async (date, reason) => {
    const item = await readOne('a.md', `---\npublished: ${date}\n---\nThe ferry sails.`);

    expect(item).toMatchObject({
      kind: 'article',
      warnings: [expect.stringContaining(`published: ${date} ${reason}`)],
    });
    expect(item).not.toHaveProperty('article.publishedAt');
  });

  test('may name its fields with capitals', async () => {
    const item = await readOne('a.md', '---\nTitle: Ferry sails\nPublished: 2026-05-03\n---\nThe ferry sails.');

    expect(item).toMatchObject({ article: { title: 'Ferry sails', publishedAt: new Date('2026-05-03') } });
  });

  test('keeps an article with only a title', async () => {
    const item = await readOne('a.md', '---\ntitle: Ferry sails\n---\n');

    expect(item).toMatchObject({ kind: 'article', article: { title: 'Ferry sails', text: '' } });
  });

  test('leaves a text alone that only begins with a rule', async () => {
    const item = await readOne('a.md', '---\n\nThe ferry sails.\n');

    expect(item).toMatchObject({ kind: 'article', article: { text: 'The ferry sails.' } });
  });
});

const textOf = (item: ReadItem | undefined): string | undefined =>
  item?.kind === 'article' ? item.article.text : undefined;

describe('Markdown', () => {
  test('becomes plain text that reads the same', async () => {
    const item = await readOne(
      'a.md',
      '# Ferry *sails*\n\nThe **council** of [Velmar](https://velmar.example) met\non Monday.\n\n## Needed\n\n- tents\n- `water`\n\n> It is late,\n\n![boat](boat.png)\n',
    );

    expect(item).toMatchObject({
      article: {
        text: '# Ferry sails\n\nThe council of Velmar met on Monday.\n\n## Needed\n\n- tents\n- water\n\nIt is late,',
      },
    });
  });

  test.each([
    'The ferry\nsails at 9 — “on time”,  they say.\n \nRain & wind: 5 = 5, 1.5 x - y (c) $2^3 {a}!',
    '\ufeffThe ferry\r\nsails.\r\n\r\n\tSee https://tarn.example/?a=1&b=2 or www.tarn.example\n\n\n:\f\u00a0\n',
    'Ends with a blank \nand a tab\tbetween\n',
  ])('without marks reads as it does with marks beside it: %j', async (text) => {
    const alone = await readOne('a.md', text);
    const beside = await readOne('a.md', `${text}\n\n**And so on.**`);

    expect(textOf(beside)).toBe(`${textOf(alone)}\n\nAnd so on.`);
  });

  test('gives headings that the reader of articles knows', async () => {
    const item = await readOne('a.md', '# Ferry sails\n\nThe council met.\n\n### Next\n\nIt votes.');
    const article = readArticle(item?.kind === 'article' ? item.article.text : '', { id: 'a' });

    expect(article.title).toBe('Ferry sails');
    expect(article.paragraphs.map((paragraph) => paragraph.kind)).toEqual(['title', 'text', 'heading', 'text']);
  });

  test.each([
    ['emphasis without end', '_a_'.repeat(100_000)],
    ['quotation marks without end', `${'> '.repeat(20_000)}a`],
    ['brackets without end', '['.repeat(500_000)],
  ])('does not hang on %s', { timeout: 20_000 }, async (_, content) => {
    expect(await readOne('a.md', content)).toMatchObject({ kind: 'article' });
  });
});
